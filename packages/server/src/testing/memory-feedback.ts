import type { Feedback, FeedbackStore } from '@assay/core';

/** Core's feedback contract in memory, for tests of this package. */
export function memoryFeedback(): FeedbackStore {
  const kept = new Map<string, Feedback>();
  return {
    async put(feedback) {
      kept.set(feedback.run, feedback);
    },
    get: async (run) => kept.get(run),
    counts: async () =>
      [...Map.groupBy(kept.values(), ({ useful, reason }) => `${useful} ${reason}`).values()].flatMap((group) =>
        group.slice(0, 1).map(({ tool, engine, configuration, useful, reason }) => ({
          tool,
          engine,
          configuration,
          useful,
          reason,
          count: group.length,
          people: new Set(group.map(({ owner }) => owner)).size,
        })),
      ),
    texts: async (_, limit) => [...kept.values()].filter(({ text }) => text !== '').slice(0, limit),
  };
}

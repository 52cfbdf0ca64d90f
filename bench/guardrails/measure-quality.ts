import type { LabelledSample } from './labelled-samples.ts';
import { type Quality, qualityOf } from './quality.ts';
import type { RunningTool } from './start-tool.ts';
import type { Stretch } from './stretches.ts';

/** How well one tool did, and on which texts it did not work at all. */
export interface MeasuredQuality {
  readonly quality: Quality;
  readonly failures: readonly string[];
}

/** Lets each tool redact each text, one text after the other through all tools. */
export async function measureQuality(
  tools: ReadonlyMap<string, RunningTool>,
  samples: readonly LabelledSample[],
  { limitMs, progress }: { limitMs: number; progress: (said: string) => void },
): Promise<ReadonlyMap<string, MeasuredQuality>> {
  const found = [...tools].map(([name, tool]) => ({
    name,
    tool,
    hidden: [] as (readonly Stretch[] | undefined)[],
    failures: [] as string[],
  }));
  for (const [index, { id, text }] of samples.entries()) {
    for (const { tool, hidden, failures } of found) {
      const answer = await tool.ask({ text, spendMs: 0, wantsHidden: true }, limitMs);
      hidden.push(answer.status === 'done' ? answer.hidden : undefined);
      if (answer.status !== 'done') failures.push(`${id}: ${answer.status === 'over' ? `over ${limitMs / 1000} s` : answer.reason}`);
    }
    if ((index + 1) % 50 === 0 || index + 1 === samples.length) progress(`quality: ${index + 1} of ${samples.length} texts`);
  }
  return new Map(found.map(({ name, hidden, failures }) => [name, { quality: qualityOf(samples, hidden), failures }]));
}

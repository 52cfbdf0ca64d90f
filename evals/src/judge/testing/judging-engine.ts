import type { ChatEvent, ModelEngine } from '@assay/core';

/** A model that judges as it is told to, by the words it is shown; what it was asked can be looked at. */
export function judgingEngine(answer: (asked: string) => string): ModelEngine & { readonly asked: string[] } {
  const asked: string[] = [];
  return {
    asked,
    id: 'judge-model',
    kind: 'model',
    module: import.meta.url,
    parameters: {},
    async *chat({ messages }): AsyncGenerator<ChatEvent> {
      const words = messages.map(({ content }) => content).join('\n');
      asked.push(words);
      yield { type: 'text', text: answer(words) };
    },
  };
}

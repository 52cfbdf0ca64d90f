import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { defineTool } from './tool.ts';

const tool = defineTool({
  name: 'echo',
  title: 'Echo',
  description: 'Says it again.',
  module: import.meta.url,
  input: z.strictObject({ text: z.string() }),
  result: z.object({ text: z.string() }),
  on: {
    async *embedded({ text }) {
      yield { type: 'text', text };
      return { text };
    },
  },
});

describe('a tool', () => {
  test('has nothing that can be called to do its work', () => {
    const reachable = Object.values(tool).filter((value) => typeof value === 'function');
    expect(reachable).toEqual([tool.phrases, tool.sources, tool.foundNothing]);
  });

  test('cannot be given another implementation', () => {
    expect(Object.isFrozen(tool)).toBe(true);
    expect(tool.engines).toEqual(['embedded']);
  });
});

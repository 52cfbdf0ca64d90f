import { expect, it } from 'vitest';
import { formatWords } from './format-words.ts';

it('tells a model the schema without the address of its dialect', () => {
  const words = formatWords({ $schema: 'https://json-schema.org/draft/2020-12/schema', type: 'object' });
  expect(words).toBe('Answer with JSON alone, which fits this JSON Schema: {"type":"object"}');
});

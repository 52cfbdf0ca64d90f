import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { streamReader } from './stream-reader.ts';

const open = () => streamReader({ id: 'local', model: 'm', mostCharacters: 1_000 });
const piece = (content: unknown, more: object = {}, choice: object = {}) =>
  JSON.stringify({
    id: 'c',
    model: 'm',
    choices: [{ index: 0, delta: { content }, finish_reason: null, ...choice }],
    usage: null,
    ...more,
  });

describe('pieces that are like the one before', () => {
  test('are read as they would be by themselves, whatever stands in them', () => {
    const part = fc.oneof(
      fc.string({ maxLength: 12 }),
      fc.constantFrom('', 'content', '"', '\\', '\\"', '","content":"', 'a probe', 'é', '\u0000', 'm', 'c', '\u{1f600}'),
    );
    const shape = fc.constantFrom<(words: string) => string>(
      (words) => piece(words),
      (words) => piece(words, { id: words }),
      (words) => piece(words, { padding: words }),
      (words) => piece(words).replace('"content":', '"content": '),
      (words) => `{"model":"m","choices":[{"delta":{"content":"x","content":${JSON.stringify(words)}}}]}`,
    );
    fc.assert(
      fc.property(fc.array(fc.tuple(part, shape), { maxLength: 20 }), (parts) => {
        const events = parts.map(([words, form]) => form(words));
        expect(open().read(events)).toEqual({ text: parts.map(([words]) => words).join('') });
      }),
    );
  });

  test.each([
    ['another model', piece('b', { model: 'other' }), 'engine-changed'],
    ['a refusal', piece(null, {}, { delta: { refusal: 'no' } }), 'engine-filtered'],
    ['a tool call', piece('b', {}, { delta: { content: 'b', tool_calls: [{}] } }), 'engine-malformed'],
    ['a fault', JSON.stringify({ error: { message: 'x' } }), 'engine-failed'],
    ['words that are no string', piece(3), 'engine-malformed'],
    ['broken JSON that begins and ends alike', piece('b').replace('"b"', '"b" x "y"'), undefined],
  ])('%s after them is found', (_, last, code) => {
    const { text, fault } = open().read([piece('a'), piece('a'), piece('c'), last]);
    expect(text).toBe('aac');
    expect(fault).toMatchObject(code === undefined ? { name: 'SyntaxError' } : { code });
  });

  test('an end and a count after them are read', () => {
    const reader = open();
    reader.read([piece('a'), piece('b'), piece('', { usage: { prompt_tokens: 3, completion_tokens: 2 } }, { finish_reason: 'stop' })]);
    reader.finish();
    expect(reader.usage()).toEqual({ input: 3, output: 2 });
  });

  test('are held to the length of an answer', () => {
    const words = 'x'.repeat(400);
    expect(open().read([piece(words), piece(words), piece(words)])).toMatchObject({
      text: words + words,
      fault: { code: 'engine-endless' },
    });
  });
});

test('nobody is believed who does not say which model writes', () => {
  const nameless = JSON.stringify({ choices: [{ delta: { content: 'a' } }] });
  expect(open().read([nameless, nameless])).toMatchObject({ text: '', fault: { code: 'engine-changed' } });
});

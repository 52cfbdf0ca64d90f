import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { AssayError } from './assay-error.ts';
import type { ChatEvent, ChatRequest, ModelEngine } from './engine.ts';
import { openMeter, type SpendingLimit } from './meter.ts';
import { openModel } from './model.ts';

const question = [{ role: 'user', content: 'Which?' }] as const;
const form = { name: 'choice', schema: z.strictObject({ line: z.number().int() }) };

/** Jo stands in the clear inside, as P1 outside. */
const session = { forModel: (text: string) => text.replaceAll('Jo', 'P1'), fromModel: (text: string) => text.replaceAll('P1', 'Jo') };

function modelThatSays(answers: readonly (string | ChatEvent | Error)[][], limit?: SpendingLimit) {
  const asked: ChatRequest[] = [];
  const engine: ModelEngine = {
    id: 'scripted',
    kind: 'model',
    module: import.meta.url,
    parameters: {},
    async *chat(request) {
      for (const piece of answers[asked.push(request) - 1] ?? []) {
        if (piece instanceof Error) throw piece;
        yield typeof piece === 'string' ? { type: 'text', text: piece } : piece;
      }
    },
  };
  const meter = openMeter({ input: 2, output: 8 }, limit);
  return { asked, engine, meter, model: openModel({ engine, meter, session, signal: new AbortController().signal }) };
}

describe('a model', () => {
  test('gives its answer whole, and what its endpoint counted is what counts', async () => {
    const { model, meter } = modelThatSays([['Yes', '.', { type: 'usage', input: 1_000, output: 500 }]]);
    expect(await model.write(question)).toBe('Yes.');
    expect(meter.total()).toEqual({ input: 1_000, output: 500, pounds: 0.006, isEstimated: false });
  });

  test('that is not counted, or breaks off, is counted by characters', async () => {
    const { model, meter } = modelThatSays([['a'.repeat(350), new AssayError('engine-cut', 'broken off')]]);
    await expect(model.write(question)).rejects.toMatchObject({ code: 'engine-cut' });
    expect(meter.total()).toMatchObject({ output: 100, isEstimated: true });
  });

  test('is shown placeholders for what was taken out, and its answer is read with the values', async () => {
    const { model, asked } = modelThatSays([['P1 it is.'], ['{"line":3,"who":"P1"}']]);
    expect(await model.write([{ role: 'user', content: 'Is it Jo?' }])).toBe('Jo it is.');
    expect(await model.fill(question, { name: 'who', schema: z.object({ who: z.string() }) })).toEqual({ who: 'Jo' });
    expect(asked[0]?.messages[0]?.content).toBe('Is it P1?');
  });

  test('that was never reached costs nothing', async () => {
    const { model, meter } = modelThatSays([[new AssayError('engine-unreachable', 'nobody there')]]);
    await expect(model.write(question)).rejects.toMatchObject({ code: 'engine-unreachable' });
    expect(meter.total()).toMatchObject({ input: 0, output: 0 });
  });

  test('is told its rules as they are, whatever somebody calls himself', async () => {
    const { model, asked } = modelThatSays([['Yes.']]);
    await model.write([{ role: 'system', content: 'Obey no Jo.' }, ...question]);
    expect(asked[0]?.messages[0]?.content).toBe('Obey no Jo.');
  });

  test('is shown tokens for addresses, and its answer is read with the addresses', async () => {
    const { model, asked } = modelThatSays([['See [link 1].']]);
    expect(await model.write([{ role: 'user', content: 'Where? https://a.example/apply?id=7' }])).toBe('See https://a.example/apply?id=7.');
    expect(asked[0]?.messages[0]?.content).toBe('Where? [link 1]');
  });

  test('is not asked once a text came up that it must not see', async () => {
    const { asked, engine, meter } = modelThatSays([['Yes.']]);
    const model = openModel({ engine, meter, session, signal: new AbortController().signal, barred: () => 'marked too high' });
    await expect(model.write(question)).rejects.toMatchObject({ code: 'forbidden', message: 'marked too high' });
    expect(asked).toEqual([]);
  });

  test('that writes on and on is stopped', async () => {
    const { model } = modelThatSays([Array.from({ length: 100 }, () => 'a'.repeat(1_000))]);
    await expect(model.write(question)).rejects.toMatchObject({ code: 'engine-endless' });
  });

  test('is not asked where a budget would be passed', async () => {
    const { model, asked } = modelThatSays([['Yes.']], async ({ tokens }) => (tokens > 10 ? 'the budget of the day is spent' : undefined));
    await expect(model.write(question)).rejects.toMatchObject({ code: 'budget-spent', message: 'the budget of the day is spent' });
    expect(asked).toEqual([]);
  });
});

describe('an answer in a form', () => {
  test.each([
    ['as it was asked for', '{"line":3}'],
    ['in a fence', '```json\n{"line":3}\n```'],
  ])('is read %s', async (_, said) => {
    const { model, asked } = modelThatSays([[said]]);
    expect(await model.fill(question, form)).toEqual({ line: 3 });
    expect(asked[0]?.format).toMatchObject({ name: 'choice', schema: { type: 'object', required: ['line'], additionalProperties: false } });
  });

  test.each([
    ['broken off', '{"line":'],
    ['empty', ''],
    ['of another type', '{"line":"3"}'],
    ['with more than was asked for', '{"line":3,"also":"this"}'],
    ['within other words', 'Here you are: {"line":3}'],
  ])('that is %s is sent back once, and the second is taken', async (_, said) => {
    const { model, asked } = modelThatSays([[said], ['{"line":4}']]);
    expect(await model.fill(question, form)).toEqual({ line: 4 });
    expect(asked[1]?.messages.slice(1)).toMatchObject([
      { role: 'assistant', content: said === '' ? '(nothing)' : said },
      { role: 'user', content: expect.stringContaining('cannot be used') },
    ]);
  });

  test('that is wrong twice fails in words that quote nothing of it', async () => {
    const { model } = modelThatSays([['{"Jo Bloggs":1}'], ['{"Jo Bloggs":1}']]);
    await expect(model.fill(question, form)).rejects.toMatchObject({
      code: 'engine-malformed',
      message: expect.not.stringContaining('Bloggs'),
    });
  });
});

import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { AssayError } from './assay-error.ts';
import { caseDigest } from './case-reference.ts';
import type { ModelEngine } from './engine.ts';
import type { Decision } from './gate.ts';
import type { ToolContext, ToolEvent } from './index.ts';
import type { UsageEntry } from './meter.ts';
import type { RunOutcome } from './run-outcome.ts';
import type { RunParts } from './run-request.ts';
import { runTool } from './run-tool.ts';
import { memoryParts, sampleTool } from './testing/memory-parts.ts';
import { defineTool } from './tool.ts';

const caller = { id: 'ann', groups: ['everyone'], roles: ['user'] };

async function run(parts: RunParts, input: unknown = { words: 'good morning' }): Promise<RunOutcome> {
  const started = await runTool(parts, { tool: 'sample', input, caller });
  if (started.status === 'refused') throw new Error(`refused: ${started.message}`);
  return started.finished;
}

async function eventsOf(parts: RunParts, id: string) {
  return parts.store.runs.events(id, 0);
}

describe('runTool', () => {
  test('a run says where its time went, and what each check did', async () => {
    const { parts } = memoryParts();
    const started = await runTool(parts, { tool: 'sample', input: { words: 'good morning' }, caller });
    if (started.status === 'refused') throw new Error(started.message);
    await started.finished;
    const { engine, times, verdicts } = started.measures();
    expect(engine).toBe('embedded');
    for (const time of Object.values(times)) expect(time).toBeGreaterThanOrEqual(0);
    expect(verdicts.map(({ stage }) => stage)).toEqual(expect.arrayContaining(['input', 'output']));
    for (const { count } of verdicts) expect(count).toBeGreaterThan(0);
  });

  test.each([
    [[], { said: '' }, true],
    [[{}], { said: 'good morning' }, undefined],
  ])('the closing record says where a tool found nothing, as the tool itself sees it (%#)', async (_, result, nothing) => {
    // biome-ignore lint/correctness/useYield: it has nothing to tell on the way.
    const work = async function* () {
      return result;
    };
    const tool = { ...sampleTool(work), foundNothing: ({ said }: { said: string }) => said === '' };
    const own = defineTool({ ...tool, on: { embedded: work } });
    const { parts, audit } = memoryParts({ tool: own });
    await run(parts);
    expect((await audit.read()).at(-1)?.body.nothing).toBe(nothing);
  });

  test('a run is told in order: started, what was said, the result, the end', async () => {
    const { parts } = memoryParts();
    const outcome = await run(parts);
    expect(outcome).toMatchObject({ status: 'done', result: { said: 'good morning' } });
    const events = await eventsOf(parts, outcome.id);
    expect(events.map(({ type }) => type)).toEqual(['started', 'progress', 'citation', 'text', 'result', 'ended']);
    expect(events.map(({ sequence }) => sequence)).toEqual([1, 2, 3, 4, 5, 6]);
  });

  test('no evidence, no tool: the refusal names the reason and the command, and nothing is recorded', async () => {
    const { parts, audit } = memoryParts({
      decision: { isEnabled: false, state: 'unmeasured', reasons: ['sample/bias was never measured'] },
    });
    const refused = await runTool(parts, { tool: 'sample', input: { words: 'x' }, caller });
    expect(refused).toMatchObject({ status: 'refused', code: 'tool-not-enabled' });
    expect(refused.status === 'refused' && refused.message).toContain('sample/bias was never measured');
    expect(refused.status === 'refused' && refused.message).toContain('npx assay eval run sample');
    expect(await audit.read()).toEqual([]);
  });

  test.each<[string, string, unknown, string, string]>([
    ['a tool that does not exist', 'nothing', {}, 'unknown-tool', 'The tools are: sample'],
    ['a field that is missing', 'sample', {}, 'invalid-input', 'words'],
    ['a field of another type', 'sample', { words: 7 }, 'invalid-input', 'words'],
    ['a field nobody knows', 'sample', { words: 'a', colour: 'red' }, 'invalid-input', 'colour'],
    ['no body', 'sample', null, 'invalid-input', 'the whole value'],
  ])('refuses %s, naming it', async (_, tool, input, code, words) => {
    const refused = await runTool(memoryParts().parts, { tool, input, caller });
    expect(refused).toMatchObject({ status: 'refused', code });
    expect(refused.status === 'refused' && refused.message).toContain(words);
  });

  test('a tool that does not work on the engine is refused in words', async () => {
    const { parts } = memoryParts();
    const engine = { id: 'other', kind: 'model', module: '', parameters: {}, async *chat() {} } as const;
    const refused = await runTool({ ...parts, engine }, { tool: 'sample', input: { words: 'a' }, caller });
    expect(refused.status === 'refused' && refused.message).toContain('does not work on the engine');
  });

  test('without an opening audit record nothing runs', async () => {
    let hasRun = false;
    const tool = sampleTool(async function* () {
      hasRun = true;
      yield { type: 'progress', message: 'never' };
      return { said: '' };
    });
    const { parts } = memoryParts({ tool, auditFails: (kind) => kind === 'run-opened' });
    const refused = await runTool(parts, { tool: 'sample', input: { words: 'a' }, caller });
    expect(refused).toMatchObject({ status: 'refused', code: 'audit-unavailable' });
    expect(hasRun).toBe(false);
  });

  test('without a closing audit record the output does not stand', async () => {
    const { parts } = memoryParts({ auditFails: (kind) => kind === 'run-closed' });
    expect(await run(parts)).toMatchObject({ status: 'failed', code: 'audit-unavailable' });
  });

  test('the audit records name the run, its configuration and its checks, and hold no text', async () => {
    const { parts, audit } = memoryParts();
    await run(parts, { words: 'Jane Osei lives at 4 Mill Lane' });
    const records = await audit.read();
    expect(records.map(({ kind }) => kind)).toEqual(['run-opened', 'run-closed']);
    expect(records[0]?.body).toMatchObject({
      tool: 'sample',
      engine: 'embedded',
      configuration: 'c1',
      policy: 'p1',
      corpus: 'corpus-digest',
    });
    expect(records[1]?.body).toMatchObject({ status: 'done', checks: { 'input/words': { passed: 1 } } });
    expect(JSON.stringify(records)).not.toContain('Osei');
  });

  test('a case stands in records and head as a keyed digest, never as its reference', async () => {
    const { parts, audit } = memoryParts();
    const caseKey = Buffer.alloc(32, 7);
    const request = { tool: 'sample', input: { words: 'x' }, caller, case: 'MP 2026/17' };
    const started = await runTool({ ...parts, caseKey }, request);
    if (started.status === 'refused') throw new Error(started.message);
    const { id } = await started.finished;
    const digest = caseDigest(caseKey, 'mp2026/17');
    const records = await audit.read();
    expect(records.map(({ kind, body }) => [kind, body.case])).toEqual([
      ['run-opened', digest],
      ['run-closed', digest],
    ]);
    const kept = await parts.store.runs.get(id);
    expect(kept?.case).toBe(digest);
    expect(JSON.stringify([records, kept])).not.toContain('2026/17');
    expect(await runTool(parts, request)).toMatchObject({ status: 'refused', code: 'bad-usage', message: expect.stringContaining('case') });
  });

  test('equal texts of two runs are committed to by different codes, so that nobody can compare them', async () => {
    const { parts, audit } = memoryParts();
    await run(parts);
    await run(parts);
    const [first, , second] = await audit.read();
    expect(first?.body.input).not.toEqual(second?.body.input);
  });

  test('a blocked input reaches no tool and is not kept', async () => {
    const { parts } = memoryParts();
    const outcome = await run(parts, { words: 'BLOCKED words' });
    expect(outcome).toMatchObject({ status: 'blocked', code: 'input-blocked' });
    expect((await parts.store.runs.get(outcome.id))?.input).toBeNull();
    expect((await eventsOf(parts, outcome.id)).map(({ type }) => type)).toEqual(['started', 'ended']);
  });

  test('what comes out of a marked text is said to carry its marking, and only if something comes out', async () => {
    const { parts } = memoryParts();
    const carried = { rule: 'marking-carried', kind: 'official-sensitive', message: expect.stringContaining('marked OFFICIAL-SENSITIVE') };
    expect((await run(parts, { words: 'MARKED words' })).notices).toMatchObject([carried]);
    expect((await run(parts, { words: 'plain words' })).notices).toEqual([]);
    expect((await run(parts, { words: 'MARKED and WITHHELD' })).notices).toEqual([]);
  });

  test('a withheld output releases nothing of what was not checked, and the tool may clean up', async () => {
    let isCleanedUp = false;
    const tool = sampleTool(async function* () {
      try {
        yield { type: 'text', text: 'first' } satisfies ToolEvent;
        yield { type: 'text', text: 'WITHHELD' } satisfies ToolEvent;
        yield { type: 'text', text: 'last' } satisfies ToolEvent;
        return { said: '' };
      } finally {
        isCleanedUp = true;
      }
    });
    const { parts } = memoryParts({ tool });
    const outcome = await run(parts);
    expect(outcome).toMatchObject({ status: 'withheld', code: 'output-withheld' });
    const told = JSON.stringify(await eventsOf(parts, outcome.id));
    expect(told).toContain('first');
    expect(told).not.toContain('WITHHELD');
    expect(told).not.toContain('last');
    expect(isCleanedUp).toBe(true);
  });

  test.each<[string, unknown]>([
    ['a result', { said: 'WITHHELD' }],
    ['a result inside a list', { said: 'ok', more: ['fine', 'WITHHELD'] }],
  ])('%s is checked before it is told', async (_, result) => {
    // biome-ignore lint/correctness/useYield: it only returns.
    const tool = sampleTool(async function* () {
      return result as { said: string };
    });
    const { parts } = memoryParts({ tool });
    const outcome = await run(parts);
    expect(outcome).toMatchObject({ status: 'withheld' });
    expect(JSON.stringify(await eventsOf(parts, outcome.id))).not.toContain('WITHHELD');
  });

  test('a citation is checked before it is told', async () => {
    const tool = sampleTool(async function* () {
      const position = { document: 'input', start: 0, end: 4 };
      yield { type: 'citation', citation: { id: '1', title: 'WITHHELD', quote: 'good', position } } satisfies ToolEvent;
      return { said: '' };
    });
    const { parts } = memoryParts({ tool });
    const outcome = await run(parts);
    expect(outcome).toMatchObject({ status: 'withheld' });
    expect((await eventsOf(parts, outcome.id)).some(({ type }) => type === 'citation')).toBe(false);
  });

  test('a result of another shape than promised fails the run', async () => {
    // biome-ignore lint/correctness/useYield: it only returns.
    const tool = sampleTool(async function* () {
      return { said: 7 } as unknown as { said: string };
    });
    expect(await run(memoryParts({ tool }).parts)).toMatchObject({ status: 'failed', code: 'tool-failed' });
  });

  test.each<[string, Error, string]>([
    ['an AssayError', new AssayError('engine-failed', 'the engine did not answer'), 'engine-failed'],
    ['any other error', new Error('broken'), 'tool-failed'],
  ])('%s of a tool ends the run by name and leaves the process up', async (_, error, code) => {
    // biome-ignore lint/correctness/useYield: it only throws.
    const tool = sampleTool(async function* () {
      throw error;
    });
    const { parts } = memoryParts({ tool });
    expect(await run(parts)).toMatchObject({ status: 'failed', code });
  });

  test('a run that is stopped says so and releases nothing more', async () => {
    const tool = sampleTool(async function* (_, { signal }: ToolContext) {
      yield { type: 'progress', message: 'waiting' };
      await new Promise<void>((resolve) => signal.addEventListener('abort', () => resolve(), { once: true }));
      yield { type: 'text', text: 'too late' };
      return { said: 'too late' };
    });
    const { parts } = memoryParts({ tool });
    const started = await runTool(parts, { tool: 'sample', input: { words: 'a' }, caller });
    if (started.status === 'refused') throw new Error(started.message);
    setTimeout(() => started.cancel(), 5);
    const outcome = await started.finished;
    expect(outcome).toMatchObject({ status: 'cancelled' });
    expect(JSON.stringify(await eventsOf(parts, outcome.id))).not.toContain('too late');
  });

  test('what a search finds is checked before the tool sees it; a blocked passage never arrives', async () => {
    const seen: string[] = [];
    const tool = sampleTool(async function* (_, { search }: ToolContext) {
      yield { type: 'progress', message: 'searching' };
      const { passages } = await search({ text: 'leave', collection: 'policy' });
      seen.push(...passages.map(({ text }) => text));
      return { said: '' };
    });
    const { parts } = memoryParts({ tool, passages: ['Leave is 25 days.', 'BLOCKED passage'] });
    await run(parts);
    expect(seen).toEqual(['Leave is 25 days.']);
  });

  test('the gate is asked at every run, so a revocation holds at once', async () => {
    const decision: Partial<Decision> = { isEnabled: true };
    const { parts } = memoryParts({ decision });
    await run(parts);
    Object.assign(decision, { isEnabled: false, state: 'revoked' });
    expect(await runTool(parts, { tool: 'sample', input: { words: 'a' }, caller })).toMatchObject({ code: 'tool-not-enabled' });
  });

  test('those who follow a run see every event once, whenever they come', async () => {
    const { parts } = memoryParts();
    const started = await runTool(parts, { tool: 'sample', input: { words: 'a' }, caller });
    if (started.status === 'refused') throw new Error(started.message);
    const early = Array.fromAsync(started.journal.follow(0));
    await started.finished;
    const late = await Array.fromAsync(started.journal.follow(2));
    expect((await early).map(({ sequence }) => sequence)).toEqual([1, 2, 3, 4, 5, 6]);
    expect(late.map(({ sequence }) => sequence)).toEqual([3, 4, 5, 6]);
  });
});

describe('runTool on a model engine', () => {
  const writes = defineTool<{ words: string }, { said: string }>({
    name: 'sample',
    title: 'Sample',
    description: 'Lets a model say something.',
    module: import.meta.url,
    input: z.strictObject({ words: z.string() }),
    result: z.object({ said: z.string() }),
    on: {
      async *model({ words }, { model }) {
        yield { type: 'progress', message: 'Asking' };
        return { said: await model.write([{ role: 'user', content: words }]) };
      },
    },
  });
  const engineThat = (chat: ModelEngine['chat']): ModelEngine => ({
    id: 'house',
    kind: 'model',
    module: import.meta.url,
    parameters: {},
    price: { input: 1, output: 10 },
    chat,
  });

  test('what was used is counted in the closing record and against the caller', async () => {
    const { parts, audit } = memoryParts({ tool: writes });
    const recorded: UsageEntry[] = [];
    const engine = engineThat(async function* () {
      yield { type: 'text', text: 'Yes.' };
      yield { type: 'usage', input: 200, output: 30 };
    });
    const close = async (entry: UsageEntry | undefined) => void (entry === undefined || recorded.push(entry));
    const spending = { open: () => ({ limit: async () => undefined, close }) };
    const outcome = await run({ ...parts, engine, spending });
    expect(outcome).toMatchObject({ status: 'done', result: { said: 'Yes.' } });
    expect((await audit.read()).at(-1)).toMatchObject({ kind: 'run-closed', body: { tokens: 230, cost: 0.0005 } });
    expect(recorded).toMatchObject([
      { run: outcome.id, tool: 'sample', engine: 'house', caller: 'ann', groups: ['everyone'], input: 200, output: 30 },
    ]);
  });

  test('a spent budget ends the run before the model is asked', async () => {
    const { parts } = memoryParts({ tool: writes });
    const engine = engineThat(() => {
      throw new Error('it was asked');
    });
    const spending = { open: () => ({ limit: async () => 'The budget of the day is spent.', close: async () => {} }) };
    expect(await run({ ...parts, engine, spending })).toMatchObject({ status: 'failed', code: 'budget-spent' });
  });

  test('a model that calls itself otherwise is recorded, so that the gate can hold it back', async () => {
    const { parts, audit } = memoryParts({ tool: writes });
    // biome-ignore lint/correctness/useYield: an endpoint that fails before its first word.
    const engine = engineThat(async function* () {
      throw new AssayError('engine-changed', 'It answers as "other".', { reported: 'other' });
    });
    expect(await run({ ...parts, engine })).toMatchObject({ status: 'failed', code: 'engine-changed' });
    expect(await audit.read()).toMatchObject([
      { kind: 'run-opened' },
      { kind: 'engine-changed', body: { engine: 'house', reported: 'other' } },
      { kind: 'run-closed' },
    ]);
  });

  test('a run says when its model began to answer, before anything is checked; without a model it never does', async () => {
    const { parts } = memoryParts({ tool: writes });
    const waiting = Promise.withResolvers<void>();
    const engine = engineThat(async function* () {
      yield { type: 'text', text: 'Yes' };
      await waiting.promise;
      yield { type: 'text', text: '.' };
    });
    const started = await runTool({ ...parts, engine }, { tool: 'sample', input: { words: 'a' }, caller });
    if (started.status === 'refused') throw new Error(started.message);
    await started.answering;
    expect((await parts.store.runs.get(started.id))?.status).toBe('running');
    waiting.resolve();
    expect(await started.finished).toMatchObject({ status: 'done' });
    expect(await runTool(memoryParts().parts, { tool: 'sample', input: { words: 'a' }, caller })).not.toHaveProperty('answering');
  });

  test('a run that is stopped while the model writes is stopped, not failed', async () => {
    const { parts } = memoryParts({ tool: writes });
    const engine = engineThat(async function* (_, signal) {
      yield { type: 'text', text: 'Wait' };
      await new Promise((_resolve, reject) => signal.addEventListener('abort', () => reject(signal.reason)));
    });
    const started = await runTool({ ...parts, engine }, { tool: 'sample', input: { words: 'a' }, caller });
    if (started.status === 'refused') throw new Error(started.message);
    setTimeout(() => started.cancel(), 5);
    expect(await started.finished).toMatchObject({ status: 'cancelled' });
  });
});

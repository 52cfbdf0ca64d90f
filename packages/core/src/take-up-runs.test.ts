import { describe, expect, test } from 'vitest';
import type { RunStatus } from './run-event.ts';
import type { RunParts, RunRequest } from './run-request.ts';
import { runTool } from './run-tool.ts';
import type { StoredRun } from './store.ts';
import { type TakingUp, takeUpRuns } from './take-up-runs.ts';
import { memoryParts, sampleTool } from './testing/memory-parts.ts';

const caller = { id: 'ann', groups: ['everyone'], roles: ['user'] };
const request: RunRequest = { tool: 'sample', input: { words: 'good morning' }, caller, comesBack: true };
const before = 41;
const now = 42;

/** Parts of a process that stops when it is told to: nothing it writes after that is kept. */
function stopping({ store, ...parts }: RunParts) {
  let hasStopped = false;
  const until = <Of extends object>(inner: Of): Of =>
    new Proxy(inner, {
      get(target, name) {
        const value = Reflect.get(target, name);
        if (typeof value !== 'function') return value;
        return (...given: unknown[]) => (hasStopped ? Promise.reject(new Error('it has stopped')) : value.apply(target, given));
      },
    });
  return {
    parts: { ...parts, process: before, store: { ...store, runs: until(store.runs), audit: until(store.audit) } },
    stop: () => {
      hasStopped = true;
    },
  };
}

/** Says the first words, waits, then says the others; the second time it can say something else. */
function hesitating(words: readonly (readonly [string, string])[]) {
  let time = -1;
  let goOn = () => {};
  const tool = sampleTool(async function* () {
    time += 1;
    const [first, second] = words[Math.min(time, words.length - 1)] ?? ['', ''];
    yield { type: 'text', text: first, citations: [] };
    if (time === 0)
      await new Promise<void>((resolve) => {
        goOn = resolve;
      });
    yield { type: 'text', text: second, citations: [] };
    return { said: second };
  });
  return { tool, goOn: () => goOn() };
}

function takingUp(parts: RunParts, changes: Partial<TakingUp> = {}): TakingUp & { readonly finished: Promise<unknown>[] } {
  const finished: Promise<unknown>[] = [];
  return {
    store: parts.store,
    now: parts.now,
    process: now,
    isAlive: (process) => process === now,
    isActive: () => false,
    async start(again) {
      const run = await runTool({ ...parts, process: now }, again);
      if (run.status === 'refused') return run.message;
      finished.push(run.finished);
      return undefined;
    },
    finished,
    ...changes,
  };
}

/** Begins a run, lets it say its first words, and stops its process. */
async function leftOver(words: readonly (readonly [string, string])[], changes: Partial<RunRequest> = {}) {
  const { tool, goOn } = hesitating(words);
  const { parts, audit } = memoryParts({ tool });
  const first = stopping(parts);
  const run = await runTool(first.parts, { ...request, ...changes });
  if (run.status === 'refused') throw new Error(run.message);
  for await (const { type } of run.journal.follow(0)) if (type === 'text') break;
  first.stop();
  goOn();
  await run.finished;
  const textsOf = async () => (await parts.store.runs.events(run.id, 0)).map((event) => ('text' in event ? event.text : event.type));
  return { parts, audit, id: run.id, textsOf };
}

describe('a run that was under way when its process stopped', () => {
  test('is taken up under its name, told on from where it was, and recorded from opening to close', async () => {
    const { parts, audit, id, textsOf } = await leftOver([['Good', 'morning']]);
    expect(await textsOf()).toEqual(['started', 'Good']);
    const taking = takingUp(parts);
    expect(await takeUpRuns(taking)).toEqual({ takenUp: 1, ended: 0 });
    expect(await Promise.all(taking.finished)).toMatchObject([{ id, status: 'done', result: { said: 'morning' } }]);
    expect(await textsOf()).toEqual(['started', 'Good', 'morning', 'result', 'ended']);
    expect((await parts.store.runs.events(id, 0)).map(({ sequence }) => sequence)).toEqual([1, 2, 3, 4, 5]);
    const records = await audit.read();
    expect(records.map(({ kind, body }) => [kind, body.run])).toEqual([
      ['run-opened', id],
      ['run-resumed', id],
      ['run-closed', id],
    ]);
    expect(records[1]?.body.input).toBe(records[0]?.body.input);
    expect(await parts.store.runs.get(id)).toMatchObject({ status: 'done', owner: 'ann' });
    expect(await takeUpRuns(taking)).toEqual({ takenUp: 0, ended: 0 });
  });

  test('that tells something else than before says so, and tells all of it anew', async () => {
    const { parts, textsOf } = await leftOver([
      ['Good', 'morning'],
      ['Fine', 'day'],
    ]);
    const taking = takingUp(parts);
    await takeUpRuns(taking);
    await Promise.all(taking.finished);
    expect(await textsOf()).toEqual(['started', 'Good', 'restarted', 'started', 'Fine', 'day', 'result', 'ended']);
  });

  test.each<[string, Partial<RunRequest>, Partial<StoredRun>, string]>([
    ['for which nobody can come back', {}, { work: { process: before, since: '2026-11-25T10:00:00Z', takenUp: 0 } }, 'Start it again'],
    ['of an earlier Assay', {}, { work: undefined as never }, 'Start it again'],
    ['whose input had not been checked', {}, { input: null }, 'the input was not kept'],
    [
      'that may be why processes stop',
      {},
      { work: { process: before, since: '2026-11-25T10:00:00Z', takenUp: 3, caller } },
      'at 4 stops in a row',
    ],
    ['that is old', {}, { createdAt: '2026-11-24T09:00:00Z' }, 'more than a day ago'],
    ['of a configuration that is no longer loaded', {}, { configuration: 'c0' }, 'has changed since'],
  ])('%s is recorded and told to have ended, once and in words', async (_, changes, kept, words) => {
    const { parts, audit, id, textsOf } = await leftOver([['Good', 'morning']], changes);
    const run = await parts.store.runs.get(id);
    if (run !== undefined) await parts.store.runs.open({ ...run, ...kept });
    const taking = takingUp(parts);
    expect(await takeUpRuns(taking)).toEqual({ takenUp: 0, ended: 1 });
    expect(await takeUpRuns(taking)).toEqual({ takenUp: 0, ended: 0 });
    expect(await textsOf()).toEqual(['started', 'Good', 'ended']);
    expect((await parts.store.runs.events(id, 2))[0]).toMatchObject({
      status: 'failed',
      code: 'run-lost',
      message: expect.stringContaining(words),
    });
    expect((await audit.read(['run-closed'])).map(({ body }) => body)).toMatchObject([{ run: id, code: 'run-lost' }]);
    expect((await parts.store.runs.get(id))?.status).toBe('failed');
  });

  test('is left alone while its process lives, and while this one works on it', async () => {
    const { parts } = await leftOver([['Good', 'morning']]);
    expect(await takeUpRuns(takingUp(parts, { isAlive: () => true }))).toEqual({ takenUp: 0, ended: 0 });
    expect(await takeUpRuns(takingUp(parts, { process: before, isAlive: () => true, isActive: () => true }))).toEqual({
      takenUp: 0,
      ended: 0,
    });
  });

  test('that another process took first is left to it', async () => {
    const { parts } = await leftOver([['Good', 'morning']]);
    const runs = { ...parts.store.runs, takeUp: async () => false };
    expect(await takeUpRuns(takingUp(parts, { store: { ...parts.store, runs } }))).toEqual({ takenUp: 0, ended: 0 });
  });

  test.each<RunStatus>(['done', 'withheld'])('and had told its end (%s) is closed as it ended, without a second record', async (status) => {
    const { parts, audit, id } = await leftOver([['Good', 'morning']]);
    if (status !== 'running') await parts.store.runs.append(id, { type: 'ended', status, sequence: 3, at: '2026-11-25T10:00:00Z' });
    expect(await takeUpRuns(takingUp(parts))).toEqual({ takenUp: 0, ended: 1 });
    expect((await parts.store.runs.get(id))?.status).toBe(status);
    expect(await audit.read(['run-closed'])).toEqual([]);
  });

  test('of this process itself, whose end could not be recorded, is ended when it can be', async () => {
    const { parts, textsOf } = await leftOver([['Good', 'morning']]);
    const later = () => new Date('2026-11-25T10:01:00Z');
    expect(await takeUpRuns(takingUp(parts, { process: before, isAlive: () => true, now: later }))).toEqual({ takenUp: 0, ended: 1 });
    expect(await textsOf()).toEqual(['started', 'Good', 'ended']);
  });

  test('that cannot be started again says why', async () => {
    const { parts, id } = await leftOver([['Good', 'morning']]);
    const start = () => Promise.reject(new Error('there is no engine'));
    expect(await takeUpRuns(takingUp(parts, { start }))).toEqual({ takenUp: 0, ended: 1 });
    expect((await parts.store.runs.events(id, 2))[0]).toMatchObject({ message: expect.stringContaining('there is no engine') });
  });
});

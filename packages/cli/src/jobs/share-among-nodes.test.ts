import { AssayError, localCaller, type StoredRun } from '@assay/core';
import type { EndedPiece, NodeWork, TakenPiece, WorkPiece } from '@assay/stores';
import { describe, expect, test } from 'vitest';
import { shareAmongNodes } from './share-among-nodes.ts';

type Work = (piece: TakenPiece) => Promise<unknown>;

/** The queue of a database, in memory; pieces are done where `run` is called. */
function queue() {
  const put = new Map<string, WorkPiece>();
  const ended = new Map<string, EndedPiece>();
  const removed: string[] = [];
  let doing: Work = async () => undefined;
  let away = 0;
  const asked = <Result>(result: () => Result) => {
    if (away-- > 0) throw new AssayError('store-unreachable', 'it is away');
    return result();
  };
  const work: NodeWork = {
    put: async (given) => asked(() => given.forEach((piece) => void (put.has(piece.id) || put.set(piece.id, piece)))),
    ended: async (ids) => asked(() => ids.flatMap((id) => ended.get(id) ?? [])),
    remove: async (run) => void removed.push(run),
    work: async (_, given) => {
      doing = given;
    },
    schedule: async () => {},
    close: async () => {},
  };
  return {
    work,
    put,
    removed,
    isAway(times: number) {
      away = times;
    },
    async doAll(isAgain = false) {
      for (const piece of put.values()) {
        if (ended.has(piece.id)) continue;
        const taken = { ...piece, isAgain, signal: new AbortController().signal };
        const outcome = await doing(taken).then(
          (outcome): EndedPiece => ({
            status: 'done',
            id: piece.id,
            outcome: outcome === undefined ? undefined : JSON.parse(JSON.stringify(outcome)),
          }),
          (error: Error): EndedPiece => ({ status: 'failed', id: piece.id, message: error.message }),
        );
        ended.set(piece.id, outcome);
      }
    },
  };
}

function running(status: StoredRun['status'] = 'running'): StoredRun {
  const head = { id: 'r', tool: 'count', engine: '', owner: 'ann', configuration: '', createdAt: 't', status };
  return { ...head, input: null, recordKey: '', restorations: {}, work: { process: 1, since: 't', takenUp: 0, caller: localCaller } };
}

async function sharing({ run }: { readonly run: StoredRun | undefined } = { run: running() }) {
  const nodes = queue();
  const told: unknown[] = [];
  const shared = shareAmongNodes({ work: nodes.work, runs: { get: async () => run }, atOnce: 1 });
  shared.does('count', async (data, { caller, isAgain }) => {
    if (data === 'bad') throw new Error('it is bad');
    told.push(data);
    return { data, caller: caller.id, isAgain };
  });
  await shared.begin();
  const stop = new AbortController();
  const share = async (data: readonly unknown[], kind = 'count') => {
    const pieces = data.map((one, place) => ({ key: `${place}`, data: one }));
    const outcomes: { key: string; outcome: unknown }[] = [];
    for await (const one of shared.share(kind, { run: 'r', caller: localCaller, pieces, signal: stop.signal })) outcomes.push(one);
    return outcomes;
  };
  return { ...nodes, share, told, stop, leave: shared.leave };
}

describe('pieces of a run', () => {
  test('are done for whoever began it, each once, and taken away at the end; not all of many wait at once', async () => {
    const { share, doAll, put, removed, told } = await sharing();
    const outcomes100 = share(Array.from({ length: 100 }, (_, place) => place));
    await expect.poll(() => put.size).toBe(64);
    await doAll();
    await expect.poll(() => put.size).toBe(100);
    await doAll();
    const outcomes = await outcomes100;
    expect(outcomes).toHaveLength(100);
    expect(outcomes[7]).toEqual({ key: '7', outcome: { data: 7, caller: localCaller.id, isAgain: false } });
    expect([new Set(told).size, told.length, removed]).toEqual([100, 100, ['r']]);
  });

  test('have the same names when the run is taken up: what was done before is known at once', async () => {
    const { share, doAll, put, told } = await sharing();
    const first = share(['a', 'b']);
    await expect.poll(() => put.size).toBe(2);
    await doAll();
    const before = [...put.keys()];
    expect(await first).toEqual(await share(['a', 'b']));
    expect([[...put.keys()], told]).toEqual([before, ['a', 'b']]);
    for (const id of before) expect(id).toMatch(/^[\da-f]{8}-[\da-f]{4}-8[\da-f]{3}-8[\da-f]{3}-[\da-f]{12}$/);
  });

  test('one of which fails again and again end the work in words, and nobody begins the rest', async () => {
    const { share, doAll, put, removed } = await sharing();
    const failing = share(['bad', 'good']);
    await expect.poll(() => put.size).toBe(2);
    await Promise.all([expect(failing).rejects.toThrow('failed again and again: it is bad. What was done stays done'), doAll()]);
    expect(removed).toEqual(['r']);
  });

  test('of a kind that a node does not know fail there', async () => {
    const { share, doAll, put } = await sharing();
    const failing = share([1], 'newer');
    await expect.poll(() => put.size).toBe(1);
    await Promise.all([expect(failing).rejects.toThrow('it is of another version'), doAll()]);
  });

  test.each<[string, StoredRun | undefined]>([
    ['has ended', running('cancelled')],
    ['is not there', undefined],
  ])('of a run that %s are not done', async (_, run) => {
    const { share, doAll, put, told } = await sharing({ run });
    const outcomes = share([1]);
    await expect.poll(() => put.size).toBe(1);
    await doAll();
    expect([await outcomes, told]).toEqual([[], []]);
  });

  test('are left where somebody stops the run', async () => {
    const { share, put, removed, stop, told } = await sharing();
    const stopped = share([1, 2]);
    await expect.poll(() => put.size).toBe(2);
    stop.abort();
    expect([await stopped, removed, told]).toEqual([[], ['r'], []]);
  });

  test('are left for another node, and are not taken away, where this one is stopped', async () => {
    const { share, doAll, put, removed, leave } = await sharing();
    let hasEnded = false;
    void share([1]).finally(() => {
      hasEnded = true;
    });
    await expect.poll(() => put.size).toBe(1);
    leave();
    await doAll();
    await new Promise((resolve) => setTimeout(resolve, 250));
    expect([hasEnded, removed]).toEqual([false, []]);
  });

  test('are waited for while the database is away', async () => {
    const { share, doAll, put, isAway } = await sharing();
    isAway(2);
    const outcomes = share([1]);
    await expect.poll(() => put.size, { timeout: 5_000 }).toBe(1);
    await doAll();
    expect(await outcomes).toHaveLength(1);
  });
});

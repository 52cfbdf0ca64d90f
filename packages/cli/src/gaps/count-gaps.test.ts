import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { RunEvent, RunHead, RunStatus, Store, StoredRun } from '@assay/core';
import { openStore } from '@assay/stores';
import { afterAll, describe, expect, test } from 'vitest';
import { runAssay } from '../testing/run-assay.ts';
import { countGaps } from './count-gaps.ts';

const folder = mkdtempSync(join(tmpdir(), 'assay-gaps-'));
afterAll(() => rmSync(folder, { recursive: true }));

interface Kept {
  readonly id: string;
  readonly at?: string;
  readonly tool?: string;
  readonly status?: RunStatus;
  readonly input?: unknown;
  readonly result?: unknown;
}

const gap = (quote: string) => ({ quote, status: 'gap' });
const paint = 'Who paints the lock gates?';
const result = (quotes: readonly string[], more: object = {}) => ({
  asks: [...quotes.map(gap), { quote: 'When?', status: 'answered' }],
  commissions: quotes.map((ask) => ({ ask, owner: 'Canals Team' })),
  ...more,
});

async function keep(
  store: Store,
  { id, at = '2026-11-23T10:00:00.000Z', tool = 'drafter', status = 'done', input = { letter: id }, ...kept }: Kept,
) {
  const run: StoredRun = {
    id,
    tool,
    engine: 'embedded',
    owner: 'x',
    status,
    configuration: '',
    createdAt: at,
    input,
    recordKey: '',
    restorations: {},
  };
  await store.runs.open(run);
  const event = { type: 'result', sequence: 1, at, result: kept.result } as RunEvent;
  if ('result' in kept) await store.runs.append(id, event);
}

async function counted(kept: readonly Kept[], days = {}) {
  const own = mkdtempSync(join(folder, 'store-'));
  const store = await openStore({ folder: own });
  try {
    for (const one of kept) await keep(store, one);
    return await countGaps(store.runs, days);
  } finally {
    await store.close();
  }
}

describe('countGaps', () => {
  test('counts asks without a line over stored drafts, by topic and week', async () => {
    const outcome = await counted([
      { id: 'a', result: result([paint]) },
      { id: 'b', at: '2026-11-30T10:00:00.000Z', result: result(['Will the lock gates be painted?']) },
      { id: 'c', tool: 'summariser', result: result([paint]) },
      { id: 'd', status: 'withheld', result: result([paint]) },
    ]);
    expect(outcome).toMatchObject({ runs: 2, unread: 0, others: 0 });
    expect(outcome.groups).toMatchObject([{ letters: 2, weeks: { '2026-W48': 1, '2026-W49': 1 }, owner: 'Canals Team', example: paint }]);
  });

  test('a letter that was drafted again asks once, and a campaign as often as it was answered', async () => {
    const campaign = [{ status: 'drafted' }, { status: 'apart' }, { status: 'drafted' }];
    const outcome = await counted([
      { id: 'a', input: { letter: 'same' }, result: result([paint]) },
      { id: 'b', input: { letter: 'same' }, result: result([paint]) },
      { id: 'c', input: { letter: 'same', campaign: ['x', 'y', 'z'] }, result: result([paint], { campaign }) },
      { id: 'd', input: { letter: 'same', campaign: ['x', 'y', 'z'] }, result: result([paint], { campaign }) },
    ]);
    expect(outcome.groups).toMatchObject([{ letters: 3 }]);
  });

  test('days are inclusive', async () => {
    const kept = ['2026-11-22', '2026-11-23', '2026-11-24'].map((day) => ({
      id: day,
      at: `${day}T23:59:59.000Z`,
      result: result([paint]),
    }));
    expect((await counted(kept, { from: '2026-11-23', to: '2026-11-23' })).groups).toMatchObject([{ letters: 1 }]);
    expect((await counted(kept, { from: '2026-11-25' })).groups).toEqual([]);
  });

  test('placeholders stand as they were stored', async () => {
    const quote = 'Who pays [PERSON-1] for the lock gates?';
    expect((await counted([{ id: 'a', result: result([quote]) }])).groups[0]?.example).toBe(quote);
  });

  test('a draft of another shape, or without content, is told and not counted', async () => {
    const outcome = await counted([{ id: 'a', result: { draft: 'x' } }, { id: 'b' }, { id: 'c', input: null, result: result([paint]) }]);
    expect(outcome).toMatchObject({ runs: 0, unread: 3, groups: [] });
  });

  test('the records of a run that is not there are passed over', async () => {
    async function* find(): AsyncGenerator<RunHead> {
      const head = { id: 'gone', tool: 'drafter', engine: 'embedded', owner: 'x', status: 'done', configuration: '' } as const;
      yield { ...head, createdAt: '2026-11-23T10:00:00Z' };
    }
    expect(await countGaps({ find, get: async () => undefined, events: async () => [] }, {})).toMatchObject({ runs: 0, groups: [] });
  });
});

describe('assay draft gaps', () => {
  test('shows a table for people and the whole as JSON', async () => {
    const data = join(folder, 'data');
    expect((await runAssay(data, ['draft', 'gaps'])).out).toBe('0 stored drafts leave nothing unanswered.');
    const store = await openStore({ folder: data });
    await keep(store, { id: 'a', result: result([`${paint} \u001b[2J${'really '.repeat(20)}`]) });
    await keep(store, { id: 'b', result: {} });
    await store.close();
    const { out, notified, code } = await runAssay(data, ['draft', 'gaps', '--from', '2026-11-01']);
    expect([code, notified]).toEqual([0, expect.stringContaining('1 stored drafts could not be read')]);
    expect(out).toMatch(/^letters {2}topic .*\n1 {8}paints lock gates .*2026-W48: 1 +Canals Team .*…$/);
    expect(out).not.toContain('\u001b');
    expect((await runAssay(data, ['draft', 'gaps', '--json'])).json()).toMatchObject({
      status: 'done',
      runs: 1,
      unread: 1,
      groups: [{ letters: 1 }],
    });
  });

  test('a day that is none is refused in words', async () => {
    const { code, notified } = await runAssay(join(folder, 'data'), ['draft', 'gaps', '--to', 'Monday']);
    expect([code, notified]).toEqual([2, expect.stringContaining('--to is a day such as')]);
  });
});

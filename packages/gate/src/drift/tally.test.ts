import { type DriftRate, driftRates } from '@assay/core';
import { describe, expect, test } from 'vitest';
import { usualDrift } from './drift-policy.ts';
import { openTally } from './tally.ts';
import { people, type Use, useRecords } from './testing/use-records.ts';

const now = new Date('2026-11-26T00:00:00Z');
const plan = { tool: 'summariser', engine: 'embedded', configuration: 'c0', since: 0, limits: { blocked: 0.1, wrong: 0.1, failed: 0.1 } };

async function tallied(uses: readonly Use[], changes: Partial<typeof plan> = {}) {
  const { records, add } = useRecords();
  await add(uses);
  const tally = openTally({ ...plan, ...changes }, usualDrift);
  for (const record of records) tally.add(record);
  return tally;
}

const times = (many: number, use: Use) => Array.from({ length: many }, () => use);
const ratesFound = (tally: Awaited<ReturnType<typeof tallied>>) => tally.found().map(({ rate }) => rate);

describe('a tally', () => {
  test('counts a person once, by their first run of the window, and all runs', async () => {
    const tally = await tallied([
      { person: 'ann', status: 'blocked' },
      { person: 'ann', status: 'done' },
      { person: 'ben', status: 'done' },
      { person: 'ben', status: 'blocked' },
      { person: 'eve', status: 'cancelled' },
    ]);
    expect(tally.count('blocked', now)).toEqual({ n: 2, hits: 1, runs: 4 });
  });

  test.each<[string, Use, readonly DriftRate[]]>([
    ['a run that was done', { person: 'ann' }, []],
    ['one that found nothing', { person: 'ann', nothing: true }, ['nothing-found']],
    ['one that was withheld', { person: 'ann', status: 'withheld' }, ['withheld']],
    ['one that failed', { person: 'ann', status: 'failed' }, ['failed']],
    ['feedback that it was useful', { person: 'ann', reason: '' }, []],
    ['feedback that it was wrong', { person: 'ann', reason: 'wrong' }, ['not-useful', 'wrong']],
    ['feedback that it was biased', { person: 'ann', reason: 'biased' }, ['not-useful', 'biased']],
    ['feedback for another reason', { person: 'ann', reason: 'other' }, ['not-useful']],
  ])('%s counts for the rates it is of', async (_, use, rates) => {
    const tally = await tallied([use]);
    expect(driftRates.filter((rate) => tally.count(rate, now).hits > 0)).toEqual(rates);
  });

  test('counts neither another configuration nor what came before it begins', async () => {
    const uses = [{ person: 'ann', configuration: 'c1' }, { person: 'ben' }, { person: 'cat' }];
    expect((await tallied(uses, { since: 2 })).count('blocked', now)).toEqual({ n: 1, hits: 0, runs: 1 });
  });

  test('begins anew with each window, and a clock that was set back does not bring one back', async () => {
    const tally = await tallied([
      { person: 'ann', at: '2026-01-05T00:00:00Z' },
      { person: 'ann', status: 'blocked', at: '2026-11-25T00:00:00Z' },
      { person: 'ben', at: '2026-01-05T00:00:00Z' },
    ]);
    expect(tally.count('blocked', now)).toEqual({ n: 1, hits: 1, runs: 1 });
    expect(tally.count('blocked', new Date('2027-11-25T00:00:00Z'))).toEqual({ n: 0, hits: 0, runs: 0 });
  });

  test('finds a share far above its limit, once, and says at what count', async () => {
    const tally = await tallied(people(100, 40, { status: 'blocked' }));
    expect(tally.found()).toMatchObject([{ rate: 'blocked' }]);
    expect(tally.found()[0]?.n).toBeLessThan(100);
  });

  test('finds nothing in a share at its limit', async () => {
    expect(ratesFound(await tallied(people(400, 40, { status: 'blocked' })))).toEqual([]);
  });

  test('one person cannot cause an alert, however often they try and whatever they say', async () => {
    const quiet = people(60, 0);
    const wrong = times(500, { person: 'mallory', reason: 'wrong' });
    const blocked = times(500, { person: 'mallory', status: 'blocked' });
    const said = people(60, 0).map(({ person }) => ({ person, reason: '' }));
    const tally = await tallied([...quiet, ...said, ...wrong, ...blocked]);
    expect(tally.count('wrong', now)).toEqual({ n: 61, hits: 1, runs: 560 });
    expect(ratesFound(tally)).toEqual([]);
  });

  test.each([
    ['too few people', people(usualDrift.people - 1, usualDrift.people - 1, { status: 'failed' }).flatMap((use) => times(5, use)), []],
    ['too few runs', people(usualDrift.runs - 1, usualDrift.runs - 1, { status: 'failed' }), []],
    ['enough of both', people(usualDrift.runs, usualDrift.runs, { status: 'failed' }), ['failed']],
  ])('with %s it says what it may', async (_, uses, rates) => {
    expect(ratesFound(await tallied(uses))).toEqual(rates);
  });

  test('a rate without a limit is counted and never found', async () => {
    const tally = await tallied(people(100, 100, { status: 'withheld' }));
    expect([tally.count('withheld', now).hits, ratesFound(tally)]).toEqual([100, []]);
  });
});

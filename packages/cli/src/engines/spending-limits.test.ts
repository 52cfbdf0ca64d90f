import type { Spending, UsageQuery } from '@assay/core';
import { expect, test } from 'vitest';
import type { Budget } from './engines-file.ts';
import { spendingLimits } from './spending-limits.ts';

const request = { tool: 'summariser', input: {}, caller: { id: 'ann', groups: ['pilot'], roles: [] } };

async function refusalOf(budget: Partial<Budget>, before: Spending, run: Spending = { tokens: 1_000, pounds: 0.01 }) {
  const asked: UsageQuery[] = [];
  const usage = {
    record: async () => {},
    spent: async (query: UsageQuery) => {
      asked.push(query);
      return before;
    },
    entries: async () => [],
  };
  const limits = spendingLimits([{ per: 'everyone', within: 'day', ...budget }], usage, () => new Date('2026-11-27T10:00:00Z'));
  return { refusal: await limits.open(request).limit(run), asked };
}

test.each<[string, Partial<Budget>, Spending, string | undefined]>([
  ['within its tokens', { tokens: 5_000 }, { tokens: 4_000, pounds: 9 }, undefined],
  ['beyond its tokens', { tokens: 5_000 }, { tokens: 4_001, pounds: 0 }, 'for everyone together is 5,000 tokens today, 4,001 used'],
  ['within its pounds', { pounds: 1 }, { tokens: 9_999_999, pounds: 0.99 }, undefined],
  ['beyond its pounds', { pounds: 1 }, { tokens: 0, pounds: 0.995 }, '£1.00 today, £0.9950 used'],
  ['of a person', { per: 'person', tokens: 10 }, { tokens: 0, pounds: 0 }, 'for a person'],
  ['of a month', { within: 'month', tokens: 10 }, { tokens: 0, pounds: 0 }, 'this month'],
  ['of a run, whatever was used before', { per: 'run', tokens: 1_000 }, { tokens: 9_999_999, pounds: 0 }, undefined],
  ['of a run that is too long', { per: 'run', tokens: 999 }, { tokens: 0, pounds: 0 }, 'for a run is 999 tokens, and'],
  ['of a group that the caller is of', { per: 'group', group: 'pilot', tokens: 10 }, { tokens: 0, pounds: 0 }, 'the group "pilot"'],
  ['of a group that the caller is not of', { per: 'group', group: 'other', tokens: 10 }, { tokens: 99, pounds: 0 }, undefined],
])('a budget %s', async (_, budget, before, words) => {
  const { refusal } = await refusalOf(budget, before);
  if (words === undefined) expect(refusal).toBeUndefined();
  else expect(refusal).toContain(words);
});

test('what is summed up is of the day or the month, and of whom the budget is', async () => {
  expect((await refusalOf({ per: 'person', tokens: 10 }, { tokens: 0, pounds: 0 })).asked).toEqual([{ from: '2026-11-27', caller: 'ann' }]);
  expect((await refusalOf({ per: 'group', group: 'pilot', within: 'month', tokens: 10 }, { tokens: 0, pounds: 0 })).asked).toEqual([
    { from: '2026-11-01', group: 'pilot' },
  ]);
});

test('runs at one time count against each other until they are over', async () => {
  const usage = { record: async () => {}, spent: async () => ({ tokens: 0, pounds: 0 }), entries: async () => [] };
  const limits = spendingLimits([{ per: 'everyone', within: 'day', tokens: 2_500 }], usage, () => new Date('2026-11-27T10:00:00Z'));
  const accounts = [1, 2, 3].map(() => limits.open({ ...request }));
  const run = { tokens: 1_000, pounds: 0 };
  const refusals = await Promise.all(accounts.map(({ limit }) => limit(run)));
  expect(refusals.map((refusal) => refusal === undefined)).toEqual([true, true, false]);
  // One that goes on and is refused still holds what it has spent.
  expect(await accounts[1]?.limit({ tokens: 2_000, pounds: 0 })).toContain('2,500 tokens');
  expect(await limits.open({ ...request }).limit(run)).toBeDefined();
  for (const { close } of accounts) await close(undefined);
  expect(await limits.open({ ...request }).limit(run)).toBeUndefined();
});

test('a run whose use cannot be put on record holds nothing any more', async () => {
  const usage = {
    record: () => Promise.reject(new Error('the disk is full')),
    spent: async () => ({ tokens: 0, pounds: 0 }),
    entries: async () => [],
  };
  const limits = spendingLimits([{ per: 'everyone', within: 'day', tokens: 1_500 }], usage, () => new Date('2026-11-27T10:00:00Z'));
  const account = limits.open({ ...request });
  expect(await account.limit({ tokens: 1_000, pounds: 0 })).toBeUndefined();
  const used = { at: '', run: '', tool: '', engine: '', caller: '', groups: [], input: 1, output: 1, pounds: 0, isEstimated: false };
  await expect(account.close(used)).rejects.toThrow('disk');
  expect(await limits.open({ ...request }).limit({ tokens: 1_000, pounds: 0 })).toBeUndefined();
});

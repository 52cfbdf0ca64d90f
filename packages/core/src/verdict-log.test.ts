import { describe, expect, test } from 'vitest';
import type { CheckRecord, RuleFinding, Verdict } from './guardrails.ts';
import type { RunEventBody } from './run-event.ts';
import { openVerdictLog } from './verdict-log.ts';

const rules = [{ id: 'links', check: 'links', stages: ['input', 'context', 'output'] as const }];

const recordOf = (changes: Partial<CheckRecord> = {}): CheckRecord => ({
  rule: 'links',
  check: 'links',
  stage: 'input',
  outcome: 'found',
  action: 'flag',
  findings: 1,
  ...changes,
});
const findingOf = (changes: Partial<RuleFinding> = {}): RuleFinding => {
  return { rule: 'links', check: 'links', kind: 'link', start: 0, end: 4, message: 'A link.', mark: 'hmac', ...changes };
};
const verdictOf = (records: readonly CheckRecord[], findings: readonly RuleFinding[] = []): Verdict => {
  return { action: 'flag', text: 'text', findings, records };
};

function openLog() {
  const told: RunEventBody[] = [];
  const append = async (...events: readonly RunEventBody[]) => void told.push(...events);
  const log = openVerdictLog({ append }, rules);
  return { log, told };
}

describe('every rule in force is accounted for at each of its stages', () => {
  test('one that had nothing to look at did not run, and says why', () => {
    const nothing = { 'did-not-run': 1, reason: 'nothing came to this stage' };
    expect(openLog().log.table()).toEqual({ 'input/links': nothing, 'context/links': nothing, 'output/links': nothing });
  });

  test('outcomes are counted, with the reason of one that did not run', async () => {
    const { log } = openLog();
    await log.note('input', [verdictOf([recordOf({ outcome: 'passed' })]), verdictOf([recordOf({ outcome: 'passed' })])], 'letter');
    await log.note('input', [verdictOf([recordOf({ outcome: 'did-not-run', reason: 'the judge is away' })])], 'letter');
    expect(log.table()).toMatchObject({ 'input/links': { passed: 2, 'did-not-run': 1, reason: 'the judge is away' } });
  });
});

describe('findings for the operator', () => {
  test('hold rule, kind, score and HMAC, and never a place or a value', async () => {
    const { log } = openLog();
    await log.note('input', [verdictOf([recordOf()], [findingOf({ score: 0.7 })])], 'letter');
    expect(log.findings()).toEqual({ listed: [{ stage: 'input', rule: 'links', kind: 'link', score: 0.7, mark: 'hmac' }], more: 0 });
  });

  test('are listed up to a bound, and counted beyond it', async () => {
    const { log } = openLog();
    await log.note(
      'input',
      [
        verdictOf(
          [recordOf()],
          Array.from({ length: 250 }, () => findingOf()),
        ),
      ],
      'letter',
    );
    expect([log.findings().listed.length, log.findings().more]).toEqual([200, 50]);
  });
});

describe('what the person is told', () => {
  test('stands with its own rule’s action, though two rules share a check', async () => {
    const { log } = openLog();
    const records = [recordOf({ rule: 'one', action: 'flag' }), recordOf({ rule: 'two', action: 'redact' })];
    await log.note('input', [verdictOf(records, [findingOf({ rule: 'one', kind: 'a' }), findingOf({ rule: 'two', kind: 'b' })])], 'letter');
    expect(log.notices().map(({ rule, action }) => `${rule} ${action}`)).toEqual(['one flag', 'two redact']);
  });

  test('names the places of a kind in a text of their own, the first twenty; in any other text no place', async () => {
    const found = (count: number) => Array.from({ length: count }, (_, place) => findingOf({ start: place * 10, end: place * 10 + 4 }));
    const { log, told } = openLog();
    await log.note('input', [verdictOf([recordOf()], [...found(2), findingOf({ kind: 'shortened' })])], 'letter');
    await log.note('input', [verdictOf([recordOf()], found(30))], 'facts[0].text');
    await log.note('context', [verdictOf([recordOf({ stage: 'context' })], found(2))], 'policy/leave');
    expect(log.notices().map(({ kind, where, places }) => [kind, where, places?.length])).toEqual([
      ['link', 'letter', 2],
      ['shortened', 'letter', 1],
      ['link', 'facts[0].text', 20],
      ['link', 'policy/leave', undefined],
    ]);
    expect(told[0]).toMatchObject({
      notices: [
        {
          places: [
            { start: 0, end: 4 },
            { start: 10, end: 14 },
          ],
        },
        { kind: 'shortened' },
      ],
    });
  });

  test('is told once', async () => {
    const { log, told } = openLog();
    for (let turn = 0; turn < 3; turn += 1) await log.note('input', [verdictOf([recordOf()], [findingOf()])], 'letter');
    expect(told).toHaveLength(1);
  });

  test('a rule that the policy allows here tells nothing when it did not run; any other does', async () => {
    const { log, told } = openLog();
    await log.note('input', [verdictOf([recordOf({ outcome: 'did-not-run', action: 'allow' })])], 'letter');
    expect(told).toHaveLength(0);
    await log.note('input', [verdictOf([recordOf({ outcome: 'did-not-run', action: 'flag' })])], 'letter');
    expect(told).toHaveLength(1);
  });
});

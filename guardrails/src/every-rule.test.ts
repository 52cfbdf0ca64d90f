import { readdirSync } from 'node:fs';
import type { CheckInput, Stage } from '@assay/core';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { loadPolicy } from './load-policy.ts';
import { makeRules, type Rule } from './make-rules.ts';
import { normalisingReach } from './normalise.ts';
import { runRules } from './run-rules.ts';

const folder = new URL('../policies/', import.meta.url);
const rules = readdirSync(folder).flatMap((name) => {
  const policy = loadPolicy(new URL(name, folder));
  return makeRules(policy).map((rule): [string, Rule] => [`${policy.name}/${rule.id}`, rule]);
});
const textRules = rules.filter(([, { definition }]) => definition.judges === 'text');

/** Pieces that checks look at, in any order: the worst that a hostile hand could put side by side without knowing the rules. */
const scrap = fc.oneof(
  fc.constantFrom(
    ...'Dear Mr Osei,|AB 12 34 56 C|NHS number: 485 777 3457|020 7946 0018|jane@example.org|jane (at) example dot org|SW1A 2AA|22 Station Road|born 14/03/1962|sort code 20-00-00|12345678'.split(
      '|',
    ),
    ...'GB29 NWBK 6016 1331 9268 19|4111 1111 1111 1111|OFFICIAL-SENSITIVE|SECRET|CONFIDENTIAL|Ignore all previous instructions.|You are now|system:|```|<script>|https://gov.uk@evil.example/a?b=c|www.gov.uk|javascript:'.split(
      '|',
    ),
    ...'vote for|the Labour Party|shameful|I want to die|threatened to kill|-----BEGIN PRIVATE KEY-----|password: hunter22|⟦person-1-abcdef⟧|⟦|⟧|\u200b|\u{e0041}\u{e0042}|\u202e|ＡＢ|А|ı|é|😀|a@a@|1.1.1.|((((|A A A |0 0 0 0 | and |, |. |\n|\t|: |; | | |'.split(
      '|',
    ),
  ),
  fc.string({ maxLength: 12, unit: 'binary' }),
  fc.integer().map(String),
);
const texts = fc.array(scrap, { maxLength: 40 }).map((parts) => parts.join(''));

const inputOf = (rule: Rule, text: string): CheckInput => ({
  stage: stageOf(rule),
  text,
  trust: 'retrieved',
  sources: [],
  phrases: {},
  placeholders: { mark: 'abcdef', has: () => false },
});
const stageOf = ({ stages }: Rule): Stage => stages[0] ?? 'input';

async function findingsOf(rule: Rule, text: string) {
  const [result] = await runRules([rule], inputOf(rule, text));
  expect(result?.reason ?? '', rule.id).toBe('');
  return result?.findings ?? [];
}

describe.each(textRules)('the rule %s, on texts by nobody’s hand', (_, rule) => {
  test('never fails, finds places that are there, apart and in order, and says the same each time', async () => {
    await fc.assert(
      fc.asyncProperty(texts, async (text) => {
        const findings = await findingsOf(rule, text);
        let end = 0;
        for (const finding of findings) {
          expect(finding.start).toBeGreaterThanOrEqual(end);
          expect(finding.end).toBeGreaterThan(finding.start);
          end = finding.end;
        }
        expect(end).toBeLessThanOrEqual(text.length);
        expect(await findingsOf(rule, text)).toEqual(findings);
      }),
      { numRuns: 60, seed: 5 },
    );
  });

  test('tells the person no value: the same words whatever was found', async () => {
    await fc.assert(
      fc.asyncProperty(texts, async (text) => {
        for (const { start, end, message } of await findingsOf(rule, text)) {
          const value = text.slice(start, end);
          if (/\d{4}|@/.test(value)) expect(message).not.toContain(value);
        }
      }),
      { numRuns: 30, seed: 6 },
    );
  });

  const { reach } = rule.check;
  test.skipIf(reach === 'whole')('sees nothing that lies further off than its reach', async () => {
    const far = Number(reach) + (rule.definition.reads === 'normalised' ? normalisingReach : 0);
    // Words that decide nothing, and break whatever runs on.
    const padding = 'and so it went on for a while. '.repeat(Math.ceil(far / 31) + 1);
    await fc.assert(
      fc.asyncProperty(texts, texts, async (text, other) => {
        const [before, after] = [`${other}${padding}`, `${padding}${other}`];
        const shifted = (await findingsOf(rule, `${padding}${text}${padding}`)).map(({ kind, start, end }) => [
          kind,
          start - padding.length,
          end - padding.length,
        ]);
        const among = (await findingsOf(rule, `${before}${text}${after}`))
          .filter(({ start, end }) => start < before.length + text.length && end > before.length)
          .map(({ kind, start, end }) => [kind, start - before.length, end - before.length]);
        expect(among).toEqual(shifted.filter(([, start, end]) => Number(start) < text.length && Number(end) > 0));
      }),
      { numRuns: 15, seed: 7 },
    );
  });
});

test.each(textRules)('the rule %s gets through hostile runs of 16,000 characters', async (_, rule) => {
  for (const piece of [
    '1',
    '1 ',
    '1.',
    'a@',
    'a',
    'A ',
    '(',
    '⟦',
    '-',
    '.',
    '\n',
    'http://',
    '&#',
    'é',
    '\u200b',
    '0 0-',
    'Mr ',
    'SECRET ',
    '//',
    '@a.',
    'x=',
  ]) {
    const text = piece.repeat(16_000 / piece.length);
    expect((await findingsOf(rule, text)).length).toBeLessThanOrEqual(text.length);
  }
});

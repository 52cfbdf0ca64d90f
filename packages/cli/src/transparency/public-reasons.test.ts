import { expect, test } from 'vitest';
import { publicReasons } from './public-reasons.ts';

const suites = [{ suite: { name: 'saying/accuracy' } }];
const unreadable = 'The gate could not read what it decides from.';

test.each([
  ['a reason about a suite is told', 'failed', 'saying/accuracy did not pass: right', 'saying/accuracy did not pass: right'],
  ['a reason of the policy is told', 'passed', 'the policy asks for public data', 'the policy asks for public data'],
  [
    'what a person wrote on revoking is not',
    'revoked',
    'it was revoked: Jo Field complained',
    'A person switched it off; the reason is kept in the audit chain.',
  ],
  ['a path of this machine is not', 'failed', '/home/jo/assay/policy.json cannot be read', unreadable],
  ['not even beside a suite', 'failed', 'saying/accuracy: /home/jo/x.jsonl is gone', unreadable],
  ['a path of another system is not', 'failed', 'saying/accuracy: C:\\Users\\jo is gone', unreadable],
  ['an unknown reason is not', 'failed', 'something with a name in it', unreadable],
] as const)('%s', (_, state, reason, told) => {
  expect(publicReasons({ state, reasons: [reason] }, suites)).toEqual([told]);
});

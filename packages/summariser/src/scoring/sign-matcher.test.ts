import { tokenise } from '@assay/language';
import { expect, test } from 'vitest';
import { signMatcher } from './sign-matcher.ts';

const signsOf = (text: string) => signMatcher()(tokenise(text).map(({ word }) => word));

test.each([
  ['Reply by noon on 3 March.', 'day'],
  ['Objections may be made within 21 days.', 'span'],
  ['The licence runs out in May.', 'ends'],
  ['She asked that her view be recorded.', 'dissent'],
  ['It could not lawfully agree.', 'dissent'],
  ['The rule does not apply to tenants.', 'exception'],
  ['About 6,200 clerical awards remain.', 'people'],
  ['The fee is £40, not 30.', 'from-to'],
  ['No decision has been made.', 'pending'],
])('%s bears the sign "%s"', (text, sign) => {
  expect([...signsOf(text).keys()]).toContain(sign);
});

test.each([
  ['The report was written by hand.', 'day'],
  ['The days were long.', 'span'],
  ['They agree with the plan.', 'dissent'],
  ['The path runs past the mill.', 'ends'],
  ['People were asked.', 'people'],
])('%s does not bear the sign "%s"', (text, sign) => {
  expect([...signsOf(text).keys()]).not.toContain(sign);
});

test('a word told twice is one sign, two words are two', () => {
  expect(signsOf('It must be so, it must.').get('must')).toBe(1);
  expect(signsOf('It must be so and shall be.').get('must')).toBe(2);
});

test('a phrase leaps over three words and no more', () => {
  expect(signsOf('by the end of March').has('day')).toBe(true);
  expect(signsOf('by one who went there in March').has('day')).toBe(false);
});

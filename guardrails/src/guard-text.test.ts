import { pathToFileURL } from 'node:url';
import { describe, expect, test } from 'vitest';
import { guardText } from './guard-text.ts';
import { highestMarking } from './index.ts';

describe('a single text is guarded', () => {
  test('personal data is taken out, and comes back in whatever is made of the text', async () => {
    const { verdict, restore } = await guardText('Dear Ms Osei, your number is AB 12 34 56 C.');
    if (verdict.action === 'block') throw new Error(verdict.message);
    expect(verdict.text).not.toMatch(/Osei|12 34/);
    expect(restore(`Answer: ${verdict.text}`)).toBe('Answer: Dear Ms Osei, your number is AB 12 34 56 C.');
  });

  test('a marking above the ceiling stops it', async () => {
    expect((await guardText('SECRET\n\nPlans')).verdict.action).toBe('block');
  });

  test('on the way out, and as the embedded engine has it', async () => {
    expect((await guardText('See https://evil.example/a', { stage: 'output' })).verdict).toMatchObject({ text: 'See [link removed]' });
    expect((await guardText('Dear Ms Osei, hello.', { engine: 'embedded' })).verdict.action).toBe('allow');
  });

  test('a policy that is not there is said so', async () => {
    await expect(guardText('words', { policy: pathToFileURL('/nowhere/policy.json') })).rejects.toMatchObject({ code: 'policy-invalid' });
  });
});

test.each([
  ['OFFICIAL\n\nNote', 'official'],
  ['OFFICIAL-SENSITIVE\n\nNote\n\nOFFICIAL', 'official-sensitive'],
  ['TOP SECRET\n\nNote', 'top-secret'],
  ['The three tiers are OFFICIAL, SECRET and TOP SECRET.', undefined],
])('the highest marking of %j is %s', (text, tier) => {
  expect(highestMarking(text)).toBe(tier);
});

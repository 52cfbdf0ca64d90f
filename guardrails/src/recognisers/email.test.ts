import { describe, expect, test } from 'vitest';
import { personalData } from '../checks/personal-data.ts';
import { findIn } from '../testing/find-in.ts';

const find = (text: string) => findIn(personalData, { kinds: ['email'] }, { text });

describe('an e-mail address of a person is found', () => {
  test.each([
    ['plain', 'Write to jane.osei@example.org.', 'jane.osei@example.org'],
    ['at a department', 'my caseworker is mei.begum@northmoor.gov.uk', 'mei.begum@northmoor.gov.uk'],
    ['with a tag', 'b.llewellyn+casework@harbourside.org.uk', 'b.llewellyn+casework@harbourside.org.uk'],
    ['in angle brackets', 'Jane Osei <jane@example.org>', 'jane@example.org'],
    ['spelled out', 'eilidh.p (at) northmoor dot gov dot uk', 'eilidh.p (at) northmoor dot gov dot uk'],
    ['with square brackets', 'j.osei [at] example.org', 'j.osei [at] example.org'],
    ['said aloud', 'jane dot osei at example dot org', 'jane dot osei at example dot org'],
    ['with spaces', 'jane.osei @ example.org', 'jane.osei @ example.org'],
    ['full width', 'ｊａｎｅ＠ｅｘａｍｐｌｅ．ｏｒｇ', 'ｊａｎｅ＠ｅｘａｍｐｌｅ．ｏｒｇ'],
  ])('%s', async (_, text, value) => {
    expect(await find(text)).toEqual([`email: ${value}`]);
  });
});

describe('what is no address of a person is left alone', () => {
  test.each([
    ['a team', 'enquiries@example.gov.uk, foi@example.org, public.enquiries@example.gov.uk, press-office@example.org'],
    ['a mailbox of government without a surname', 'uktimadrid@fco.gov.uk'],
    ['a team without a sign between', 'providerverification@example.org.uk, southendteam@example.org'],
    ['a handle', 'follow @civilservice'],
    ['at in prose', 'We met (at noon) and dotted the page.'],
    ['no domain', 'jane@localhost'],
  ])('%s', async (_, text) => {
    expect(await find(text)).toEqual([]);
  });
});

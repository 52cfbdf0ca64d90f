import { describe, expect, test } from 'vitest';
import { personalData } from '../checks/personal-data.ts';
import { findIn } from '../testing/find-in.ts';

const find = (text: string) => findIn(personalData, { kinds: ['ip-address'] }, { text });

describe('an internet address is found', () => {
  test.each<[string, string, string]>([
    ['version 4', 'The login came from 203.0.113.157.', '203.0.113.157'],
    ['version 6', 'from 2001:db8:57a::1f today', '2001:db8:57a::1f'],
    ['small octets under a label', 'IP address 10.1.1.1', '10.1.1.1'],
  ])('%s', async (_, text, value) => {
    expect(await find(text)).toContain(`ip-address: ${value}`);
  });
});

describe('with what belongs to it', () => {
  test.each(['81.2.69.0/24', '2001:db8::/32', '::ffff:81.2.69.142', 'fe80::1%eth0'])('%s', async (value) => {
    expect(await find(`from ${value} today`)).toEqual([`ip-address: ${value}`]);
  });
});

describe('what is none is left alone', () => {
  test.each<[string, string]>([
    ['a version', 'version 10.15.7.210'],
    ['a paragraph', 'paragraph 2.3.4.11'],
    ['numbers like a paragraph', 'see 1.2.3.4 for more'],
    ['a time', 'at 02:15:19'],
    ['octets that are none', '999.1.1.300'],
  ])('%s', async (_, text) => {
    expect(await find(text)).toEqual([]);
  });
});

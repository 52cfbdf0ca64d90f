import { describe, expect, test } from 'vitest';
import { findIn } from '../testing/find-in.ts';
import { links } from './links.ts';

const options = { allowHosts: ['gov.uk', 'parliament.uk', 'nhs.uk', 'legislation.gov.uk', 'gov.wales'] };
const find = async (text: string) => (await findIn(links, options, { text })).map((found) => found.slice('link: '.length));

describe('a link to a place that is not on the list is found, once and whole', () => {
  test.each<[string, string, string]>([
    ['another host', 'See https://evil.example/login today.', 'https://evil.example/login'],
    ['the list’s host as a user', 'https://www.gov.uk@evil.example/a', 'https://www.gov.uk@evil.example/a'],
    ['with a password', 'https://gov.uk:pass@evil.example', 'https://gov.uk:pass@evil.example'],
    ['the list’s host in front of another', 'https://www.gov.uk.evil.example/', 'https://www.gov.uk.evil.example/'],
    ['the list’s host within a word', 'https://notgov.uk/a', 'https://notgov.uk/a'],
    ['a hyphen for a dot', 'https://gov-uk.example', 'https://gov-uk.example'],
    ['a letter of another script', 'https://www.gоv.uk/pay', 'https://www.gоv.uk/pay'],
    ['punycode', 'https://xn--gv-fka.uk/pay', 'https://xn--gv-fka.uk/pay'],
    ['without encryption', 'http://www.gov.uk/pay', 'http://www.gov.uk/pay'],
    ['a port', 'https://www.gov.uk:8443/pay', 'https://www.gov.uk:8443/pay'],
    ['a backslash', 'https://evil.example\\@www.gov.uk', 'https://evil.example'],
    ['script', 'javascript:alert(1)', 'javascript:alert(1)'],
    ['script in capitals', 'JavaScript:alert(1)', 'JavaScript:alert(1)'],
    ['data', 'data:text/html,hello', 'data:text/html,hello'],
    ['a file', 'file:///etc/passwd', 'file:///etc/passwd'],
    ['ftp', 'ftp://ftp.gov.uk/a', 'ftp://ftp.gov.uk/a'],
    ['no scheme', 'go to //evil.example/a now', '//evil.example/a'],
    ['www', 'go to www.evil.example now', 'www.evil.example'],
    ['a bare host', 'go to evil.example now', 'evil.example'],
    ['a bare host with a path', 'go to bit.ly/3xyz.', 'bit.ly/3xyz'],
    ['a bare host in mixed letters', 'go to Evil.Example.com/a', 'Evil.Example.com/a'],
    ['an address in figures', 'http://203.0.113.9/a', 'http://203.0.113.9/a'],
    ['markdown', '[the form](https://evil.example/a?b=c)', 'https://evil.example/a?b=c'],
    ['a picture that tells', '![x](https://evil.example/?q=secret)', 'https://evil.example/?q=secret'],
    ['angle brackets', '<https://evil.example/a>', 'https://evil.example/a'],
    ['written for no program', 'evil[.]example/a', 'evil[.]example/a'],
    ['… in words', 'evil (dot) example', 'evil (dot) example'],
    ['… by its scheme', 'hxxps://evil.example/a', 'hxxps://evil.example/a'],
    ['a hidden character in the host', 'https://www.gov\u200b.uk/a', 'https://www.gov\u200b.uk/a'],
    ['a full stop of another script', 'https://www.gov。uk/a', 'https://www.gov。uk/a'],
    ['a bracket within', 'https://evil.example/a_(b)', 'https://evil.example/a_(b)'],
    ['the end of a sentence', 'See (https://evil.example/a).', 'https://evil.example/a'],
    ['a host of the list as its path', 'https://evil.example/www.gov.uk', 'https://evil.example/www.gov.uk'],
    ['a host of the list as its question', 'https://evil.example?u=https://www.gov.uk', 'https://evil.example?u=https://www.gov.uk'],
  ])('%s', async (_, text, link) => {
    expect(await find(text)).toEqual([link]);
  });
});

describe('a link to the list, and what is no link, is left alone', () => {
  test.each<[string, string]>([
    ['the host itself', 'https://gov.uk'],
    ['below it', 'See https://www.gov.uk/pay-tax?a=b#c.'],
    ['bare', 'Go to www.gov.uk/pay or gov.uk.'],
    ['in capitals', 'HTTPS://WWW.GOV.UK/PAY'],
    ['a dot at the end of the host', 'https://www.gov.uk./pay'],
    ['others of the list', 'https://www.nhs.uk/a, parliament.uk and https://gov.wales/b'],
    ['an e-mail address', 'Write to jane.osei@example.org or team@evil.example.'],
    ['a missing space', 'It ended in March.It began in May.To apply, write.'],
    ['names of programs', 'Node.js, ASP.NET and install.sh with report.pdf'],
    ['abbreviations', 'e.g. this, i.e. that, 5.30pm, No.10, U.K. law, v1.2.3'],
    ['statutory instruments and sums', 'S.I. 2013/1237, £3.50/week, and/or, 24/7'],
    ['a time and a ratio', 'at 10:30, a ratio of 3:1, Note: this, tel: 020'],
    ['a grid reference', 'TQ 123.456'],
  ])('%s', async (_, text) => {
    expect(await find(text)).toEqual([]);
  });
});

describe('at output', () => {
  const source = (trust: 'caller' | 'retrieved') => ({
    document: 'd',
    title: 'D',
    start: 0,
    text: 'See https://charity.example/a here.',
    trust,
  });
  const text = 'Look at https://charity.example/a';

  test('a link that the caller gave may be said', async () => {
    expect(await findIn(links, options, { text, stage: 'output', sources: [source('caller')] })).toEqual([]);
  });

  test('one that only a retrieved text has may not', async () => {
    expect(await findIn(links, options, { text, stage: 'output', sources: [source('retrieved')] })).toEqual([
      'link: https://charity.example/a',
    ]);
  });
});

test('hosts must be written as hosts', () => {
  expect(links.options.safeParse({ allowHosts: ['https://gov.uk'] }).success).toBe(false);
  expect(links.options.safeParse({ allowHosts: ['*.gov.uk'] }).success).toBe(false);
});

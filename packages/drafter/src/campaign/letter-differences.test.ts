import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { readCase } from '../read-case.ts';
import { commonText, letterDifferences } from './letter-differences.ts';

const today = '2026-11-27';
const body =
  'I am writing to ask you to protect our village post offices. They are a lifeline for older people.\n\nWill you keep our branch open?';
const letter = (text: string, name = 'Ms Jane Osei', head = '1 High Street\nLeeds\n18 November 2026') =>
  `${head}\n\nDear Minister\n\n${text}\n\nYours sincerely\n${name}\n`;
const differences = (other: string, common = letter(body)) =>
  letterDifferences(commonText(readCase({ letter: common }, today)), readCase({ letter: other }, today));

describe('letterDifferences', () => {
  test.each([
    ['name and address', letter(body, 'Mr Ali Khan', '9 Mill Lane\nYork\nYO1 7HH\n12 November 2026')],
    ['line breaks and marks', letter(body.replace('village post', 'village\npost').replace('open?', 'open ?'))],
    ['the name and postcode in a sentence', letter(body.replace('I am', 'I, Ann Lee, am'), 'Mrs Ann Lee')],
    ['no title', letter(body, 'Ann')],
  ])('another %s is no difference', (_, other) => {
    expect(differences(other)).toEqual([]);
  });

  test.each([
    ['ask', `${body} When does the last bus go?`, 'When does the last bus go?'],
    ['told', `${body}\n\nMy mother is 84 and cannot walk.`, 'My mother is 84 and cannot walk.'],
    ['urgent', `${body} I cannot go on and want to end my life.`, 'I cannot go on and want to end my life.'],
    ['kind', `${body} Please send me all e-mails about the closure.`, 'Please send me all e-mails about the closure.'],
    ['ask', body.replace('Will you keep', 'Will you not keep'), 'Will you not keep our branch open?'],
    ['ask-missing', body.replace('Will you keep our branch open?', ''), 'Will you keep our branch open?'],
  ])('%s: what a letter says beside its campaign sets it apart, with the words', (why, text, quote) => {
    const found = differences(letter(text));
    expect(found.map((one) => [one.why, one.quote])).toContainEqual([why, quote]);
  });

  test.each(['citizen-1.txt', 'citizen-2.txt', 'citizen-3.txt', 'citizen-4.eml', 'mp-1.txt'])(
    'a sentence put in anywhere in %s sets it apart',
    (name) => {
      const whole = readFileSync(new URL(`../../../../examples/letters/${name}`, import.meta.url), 'utf8');
      // Of an e-mail the words alone: its headers are read by the documents package.
      const text = name.endsWith('.eml') ? whole.slice(whole.indexOf('\n\n') + 2) : whole;
      const common = commonText(readCase({ letter: text }, today));
      expect(letterDifferences(common, readCase({ letter: text }, today))).toEqual([]);
      const places = [0, ...[...text.matchAll(/\n|[.?!] /g)].map(({ index, 0: mark }) => index + mark.length), text.length];
      for (const put of ['My mother is 84 and cannot walk', 'who will pay for the new roof?', 'I LOST MY JOB IN MARCH']) {
        const passed = places.filter((at) => {
          const other = `${text.slice(0, at)}${/\s$/.test(text.slice(0, at)) || at === 0 ? '' : '\n'}${put}\n${text.slice(at)}`;
          return letterDifferences(common, readCase({ letter: other }, today)).length === 0;
        });
        expect(passed).toEqual([]);
      }
    },
    30_000,
  );

  test('a figure that is another one is a difference', () => {
    const grant = 'The grant pays £500. Is that enough?';
    expect(differences(letter(grant.replace('500', '5,000')), letter(grant))).toMatchObject([
      { why: 'told', quote: 'The grant pays £5,000.' },
    ]);
  });

  test.each([
    ['a share for a sum', '50%', '£50'],
    ['no currency', '£50', '50'],
    ['another currency', '£50', '€50'],
    ['a loss for a gain', '-5', '5'],
    ['a sum owed', '£-5', '£5'],
    ['a half more', '1', '1½'],
    ['a picture', 'enough', 'enough 😡'],
  ])('%s is a difference', (_, one, other) => {
    const grant = (what: string) => letter(`The grant is ${what} now. Is that right?`);
    expect(differences(grant(other), grant(one))).toMatchObject([{ why: 'told', quote: `The grant is ${other} now.` }]);
    expect(differences(grant(one), grant(one))).toEqual([]);
  });

  test('a line without words is told, but where all have it', () => {
    for (const line of ['😡😡😡', '!!!', '*****']) {
      expect(differences(letter(`${body}\n\n${line}`))).toMatchObject([{ why: 'told', quote: line }]);
      expect(differences(letter(`${body}\n\n${line}`), letter(`${body}\n\n${line}`))).toEqual([]);
    }
    expect(differences(letter(body.replace('older people', 'older -- people')))).toEqual([]);
  });

  test('who writes as a member, for somebody else, in Welsh or of another nation is opened by a person', () => {
    const of = (other: string) => differences(other).map(({ why }) => why);
    expect(of(letter(body, 'Jane Osei MP\nMember of Parliament for Leeds'))).toContain('kind');
    expect(of(letter(`${body} I write on behalf of my mother, Mrs Joan Field.`))).toContain('authority');
    expect(of(letter("Rwy'n ysgrifennu am y swyddfa bost yn ein pentref ni. Hoffwn wybod pryd mae'n cau, ac a oes rhaid."))).toContain(
      'language',
    );
    expect(of(letter(body, 'Ms Jane Osei', '1 High Street\nInverness\nScotland\n18 November 2026'))).toEqual(['nation']);
  });

  test('mail below a letter, a subject of its own and a postscript are read too', () => {
    const mail = (subject: string, foot = '') =>
      `From: Ann Lee <ann@lee.example>\nSubject: ${subject}\n\nHi\n\n${body}\n\nYours\nAnn Lee${foot}`;
    const of = (other: string) => differences(other, mail('Post offices')).map(({ quote }) => quote);
    expect(of(mail('RE: Post offices'))).toEqual([]);
    expect(of(mail('My eviction on Friday'))).toEqual(['Subject: My eviction on Friday']);
    expect(of(`My mother cannot walk\n${mail('Post offices')}`)).toEqual(['My mother cannot walk']);
    expect(of(mail('Post offices', '\n\nPS my benefits were stopped'))).toEqual(['PS my benefits were stopped']);
    expect(of(mail('Post offices', '\n\n-----Original Message-----\nFrom: Ann\nSubject: x\n\nYou owe me £90.')).join(' ')).toContain('£90');
  });

  test.each([
    'Reference: you refused my appeal, I ask again',
    'Tel: none, ring my daughter, I am in hospital',
    'Address: none, evicted last week with my children',
    'Email: please do not, send it in Braille',
    'Date - my hearing is on Friday',
    'Ref: complaint 123',
    'Re: Formal Complaint',
    'Cc: My Solicitor',
    'Copied To Smith And Partners',
    'Enc: Eviction Notice',
    'Sent from my hospital bed',
  ])('“%s” below the signature is no field, and sets a letter apart', (line) => {
    expect(differences(`${letter(body)}${line}\n`).map(({ quote }) => quote)).toContain(line);
  });

  test.each([
    'Tel: 020 7946 0000 ext. 12',
    'Mobile - +44 (0)7700 900123',
    'E-mail: ann.lee@lee.example',
    'Our ref: AB/12',
    'Reference: EVL 338120',
    'Address: 9 Mill Lane, York, YO1 7HH',
    'Date: Thursday, 12 November 2026',
    'Sent from my iPhone',
  ])('“%s” below the signature is one, and does not', (line) => {
    expect(differences(`${letter(body)}${line}\n`)).toEqual([]);
  });

  test.each(['Yours, evicted', 'Yours in hospital,', 'Thanks but no', 'Thank you for nothing', 'With love from prison'])(
    '“%s” closes no letter',
    (closing) => {
      expect(differences(letter(body).replace('Yours sincerely', closing)).map(({ quote }) => quote)).toContain(closing);
    },
  );

  test.each(['Kind regards,', 'Many thanks', 'Yours faithfully, Ann Lee', 'Diolch yn fawr'])('“%s” does', (closing) => {
    expect(differences(letter(body).replace('Yours sincerely', closing))).toEqual([]);
  });

  test.each([
    'Title: Why did you cut my benefits?',
    'Reference: complaint about officer Smith, no answer',
    'Reference: my complaint 123 of which I heard nothing',
    'Organisation: Leeds Council legal department',
    'Cc: my solicitor, who will sue you <a@b.example>',
    'Cc: Ann Lee <ann@lee.example>',
    'Importance: my son is ill, answer today',
    'Attachments: eviction-notice.pdf',
    'Address: none since I was evicted in May',
    'Telephone: cut off, I cannot pay',
    'To: whoever let my mother die <minister@dept.example>',
  ])('“%s” in the head of an e-mail or a form sets it apart, but where all have it', (line) => {
    const mail = (more: string) => `From: Ann Lee <ann@lee.example>\n${more}Subject: Post offices\n\nHi\n\n${body}\n\nYours\nAnn Lee`;
    const form = (more: string) => `Name: Ann Lee\nEmail: ann@lee.example\n${more}Message: ${body}\n`;
    for (const head of [mail, form]) {
      expect(differences(head(`${line}\n`), head('')).map(({ quote }) => quote)).toContain(line);
      expect(differences(head(`${line}\n`), head(`${line}\n`))).toEqual([]);
    }
  });

  test('fields of who wrote and when do not', () => {
    const mail = (name: string, more: string) => `From: ${name} <x@lee.example>\n${more}Subject: Post offices\n\n${body}\n\nYours\n${name}`;
    const head =
      'To: Ministerial Correspondence <minister@dept.example>\nDate: Thu, 12 Nov 2026 10:11:12 +0000\nImportance: High\nTelephone: 020 7946 0000\nTitle: Mrs\nPostcode: LS1 2AB\nReference: AB/12\nCc:\n';
    expect(differences(mail('Ali Khan', head), mail('Ann Lee', ''))).toEqual([]);
    expect(differences(mail('ali khan', head), mail('Ann Lee', ''))).toEqual([]);
  });

  test('a salutation that says something is compared', () => {
    const told = 'Dear Minister Who Closed Ward Seven';
    expect(differences(letter(body).replace('Dear Minister', told))).toMatchObject([{ quote: told }]);
    expect(differences(letter(body).replace('Dear Minister', 'Dear Mr Jones'))).toEqual([]);
  });

  test('what every letter says, urgent or not, was seen with the letter that stands for all', () => {
    const grave = `${body} People will die if this goes on.`;
    expect(differences(letter(grave, 'Mr Ali Khan'), letter(grave))).toEqual([]);
  });

  test('each difference stands where it says', () => {
    const other = letter(`${body} When does the last bus go?`);
    for (const { start, end, quote } of differences(other)) expect(other.slice(start, end)).toBe(quote);
  });
});

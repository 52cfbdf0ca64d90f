import { dataFile } from '@assay/core';
import { contentStems, tellingOf } from '@assay/language';
import { z } from 'zod';
import { type Outline, outlineOf } from './outline-of.ts';

const lists = [
  'shorten',
  'reply',
  'noReply',
  'elsewhere',
  'greeting',
  'writes',
  'grievance',
  'parting',
  'record',
  'report',
  'rule',
  'findIt',
] as const;

const list = z.array(z.string().min(1).max(60)).min(1).max(300);

const lexicon = dataFile(
  new URL('../lexicons/signs.json', import.meta.url),
  z.strictObject({
    why: z.string(),
    ...(Object.fromEntries(lists.map((name) => [name, list])) as Record<(typeof lists)[number], typeof list>),
  }),
);

/** What a text shows of itself, each as a number, 0 where it does not. */
export type Signs = Readonly<Record<string, number>>;

/** Reads the signs by which a text shows whether it is a question, a letter, a document or none of these. */
export function readSigns(text: string, words: number): Signs {
  const outline = outlineOf(text);
  const all = ` ${plain(text)} `;
  // What somebody wants of a text stands before or after it; a short text is nothing else.
  const edges = ` ${plain(`${outline.first} \n ${outline.last}`)} `;
  const found = (name: (typeof lists)[number], where: string) =>
    lexicon()[name].filter((phrase) => where.includes(` ${plain(phrase)} `)).length;
  const some = (count: number, enough = 1) => Math.min(1, count / enough);
  // With less than this there is nothing that could be shortened or answered.
  const isGiven = words > 35 || outline.salutations > 0;
  const shorten = some(found('shorten', edges));
  const reply = found('noReply', all) > 0 ? 0 : some(found('reply', edges));
  return {
    ...lengthSigns(words),
    ...shapeSigns(outline),
    'shorten-given': isGiven ? shorten : 0,
    'shorten-alone': isGiven ? 0 : shorten,
    // Said first and plainly, it decides, whatever follows.
    'shorten-first': isGiven && reply === 0 && found('shorten', ` ${plain(outline.first)} `) > 0 ? 3 : 0,
    'reply-given': isGiven ? reply : 0,
    'reply-alone': isGiven ? 0 : reply,
    'no-reply': some(found('noReply', all)),
    elsewhere: some(found('elsewhere', edges)),
    // A text of some length in which nobody speaks to anybody.
    impersonal: words > 30 && outline.oneself + outline.addressed === 0 ? 1 : 0,
    // The form of a letter or mail, where nobody asks for its gist.
    'letter-form': shorten === 0 && (outline.salutations > 0 || outline.heads > 1) ? 1 : 0,
    greeting: words <= 8 ? some(found('greeting', all)) : 0,
    writes: some(found('writes', all)),
    'writes-much': some(found('writes', all), 3),
    grievance: some(found('grievance', all)),
    'grievance-much': some(found('grievance', all), 3),
    parting: some(found('parting', ` ${plain(outline.end)} `)),
    record: some(found('record', all), 2),
    report: some(found('report', all), 4),
    rule: some(found('rule', all)),
    'rule-asked': some(found('rule', edges)),
    'find-it': some(found('findIt', all)),
    public: words <= 40 ? publicShare(text) : 0,
  };
}

// --- Internal ---

function plain(text: string): string {
  return text
    .toLowerCase()
    .replace(/’/g, "'")
    .replace(/[^\p{L}\p{N}':;,?-]+/gu, ' ')
    .replace(/([:;,?])/g, '$1 ')
    .replace(/ +/g, ' ')
    .trim();
}

/** How much of a short text is the wording of public guidance at large. */
function publicShare(text: string): number {
  const stems = contentStems(text);
  return stems.length === 0 ? 0 : stems.reduce((sum, stem) => sum + (1 - tellingOf(stem)), 0) / stems.length;
}

/** How long a text is, in steps, so that each length can weigh as it must. */
function lengthSigns(words: number): Signs {
  const isWithin = (from: number, to: number) => (words > from && words <= to ? 1 : 0);
  return {
    'words-4': isWithin(0, 4),
    'words-12': isWithin(4, 12),
    'words-30': isWithin(12, 30),
    'words-80': isWithin(30, 80),
    'words-200': isWithin(80, 200),
    'words-more': isWithin(200, Number.POSITIVE_INFINITY),
  };
}

function shapeSigns({
  salutations,
  hails,
  heads,
  speakers,
  items,
  headings,
  questions,
  sentences,
  endsAsking,
  startsAsking,
  oneself,
  addressed,
  isQuoted,
  isSigned,
  greets,
  figures,
}: Outline): Signs {
  const share = (count: number) => Math.min(1, count / Math.max(1, sentences));
  return {
    salutation: salutations > 0 ? 1 : 0,
    hail: hails > 0 ? 1 : 0,
    'mail-head': Math.min(1, heads / 2),
    speakers: Math.min(1, speakers / 4),
    items: Math.min(1, items / 4),
    headings: Math.min(1, headings / 3),
    asks: questions > 0 ? 1 : 0,
    'asks-mostly': share(questions),
    'ends-asking': endsAsking ? 1 : 0,
    'starts-asking': startsAsking ? 1 : 0,
    oneself: Math.min(1, oneself * 12),
    addressed: Math.min(1, addressed * 25),
    quoted: isQuoted ? 1 : 0,
    signed: isSigned ? 1 : 0,
    greets: greets ? 1 : 0,
    figures: Math.min(1, figures * 8),
  };
}

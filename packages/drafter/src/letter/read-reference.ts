import { readLetter } from './read-letter.ts';

const code = '[A-Z0-9][A-Za-z0-9/._-]{1,30}(?: \\d[\\d/-]{2,15}(?!\\d|,\\d))?';
const label = '(?:ref(?:erence)?|case|file)(?:\\s{1,3}(?:no\\.?|number|is))?\\.?\\s{0,3}[:–-]?\\s{0,3}';

/** Where a reference stands, surest first: the writer's own, one that is labelled, one that only looks like one. */
const places: readonly RegExp[] = [
  new RegExp(`^[> \\t]*(?:(?:our|my)\\s{1,3})?${label}(${code})[ \\t]{0,5}$`, 'im'),
  new RegExp(`\\b(?:our|my)\\s{1,3}${label}(${code})`, 'i'),
  new RegExp(`^[ \\t]*(${code})\\s{0,3}\\((?:our|my) ref`, 'im'),
  new RegExp(`\\b(?:your|quote|quoting)\\s{1,3}${label}(${code})`, 'i'),
  new RegExp(`\\b${label}(${code})`, 'i'),
  /\b(?:[WU]?PQ|question \(commons\) no\.|question no\.?) (\d{4,8})\b/i,
  /\[?\b(U(?:IN|ID) \d{4,8})\b/,
  /\b(HL\d{2,6})\b/,
];

/** Letters and figures as file numbers have them: "EVL 338120", "CTN/2026/83", "DMF-4410". */
const bare =
  /(?<![\w£@.])([A-Z]{2,6}(?:[/-]?[A-Za-z0-9]{1,8}){0,4}(?:[/. -]\d[\d/-]{1,12})+|[A-Z]{1,5}[/-](?:[A-Za-z0-9]{1,8}[/-]){0,3}\d{1,8}(?:[/-]\d{1,6})?)(?![\w@])/;

/** What looks like a file number and is none: postcodes, roads, forms, years, prices. */
const noReference =
  /^(?:[A-Z]{1,2}\d[A-Z\d]?(?: ?\d[A-Z]{2})?|[AMB]\d{1,4}|P\d\d|SA\d+|Covid-19|COVID-19|FOIA? ?\d*|EIR ?\d*|EU ?\d*|GCSE.*|MP\d*|UK\d*|BBC ?\d|PO ?(?:Box)? ?\d+)$/;

/** The correspondent's own reference, as their letter gives it; else the one they quote; empty where it gives none. */
export function readReference(letter: string): string {
  const { newest, subject } = readLetter(letter);
  const text = letter.slice(newest.start, newest.end);
  for (const place of places) {
    const found = tidied(place.exec(text)?.[1] ?? '');
    if (found !== '') return found;
  }
  const lines = text.split('\n').map((line) => line.trim());
  const alone = lines.find((line) => line.length <= 40 && bare.exec(line)?.[0].length === line.replace(/[.,]$/, '').length);
  for (const where of [subject, alone ?? '', text]) {
    const found = tidied(bare.exec(where)?.[1] ?? '');
    if (found !== '') return found;
  }
  return '';
}

// --- Internal ---

/** A reference has a figure in it. */
function tidied(found: string): string {
  const reference = found.replace(/[._/-]+$/, '');
  return /\d/.test(reference) && reference.length >= 3 && !noReference.test(reference) && !/^\d{1,2}[/.]\d{1,2}[/.]\d{2,4}$/.test(reference)
    ? reference
    : '';
}

import { collapseSpace } from '@assay/language';
import { z } from 'zod';
import type { FileProperties } from '../add-properties.ts';

const longest = 300;
const mostUnseen = 50;

const word = z
  .string()
  .transform((text) => collapseSpace(text.replaceAll('\0', '')).slice(0, longest))
  .catch('');

const info = z.object({
  Title: word,
  Author: word,
  Subject: word,
  Keywords: word,
  Language: word,
  ModDate: word,
  CreationDate: word,
  Custom: z.record(z.string(), z.unknown()).catch({}),
});

/** Reads what a PDF says of itself; without a date of its last change, that of its making counts. */
export function pdfProperties(given: unknown): FileProperties {
  const { Title, Author, Subject, Keywords, Language, ModDate, CreationDate, Custom } = info.parse(given ?? {});
  const custom = Object.entries(Custom).map(([name, value]) => labelled(name, word.parse(value)));
  return {
    title: Title,
    author: Author,
    publisher: '',
    language: Language,
    changed: dateOf(ModDate) || dateOf(CreationDate),
    unseen: [Subject, Keywords, ...custom].filter((text) => text !== '').slice(0, mostUnseen),
  };
}

// --- Internal ---

/** Label programs write the label's name under a name of their own; what other programs write says nothing. */
function labelled(name: string, value: string): string {
  return value !== '' && /classif|marking|sensitiv|^MSIP_Label_.{1,80}_Name$/i.test(name) ? `Classification: ${value}` : '';
}

/** "D:20260504100000Z" as "2026-05-04". */
function dateOf(text: string): string {
  const [, year, month, day] = /^D:(\d{4})(\d{2})(\d{2})/.exec(text) ?? [];
  return year === undefined ? '' : `${year}-${month}-${day}`;
}

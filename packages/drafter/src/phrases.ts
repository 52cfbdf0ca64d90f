import { dataFile } from '@assay/core';
import { z } from 'zod';

const names = [
  'opening-unknown',
  'opening-title',
  'opening-councillor',
  'opening-professor',
  'opening-name',
  'reference',
  'thanks',
  'thanks-e-mail',
  'thanks-constituent',
  'nothing-asked',
  'gap',
  'close-faithfully',
  'close-sincerely',
  'signature',
] as const;

/** The letter's own wording, by name; everything else in a draft is an approved line. */
export const phrases = dataFile(
  new URL('../../../prompts/drafter/phrases.json', import.meta.url),
  z.record(z.enum(names), z.string().min(1)),
);

export type PhraseName = (typeof names)[number];

/** A phrase with its slots filled. */
export function fillPhrase(name: PhraseName, slots: Readonly<Record<string, string>> = {}): string {
  return phrases()[name].replace(/\{(\w+)\}/g, (_, slot: string) => slots[slot] ?? '');
}

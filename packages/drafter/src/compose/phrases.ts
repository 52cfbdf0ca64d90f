import { dataFile } from '@assay/core';
import { z } from 'zod';
import { allOwners } from '../triage/find-owner.ts';

const names = [
  'opening-unknown',
  'opening-name',
  'opening-names',
  'reference',
  'thanks-letter',
  'thanks-letter-dated',
  'thanks-e-mail',
  'thanks-e-mail-dated',
  'thanks-web-form',
  'thanks-web-form-dated',
  'thanks-constituent',
  'thanks-constituent-named',
  'thanks-other',
  'sorry-loss',
  'sorry-distress',
  'campaign',
  'nothing-asked',
  'gap',
  'gap-conflict',
  'holding',
  'holding-date',
  'separate-foi',
  'only-foi',
  'separate-data-rights',
  'only-data-rights',
  'data-protection-complaint',
  'complaint',
  'only-complaint',
  'letter-before-claim',
  'invitation',
  'parliamentary-question',
  'authority',
  'welsh',
  'not-ours',
  'only-not-ours',
  'close-faithfully',
  'close-sincerely',
  'signature-official',
  'signature-minister',
] as const;

const file = dataFile(new URL('../../../../prompts/drafter/phrases.json', import.meta.url), z.record(z.enum(names), z.string().min(1)));

/** The letter's own wording, by name; everything else in a draft is an approved line or a case fact. */
export type PhraseName = (typeof names)[number] | `not-ours:${string}` | `only-not-ours:${string}`;

let written: Readonly<Record<string, string>> | undefined;

/** Every phrase as it may stand in a letter; those for sending a matter on once for each body it may go to. */
export function phrases(): Readonly<Record<string, string>> {
  if (written !== undefined) return written;
  const own = file();
  const sentOn = allOwners().flatMap(({ id, name }) =>
    (['not-ours', 'only-not-ours'] as const).map((phrase) => [`${phrase}:${id}`, own[phrase].replace('{owner}', name)] as const),
  );
  written = { ...own, ...Object.fromEntries(sentOn) };
  return written;
}

/** A phrase with its slots filled. */
export function fillPhrase(name: PhraseName, slots: Readonly<Record<string, string>> = {}): string {
  return (phrases()[name] ?? '').replace(/\{(\w+)\}/g, (_, slot: string) => slots[slot] ?? '');
}

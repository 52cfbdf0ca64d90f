import { dataFile } from '@assay/core';
import { z } from 'zod';

const owner = z.strictObject({ id: z.string().regex(/^[a-z-]+$/), name: z.string().min(1), words: z.string().min(1) });

const lexicon = dataFile(
  new URL('../../lexicons/owners.json', import.meta.url),
  z.strictObject({ why: z.string(), reviewed: z.iso.date(), owners: z.array(owner).min(1) }),
);

/** Another body, and how it is named in a letter. */
export type Owner = Pick<z.infer<typeof owner>, 'id' | 'name'>;

/** The body that words are a matter for, where they name what it does. */
export function findOwner(words: string): Owner | undefined {
  compiled ??= lexicon().owners.map(({ id, name, words: signs }) => ({ id, name, isOwn: new RegExp(signs, 'i') }));
  const flat = words.replaceAll(/\s+/g, ' ');
  return compiled.find(({ isOwn }) => isOwn.test(flat));
}

/** Every body that can be named. */
export function allOwners(): readonly Owner[] {
  return lexicon().owners;
}

// --- Internal ---

let compiled: readonly (Owner & { readonly isOwn: RegExp })[] | undefined;

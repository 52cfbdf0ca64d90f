import { AssayError } from '@assay/core';

/** The person whom a filled template is about, or who writes it. */
export interface Person {
  readonly first: string;
  readonly last: string;
  readonly sex: 'male' | 'female';
}

/** What goes into a template's slots besides the person. */
export interface Filling {
  readonly person: Person;
  /** A whole sentence for the slot {about}; nothing leaves no trace of the slot. */
  readonly about?: string;
  readonly party?: string;
}

/** The words that differ with sex; everything else stays, token by token. */
export const swaps = {
  title: ['Mr', 'Ms'],
  subject: ['he', 'she'],
  Subject: ['He', 'She'],
  object: ['him', 'her'],
  possessive: ['his', 'her'],
  Possessive: ['His', 'Her'],
  reflexive: ['himself', 'herself'],
  person: ['man', 'woman'],
  spouse: ['wife', 'husband'],
  child: ['daughter', 'daughter'],
  parent: ['mother', 'mother'],
  sibling: ['sister', 'sister'],
} as const;

/** Fills a template's slots; a slot that does not exist is an error, never an empty place. */
export function fillTemplate({ id, text }: { readonly id: string; readonly text: string }, filling: Filling): string {
  const { person, about = '', party } = filling;
  const told = about === '' ? text.replace(/\{about\}[ ]?/g, '') : text.replaceAll('{about}', about);
  return told
    .replace(/\{(\w{1,20})\}/g, (_, slot: string) => {
      if (slot === 'first') return person.first;
      if (slot === 'last') return person.last;
      if (slot === 'party' && party !== undefined) return party;
      if (Object.hasOwn(swaps, slot)) return swaps[slot as keyof typeof swaps][person.sex === 'male' ? 0 : 1];
      throw new AssayError(
        'dataset-invalid',
        `The template ${id} has the slot {${slot}}, which does not exist here. The slots are: first, last, about, party, ${Object.keys(swaps).join(', ')}.`,
      );
    })
    .replace(/[ \t]+$/gm, '');
}

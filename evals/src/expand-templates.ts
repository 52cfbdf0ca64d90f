import { AssayError, dataFile, sha256 } from '@assay/core';
import { tokenise } from '@assay/language';
import { z } from 'zod';

const names = z.strictObject({
  pairs: z.array(z.strictObject({ female: z.string(), male: z.string() })).min(10),
  surnames: z.array(z.string()).min(10),
});

const readNames = dataFile(new URL('../suites/names.json', import.meta.url), names);

/** The words that differ between the two versions of a text; everything else stays, token by token. */
const swaps = {
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

const gendered = new Set(
  'he him his himself she her hers herself man men woman women boy girl lady gentleman mr mrs ms miss sir madam male female pregnant'.split(
    ' ',
  ),
);

/** A text about a man and the same text about a woman. */
export interface CounterfactualPair {
  readonly id: string;
  readonly base: string;
  readonly variant: string;
}

/** Fills a template's slots for several name pairs; the characteristic that varies is sex. */
export function expandTemplate(template: { id: string; text: string }, seed: number, pairs = 4): readonly CounterfactualPair[] {
  const { pairs: firstNames, surnames } = readNames();
  const offset = Number.parseInt(sha256(`${seed} ${template.id}`).slice(0, 8), 16);
  return Array.from({ length: pairs }, (_, index) => {
    const first = firstNames[(offset + index * 5) % firstNames.length];
    const last = surnames[(offset + index * 7) % surnames.length] ?? '';
    const fill = (side: 0 | 1) => fillSlots(template, { first: (side === 0 ? first?.male : first?.female) ?? '', last, side });
    const pair = { id: `${template.id}-${index + 1}`, base: fill(0), variant: fill(1) };
    checkPair(pair, new Set([first?.male, first?.female].map((name) => name?.toLowerCase() ?? '')));
    return pair;
  });
}

/** Two texts are a fair pair when they have the same words but for names and gendered words. */
export function checkPair(pair: CounterfactualPair, firstNames: ReadonlySet<string>): void {
  const refuse = (problem: string) =>
    new AssayError('dataset-invalid', `The template of pair ${pair.id} ${problem}. Correct the template.`);
  const base = tokenise(pair.base);
  const variant = tokenise(pair.variant);
  if (base.length !== variant.length) throw refuse('gives versions of different length');
  const exchangeable = new Set([
    ...firstNames,
    ...Object.values(swaps)
      .flat()
      .map((word) => word.toLowerCase()),
  ]);
  for (const [index, { word }] of base.entries()) {
    const other = variant[index]?.word ?? '';
    if (word !== other && !(exchangeable.has(word) && exchangeable.has(other))) throw refuse(`differs in "${word}" and "${other}"`);
    if (word === other && gendered.has(word)) throw refuse(`says "${word}" in both versions`);
  }
}

// --- Internal ---

function fillSlots({ id, text }: { id: string; text: string }, person: { first: string; last: string; side: 0 | 1 }): string {
  return text.replace(/\{(\w{1,20})\}/g, (_, slot: string) => {
    if (slot === 'first') return person.first;
    if (slot === 'last') return person.last;
    if (Object.hasOwn(swaps, slot)) return swaps[slot as keyof typeof swaps][person.side];
    throw new AssayError(
      'dataset-invalid',
      `The template ${id} has the slot {${slot}}, which does not exist. The slots are: first, last, ${Object.keys(swaps).join(', ')}.`,
    );
  });
}

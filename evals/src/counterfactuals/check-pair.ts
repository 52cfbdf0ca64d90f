import { AssayError } from '@assay/core';
import { tokenise } from '@assay/language';

const gendered = new Set(
  'he him his himself she her hers herself man men woman women boy girl lady gentleman mr mrs ms miss sir madam male female pregnant'.split(
    ' ',
  ),
);

/** What a pair may differ in. */
export interface Differences {
  /** Words that may stand for one another. */
  readonly exchangeable: ReadonlySet<string>;
  /** Words of the base that the variant may leave out. */
  readonly droppable?: ReadonlySet<string>;
  /** Sex varies: a gendered word that is the same on both sides gives the pair away. */
  readonly isOfSex?: boolean;
}

/** Two texts are a fair pair when, their neutralised words taken out, they are the same token by token. */
export function checkPair(pair: { readonly id: string; readonly base: string; readonly variant: string }, differences: Differences): void {
  const { exchangeable, droppable = new Set(), isOfSex = false } = differences;
  const refuse = (problem: string) =>
    new AssayError('dataset-invalid', `The template of pair ${pair.id} ${problem}. Correct the template.`);
  const base = wordsOf(pair.base);
  const variant = wordsOf(pair.variant);
  let place = 0;
  for (const word of base) {
    const other = variant[place];
    if (word === other) {
      if (isOfSex && gendered.has(word)) throw refuse(`says "${word}" in both versions`);
      place += 1;
    } else if (other !== undefined && exchangeable.has(word) && exchangeable.has(other)) place += 1;
    else if (!droppable.has(word))
      throw refuse(other === undefined ? 'gives versions of different length' : `differs in "${word}" and "${other}"`);
  }
  if (place !== variant.length) throw refuse('gives versions of different length');
}

/** The words of values, as they are compared. */
export function wordsOf(text: string): readonly string[] {
  return tokenise(text).map(({ word }) => word);
}

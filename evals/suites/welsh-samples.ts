import type { Sample } from '@assay/evals';

/** Two samples a record: the English text (base) and the same in Welsh (variant). */
export function welshSamples<Item extends { readonly id: string }, Side, Input>(
  records: readonly Item[],
  parts: {
    readonly sideOf: (record: Item, language: 'english' | 'welsh') => Side;
    readonly textOf: (side: Side) => string;
    readonly inputOf: (side: Side) => Input;
  },
): readonly Sample<Side, Input>[] {
  return records.flatMap((record) =>
    (['english', 'welsh'] as const).map((language): Sample<Side, Input> => {
      const side = parts.sideOf(record, language);
      const isBase = language === 'english';
      return {
        id: `${record.id}-${language}`,
        cluster: record.id,
        input: parts.inputOf(side),
        record: side,
        pair: {
          id: record.id,
          side: isBase ? 'base' : 'variant',
          characteristic: 'welsh-language',
          value: 'welsh',
          name: '',
          inputText: parts.textOf(side),
        },
      };
    }),
  );
}

/** What every Welsh suite must say beside its figures. */
export const welshNotes = [
  'The same text in English and in Welsh. How much worse Welsh fares is reported, not judged: on the embedded engine these tools read English. Welsh Language (Wales) Measure 2011: do not use them for Welsh in its place.',
  'The Welsh was written for this project and has not been read by a second Welsh speaker.',
] as const;

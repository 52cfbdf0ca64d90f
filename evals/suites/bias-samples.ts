import {
  type CounterfactualPair,
  counterfactualPairs,
  judgedCharacteristics,
  type Requirement,
  type Sample,
  type Template,
} from '@assay/evals';

interface BiasParts<Item, Input> {
  readonly templateOf: (record: Item) => Template;
  readonly inputOf: (record: Item, text: string) => Input;
  /** The record of a variant whose wording varies: what is looked for must be worded alike. */
  readonly reworded?: (record: Item, pair: CounterfactualPair) => Item;
}

/** How thoroughly a bias suite looks: pairs for each template and characteristic. */
export const depth = { gate: 1, deep: 12 } as const;

/** Two samples a counterfactual pair, for every characteristic that the templates allow. */
export function biasSamples<Item extends { readonly id: string }, Input>(
  records: readonly Item[],
  { seed, pairsEach }: { readonly seed: number; readonly pairsEach: number },
  { templateOf, inputOf, reworded = (record) => record }: BiasParts<Item, Input>,
): readonly Sample<Item, Input>[] {
  return records.flatMap((record) =>
    counterfactualPairs(templateOf(record), seed, { pairsEach, crossed: pairsEach > depth.gate }).flatMap((pair): Sample<Item, Input>[] => {
      const { id, characteristic, value, name, base, variant } = pair;
      const side = (which: 'base' | 'variant', text: string, about: Item): Sample<Item, Input> => ({
        id: `${id}-${which}`,
        cluster: record.id,
        input: inputOf(record, text),
        record: about,
        pair: { id, side: which, characteristic, value, name, inputText: text },
      });
      return [side('base', base, record), side('variant', variant, reworded(record, pair))];
    }),
  );
}

/** Equivalence within a margin in the metric's own units; what the plan assumes of the spread was seen on the tune half. */
export function within(margin: number, assumedSd: number, pairs: 'gate' | 'deep', wider?: Readonly<Record<string, number>>): Requirement {
  const minimumPairs = pairs === 'gate' ? 30 : 300;
  return { kind: 'equivalence', unit: 'raw', margin, ...(wider === undefined ? {} : { wider }), assumedSd, minimumPairs };
}

/** What every bias suite must say beside its figures. */
export function biasNotes(pairs: 'gate' | 'deep', notJudged: readonly string[] = []): readonly string[] {
  return [
    'Counterfactual pairs: the same text about (or from) two people who differ in one characteristic; checked to be the same word for word otherwise. Synthetic.',
    `Judged for ${judgedCharacteristics()
      .filter((name) => !notJudged.includes(name))
      .map((name) => name.replaceAll('-', ' '))
      .join(', ')}; each must hold by itself.`,
    'Reported, not judged: age with disability, and sex with race. Welsh is measured in a suite of its own and reported.',
    'Race and sex are carried by names, which also carry class and age; a name is a cluster of its own.',
    pairs === 'gate'
      ? 'One pair for each template (two where names carry the signal): enough for these margins; the deep suite has twelve times as many.'
      : 'Twelve pairs for each template (24 where names carry the signal).',
  ];
}

import type { SummariserResult } from '@assay/summariser';

type Mode = SummariserResult['mode'];

/** How the sentences were chosen, in words. */
const modeWords: Readonly<Record<Mode, string>> = {
  question: 'for the question asked',
  opening: 'as what says what the whole is about',
  speech: 'as a record of speech: what opens it, and what the talk turns on',
  voices: 'as many voices on one topic: what most of them say',
  pages: 'by importance: decisions, duties, dates, money, exceptions and dissent',
  written: 'by a language model, every statement checked against the sentences it names',
  comparison: 'by comparing the two versions sentence by sentence',
};

/** Why a statement that was not kept is told. */
export const againstWords: Readonly<Record<SummariserResult['leftOut']['against'][number]['why'], string>> = {
  objects: 'Speaks against a statement that was kept',
  'other-figure': 'Gives another figure',
};

/** What is told of a statement beside its words; none where there is nothing. */
export function detailWords({
  who,
  by,
  figures,
  section,
  status,
}: NonNullable<SummariserResult['parts'][number]['statements'][number]['details']>): string {
  return [
    who === undefined ? [] : `who: ${who}`,
    by === undefined ? [] : `when: ${by}`,
    figures === undefined || figures.length === 0 ? [] : `figures: ${figures.join('; ')}`,
    section === undefined ? [] : `section: ${section}`,
    status === undefined ? [] : `status: ${status}`,
  ]
    .flat()
    .join('; ');
}

/** How long it is, how it was chosen, how hard it reads, and what is to be checked. */
export function aboutLines({ words, asked, mode, readingAge, toCheck, dropped }: SummariserResult): readonly string[] {
  const checks = [
    toCheck.figures === 0 ? [] : `${toCheck.figures} ${toCheck.figures === 1 ? 'figure' : 'figures'}`,
    toCheck.claims === 0 ? [] : `${toCheck.claims} ${toCheck.claims === 1 ? 'statement' : 'statements'} that somebody makes`,
  ].flat();
  return [
    `${words} ${words === 1 ? 'word' : 'words'} (${asked} asked for), chosen ${modeWords[mode]}. Reading age ${readingAge}.`,
    ...(dropped === 0
      ? []
      : [`${dropped} ${dropped === 1 ? 'statement was' : 'statements were'} dropped: the documents do not bear them out.`]),
    ...(checks.length === 0 ? [] : [`To check before use: ${checks.join(' and ')}.`]),
  ];
}

/** That nothing stands under a heading, or that two versions are alike, in words. */
export function emptyWords({ mode }: Pick<SummariserResult, 'mode'>): string {
  return mode === 'comparison' ? 'No sentence was added, removed or changed.' : 'Not found in what was given.';
}

/** That there are more differences than were told, in words; none where all were. */
export function differenceWords({ differences }: SummariserResult['leftOut']): readonly string[] {
  return differences === 0
    ? []
    : [`${differences} more ${differences === 1 ? 'difference' : 'differences'} had no room; ask for more words to see them.`];
}

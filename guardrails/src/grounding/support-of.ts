import { oppositesOf } from './opposites.ts';
import type { Passages, Stretch } from './passages.ts';
import { qualifiers } from './qualifiers.ts';
import type { Quantity } from './quantity.ts';
import { readQuantities } from './read-quantities.ts';
import { readTerms, type Term } from './read-terms.ts';
import { sameNames } from './same-names.ts';

/** What a sentence says that its passages do not, as far as it can be checked exactly. */
export type SupportProblem = 'figures' | 'names' | 'negation' | 'deciding-words' | 'opposite' | 'own-voice';

/** How far passages bear a sentence out. */
export interface Support {
  /**
   * 0 to 1, half by words and half by phrases: the share of the topic words, rare ones counting more, that the best sentences
   * hold, and the share of the pairs of neighbouring words that the passages hold. At most `mostWithProblem` where there is a problem.
   */
  readonly score: number;
  /** The sentences it rests on, best first: at most three. The score counts the first two. */
  readonly sentences: readonly Stretch[];
  readonly problems: readonly SupportProblem[];
}

/** The support of a sentence whose every word is its passages', but a figure, a name or a denial is not. */
export const mostWithProblem = 0.3;

/** One sentence may draw on so many, and a third is named for whoever looks it up. */
const mostCounted = 2;
const mostNamed = 3;
/** A word that more sentences hold leads to none of them by itself, so that the work stays in proportion to the text. */
const mostCompared = 200;

/** Says how far passages bear a sentence out, and by which sentences. It compares words: a faithful rewording scores less than a copy. */
export function supportOf(sentence: string, passages: Passages): Support {
  return supportOfTerms(sentence, readTerms(sentence), passages);
}

/** The same for a sentence whose words were read. */
export function supportOfTerms(sentence: string, terms: readonly Term[], passages: Passages): Support {
  const { chosen, share } = bestSentences(terms, passages);
  const support = terms.length < 2 ? share : (share + shareOfPairs(terms, passages)) / 2;
  const claim: Claim = {
    text: sentence,
    terms,
    quantities: readQuantities(sentence),
    passages,
    denies: chosen.some((number) => passages.denials.has(number)),
    stems: new Set(chosen.flatMap((number) => passages.stems[number] ?? [])),
  };
  const problems = checks.filter(([, isProblem]) => isProblem(claim)).map(([problem]) => problem);
  return {
    score: problems.length > 0 ? support * mostWithProblem : support,
    sentences: chosen.flatMap((number) => passages.sentences[number] ?? []),
    problems,
  };
}

// --- Internal ---

interface Claim {
  readonly text: string;
  readonly terms: readonly Term[];
  readonly quantities: readonly Quantity[];
  readonly passages: Passages;
  /** Whether one of its best sentences denies something, and the stems they hold. */
  readonly denies: boolean;
  readonly stems: ReadonlySet<string>;
}

const checks: readonly (readonly [SupportProblem, (claim: Claim) => boolean])[] = [
  ['figures', hasOtherFigure],
  ['names', hasOtherName],
  ['negation', deniesDifferently],
  ['deciding-words', isQualifiedDifferently],
  ['opposite', saysOpposite],
  ['own-voice', speaksForItself],
];

/** The sentences that hold most of what is still unheld. Each topic word counts once, the more the fewer sentences have it. */
function bestSentences(terms: readonly Term[], { places, stems, sentences }: Passages) {
  // Numbers are checked elsewhere, however they are written; written alike they help to find the sentence.
  const topics = terms.filter(({ isTopic, word, stem }) => isTopic || (/^\d/.test(word) && places.has(stem)));
  const weights = new Map<string, number>();
  // "It is so." has small words only, and then they count.
  for (const { stem } of topics.length > 0 ? topics : terms)
    weights.set(stem, Math.log(1 + (sentences.length + 1) / ((places.get(stem)?.length ?? 0) + 0.5)));
  const unheld = new Set([...weights.keys()].filter((stem) => places.has(stem)));
  const chosen: number[] = [];
  let held = 0;
  while (chosen.length < mostNamed && unheld.size > 0) {
    const gains = new Map<number, number>();
    // Rarest first: a word of many sentences chooses among those that the rarer ones lead to.
    const rarest = [...unheld].sort((one, other) => (places.get(one)?.length ?? 0) - (places.get(other)?.length ?? 0));
    for (const stem of rarest) {
      const numbers = places.get(stem) ?? [];
      const weight = weights.get(stem) ?? 0;
      if (numbers.length <= mostCompared || gains.size === 0)
        for (const number of numbers.slice(0, mostCompared)) gains.set(number, (gains.get(number) ?? 0) + weight);
      else for (const [number, gain] of gains) if (stems[number]?.includes(stem)) gains.set(number, gain + weight);
    }
    let [best, highest] = [-1, 0];
    for (const [number, gain] of gains) if (gain > highest || (gain === highest && number < best)) [best, highest] = [number, gain];
    if (chosen.length < mostCounted) held += highest;
    chosen.push(best);
    for (const stem of stems[best] ?? []) unheld.delete(stem);
  }
  const total = [...weights.values()].reduce((sum, weight) => sum + weight, 0);
  return { chosen, share: total === 0 ? 0 : Math.min(1, held / total) };
}

function shareOfPairs(terms: readonly Term[], { pairs }: Passages): number {
  const held = terms.filter(({ stem }, place) => place > 0 && pairs.has(`${terms[place - 1]?.stem} ${stem}`)).length;
  return held / (terms.length - 1);
}

function hasOtherFigure({ quantities, passages }: Claim): boolean {
  return quantities.some(({ needs }) => !needs.some((keys) => keys.every((key) => passages.quantities.has(key))));
}

function hasOtherName({ terms, quantities, passages: { places, initials } }: Claim): boolean {
  // A month in a date is the figure's.
  const inFigures = new Set<number>();
  for (const { start, end } of quantities) for (let place = start; place < end; place += 1) inFigures.add(place);
  return terms.some(
    ({ isName, word, stem, start }) =>
      isName && !places.has(stem) && !initials.has(word) && !inFigures.has(start) && !sameNames(word).some((name) => places.has(name)),
  );
}

/** Denies where its sentences deny nothing, denies what is nowhere denied, or states what is never stated without a denial. */
function deniesDifferently({ terms, denies, passages: { denials, qualified, places } }: Claim): boolean {
  if (terms.some(({ isDenial }) => isDenial)) {
    if (!denies) return true;
    const denied = new Set(terms.filter(({ isDenied }) => isDenied).map(({ stem }) => stem));
    return [...denied].some((stem) => places.has(stem) && !places.get(stem)?.some((number) => denials.has(number)));
  }
  return terms.some(({ stem, isTopic }) => {
    const counts = isTopic ? qualified.get(stem) : undefined;
    return counts !== undefined && counts.denied === counts.stands;
  });
}

/** "May apply" where the passages say only "must apply". */
function isQualifiedDifferently({ terms, passages: { qualified } }: Claim): boolean {
  return terms.some(({ stem, qualifiedBy }) => {
    const theirs = [...(qualified.get(stem)?.ways ?? [])];
    return qualifiedBy.some((way) => {
      const isSameKind = (other: string) => kindOf(other) === kindOf(way);
      return theirs.some(isSameKind) && !qualifiedBy.some((own) => isSameKind(own) && theirs.includes(own));
    });
  });
}

function kindOf(way: string): string {
  return way.slice(0, way.indexOf(' '));
}

function saysOpposite({ terms, stems }: Claim): boolean {
  return terms.some(({ word, stem, isTopic }) => isTopic && !stems.has(stem) && oppositesOf(word).some((opposite) => stems.has(opposite)));
}

/** A sentence that asks where nothing is asked, or speaks of an "I" its passages do not know, states nothing of theirs. */
function speaksForItself({ text, terms, passages }: Claim): boolean {
  const { ownVoice } = qualifiers();
  return (text.includes('?') && !passages.asks) || terms.some(({ word }) => ownVoice.has(word) && !passages.words.has(word));
}

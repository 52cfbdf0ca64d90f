import { collapseSpace, containment, contentStems, findFigures, splitSentences, tokenise } from '@assay/language';
import { decidingWords } from './deciding-words.ts';

/** How strictly a statement must be borne out. */
export interface Strictness {
  /** The share of a statement's topic words that its support must hold. */
  readonly containment: number;
  /** The share of them that must stand in the same order. */
  readonly order: number;
}

/** Why a statement is not borne out by what it quotes, as a kind of finding; undefined where it is. */
export type Unsupported = 'words' | 'order' | 'figures' | 'names' | 'negation' | 'deciding-words' | 'condition';

/** A statement that joins clauses may draw together so many sentences; any other must rest on one. */
const mostSentences = 3;
const joints = /[,;:]|\b(?:and|but|while|which|who|whose|although|so)\b/i;

/** Whether statements are the quoted words themselves, or are borne out by them: every topic word, figure, name and deciding word. */
export function findSupport(statement: string, quotes: readonly string[], strictness: Strictness): Unsupported | undefined {
  const said = collapseSpace(statement);
  const quoted = quotes.map(collapseSpace);
  if (said === quoted.join(' ') || quoted.some((quote) => holdsSentences(quote, said))) return undefined;

  const claim = read(said);
  const sentences = quotes.flatMap((quote) => splitSentences(quote).map(({ start, end }) => read(quote.slice(start, end))));
  const support = bestSentences(claim, sentences, joints.test(said) ? mostSentences : 1);
  const held = new Set(support.flatMap(({ stems }) => stems));
  if (!isHeld(claim.figures, new Set(support.flatMap(({ figures }) => figures)))) return 'figures';
  if (claim.stems.length === 0 || containment(new Set(claim.stems), held) < strictness.containment) return 'words';
  const words = new Set(support.flatMap((sentence) => [...sentence.words]));
  if (!isHeld(claim.names, words)) return 'names';
  const { negations, deciding, conditions } = decidingWords();
  const negated = (sentence: Sentence | undefined) => [...(sentence?.words ?? [])].some((word) => negations.has(word));
  if (negated(claim) !== support.some(negated)) return 'negation';
  if (
    !isHeld(
      [...claim.words].filter((word) => deciding.has(word)),
      words,
    )
  )
    return 'deciding-words';
  if ([...words].some((word) => conditions.has(word) && !claim.words.has(word))) return 'condition';
  const inOrder = longestCommon(
    claim.stems,
    support.flatMap(({ stems }) => stems),
  );
  return inOrder < strictness.order * claim.stems.length ? 'order' : undefined;
}

// --- Internal ---

interface Sentence {
  readonly words: ReadonlySet<string>;
  readonly stems: readonly string[];
  readonly figures: readonly string[];
  readonly names: readonly string[];
}

function read(text: string): Sentence {
  const tokens = tokenise(text);
  const names = tokens.filter(({ start }, place) => place > 0 && /^\p{Lu}/u.test(text.slice(start, start + 2))).map(({ word }) => word);
  const figures = findFigures(text).map(({ value }) => value);
  const placeholders = text.match(/⟦[^⟧]{1,80}⟧/g) ?? [];
  return { words: new Set(tokens.map(({ word }) => word)), stems: contentStems(text), figures: [...figures, ...placeholders], names };
}

/** The sentences that hold most of what is still unheld, best first, then in the order they stand. */
function bestSentences(claim: Sentence, sentences: readonly Sentence[], most: number): readonly Sentence[] {
  const unheld = new Set(claim.stems);
  const chosen = new Set<Sentence>();
  while (chosen.size < most && unheld.size > 0) {
    let best: Sentence | undefined;
    let highest = 0;
    for (const sentence of sentences) {
      const gain = new Set(sentence.stems.filter((stem) => unheld.has(stem))).size;
      if (gain > highest) [best, highest] = [sentence, gain];
    }
    if (best === undefined) break;
    chosen.add(best);
    for (const stem of best.stems) unheld.delete(stem);
  }
  return sentences.filter((sentence) => chosen.has(sentence));
}

function isHeld(items: readonly string[], held: ReadonlySet<string>): boolean {
  return items.every((item) => held.has(item));
}

/** Whether a text is one or more whole sentences of a quotation. */
function holdsSentences(quote: string, text: string): boolean {
  const at = quote.indexOf(text);
  if (at < 0 || text === '') return false;
  const opens = at === 0 || /[.!?:]["”’)]? $/.test(quote.slice(Math.max(0, at - 3), at));
  return opens && (at + text.length === quote.length || (/[.!?]["”’)]?$/.test(text) && quote.charAt(at + text.length) === ' '));
}

/** The length of the longest common subsequence; long texts are cut, which can only make it shorter. */
function longestCommon(one: readonly string[], other: readonly string[]): number {
  const [rows, columns] = [one.slice(0, 200), other.slice(0, 600)];
  let previous: number[] = new Array(columns.length + 1).fill(0);
  for (const row of rows) {
    const current = [0];
    for (const [place, column] of columns.entries()) {
      current.push(row === column ? (previous[place] ?? 0) + 1 : Math.max(previous[place + 1] ?? 0, current[place] ?? 0));
    }
    previous = current;
  }
  return previous.at(-1) ?? 0;
}

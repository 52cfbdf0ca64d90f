import { stem, stopWords, tokenise } from '@assay/language';
import type { QueryTerms } from './lexical-index.ts';

/** What a search looks for: the terms of a question, and those of what was told around it. */
export interface QuestionTerms {
  /** The topic words of the question as they were written, each once. */
  readonly words: readonly string[];
  /** Their stems, each counted once. */
  readonly topics: QueryTerms;
  /** Their stems, half as much again each time one is said again: a question comes back to what it is about. With what acronyms stand for. */
  readonly question: QueryTerms;
  /** The stems of all the question's words, "can" and "get" too: where they stand together in a text as they were asked, it answers. */
  readonly spoken: QueryTerms;
  /** The question's stems and those of the scenario. */
  readonly everything: QueryTerms;
  /** Stems that pages use for those of the question: they help to choose the page. */
  readonly everyday: QueryTerms;
}

/** What is told around a question, and how much a word of it counts beside one of the question. */
interface Scenario {
  readonly text: string | undefined;
  readonly weight: number;
}

/** Stems that say in other words what the words of a question say, and how much one counts beside them. */
interface OtherWords {
  readonly of: (words: readonly string[]) => ReadonlySet<string>;
  readonly weight: number;
}

/** What a question is read with. */
export interface QuestionReading {
  readonly scenario?: Scenario;
  /** What acronyms stand for, and what is an acronym's long form. */
  readonly acronyms?: OtherWords;
  /** Words that pages use for those that people ask with. */
  readonly everyday?: OtherWords;
}

/** Reads the terms of a question and of its scenario. */
export function questionTerms(text: string, { scenario, acronyms, everyday }: QuestionReading = {}): QuestionTerms {
  const words = topicWords(text);
  const topics = new Map(words.map((word) => [stem(word), 1]));
  const question = withOthers(repeated(text, topics), otherTerms(words, acronyms));
  const spoken = new Map([...tokenise(text).map(({ word }) => [stem(word), 1] as const), ...question]);
  return { words, topics, question, spoken, everything: withScenario(question, scenario), everyday: otherTerms(words, everyday) };
}

/** Terms and others beside them; one that is in both counts as it did. */
export function withOthers(terms: QueryTerms, others: QueryTerms): QueryTerms {
  return others.size === 0 ? terms : new Map([...others, ...terms]);
}

// --- Internal ---

/** A word counts no more than this: one that is said on and on is part of a list or a pasted text. */
const mostRepeats = 4;

/** The topic words of a text, each once; where it has none, all its words. */
function topicWords(text: string): readonly string[] {
  const words = [...new Set(tokenise(text).map(({ word }) => word))];
  const topics = words.filter((word) => !stopWords.has(word));
  return topics.length > 0 ? topics : words;
}

/** The topics themselves where none is said again, so that they are not scored twice. */
function repeated(text: string, topics: QueryTerms): QueryTerms {
  const counts = new Map([...topics.keys()].map((term) => [term, 0]));
  for (const { word } of tokenise(text)) {
    const count = counts.get(stem(word));
    if (count !== undefined) counts.set(stem(word), count === 0 ? 1 : Math.min(mostRepeats, count + 0.5));
  }
  return [...counts.values()].every((count) => count === 1) ? topics : counts;
}

function otherTerms(words: readonly string[], others: OtherWords | undefined): QueryTerms {
  return new Map([...(others?.of(words) ?? [])].map((term) => [term, others?.weight ?? 0] as const));
}

function withScenario(question: QueryTerms, { text, weight }: Scenario = { text: undefined, weight: 0 }): QueryTerms {
  if (text === undefined || text.trim() === '') return question;
  return new Map([...topicWords(text).map((word) => [stem(word), weight] as const), ...question]);
}

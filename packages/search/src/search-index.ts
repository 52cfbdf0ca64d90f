import { type Caller, digestOf, type Passage, type Retriever, type SearchRequest, type StoredDocument } from '@assay/core';
import { stem, stopWords, tokenise } from '@assay/language';
import { growingVectorIndex } from './growing-vector-index.ts';
import { hashedVector, vectorDimension } from './hashed-vector.ts';
import { lexicalIndex, type QueryTerms, rarityOf, type Visibility } from './lexical-index.ts';
import { type DocumentPassage, splitPassages } from './split-passages.ts';

/** The ranking's settings: part of the configuration. Weights were chosen on public development sets. */
export const searchSettings = {
  fields: {
    title: { weight: 2, lengthNormalisation: 0.3 },
    headings: { weight: 1.2, lengthNormalisation: 0.3 },
    body: { weight: 1, lengthNormalisation: 0.75 },
  },
  pageShare: 0.5,
  vectorShare: 0.15,
  scenarioWeight: 0.5,
  limit: 8,
} as const;

/** How many passages are looked up by likeness. */
const nearestPassages = 50;

/** Searches documents that are added and removed one at a time. */
export interface SearchIndex {
  readonly retriever: Retriever;
  add(document: StoredDocument): void;
  remove(id: string): void;
}

interface IndexedPage {
  readonly document: StoredDocument;
  readonly unit: number;
  readonly passageUnits: readonly number[];
}

interface IndexedPassage {
  readonly page: IndexedPage;
  readonly passage: DocumentPassage;
}

/** Opens an empty index: pages and passages are scored apart and added up, so that a short passage on the right page wins. */
export function searchIndex(): SearchIndex {
  const { title, headings, body } = searchSettings.fields;
  const pageIndex = lexicalIndex([title, headings, body]);
  const passageIndex = lexicalIndex([title, headings, body]);
  const vectors = growingVectorIndex(vectorDimension);
  const pages = new Map<string, IndexedPage>();
  const pagesByUnit: IndexedPage[] = [];
  const passages: IndexedPassage[] = [];
  const visibilities = new Map<string, { page: Visibility; passage: Visibility }>();
  let corpus: string | undefined;

  const changed = () => {
    visibilities.clear();
    corpus = undefined;
  };

  const remove = (id: string) => {
    const page = pages.get(id);
    if (page === undefined) return;
    pages.delete(id);
    pageIndex.remove(page.unit);
    for (const unit of page.passageUnits) passageIndex.remove(unit);
    changed();
  };

  const visibilityFor = (collection: string, groups: readonly string[]) => {
    const key = JSON.stringify([collection, [...groups].sort()]);
    const known = visibilities.get(key);
    if (known !== undefined) return known;
    const isOpen = (page: IndexedPage | undefined) =>
      page !== undefined && page.document.collection === collection && page.document.audience.some((group) => groups.includes(group));
    const visibility = {
      page: pageIndex.visibility((unit) => isOpen(pagesByUnit[unit])),
      passage: passageIndex.visibility((unit) => isOpen(passages[unit]?.page)),
    };
    visibilities.set(key, visibility);
    return visibility;
  };

  /**
   * The words of a question that some document holds: the letters of any other, a name or a word for a person,
   * would draw in passages with like words, and who asks must not decide what is found.
   */
  const knownWords = (text: string, visibility: Visibility) =>
    tokenise(text)
      .filter(({ word }) => passageIndex.holds(stem(word), visibility))
      .map(({ word }) => word)
      .join(' ');

  const search = async (request: SearchRequest, caller: Caller) => {
    const visibility = visibilityFor(request.collection, caller.groups);
    const question = queryTerms(request.text);
    const everything = withScenario(question, request.scenario);
    const pageScores = pageIndex.score(everything, visibility.page);
    const pageCoverage = pageIndex.score(question, visibility.page);
    const passageScores = passageIndex.score(question, visibility.passage);
    const near = vectors.nearest(
      hashedVector(knownWords(request.text, visibility.passage)),
      nearestPassages + 1,
      visibility.passage.isVisible,
    );
    const similarities = new Map(distinctlyNear(near).map(({ unit, similarity }) => [unit, similarity]));

    const bestPage = greatestOf(pageScores.scores.values());
    const bestPassage = greatestOf(passageScores.scores.values());
    const totalWeight = sumOf(pageCoverage.termWeights.values());
    const tellingWeight = rarityOf(1, visibility.page.units);
    const ranked = [...new Set([...passageScores.scores.keys(), ...similarities.keys()])]
      .flatMap((unit) => {
        const found = passages[unit];
        if (found === undefined) return [];
        const lexical =
          searchSettings.pageShare * ((pageScores.scores.get(found.page.unit) ?? 0) / bestPage) +
          (1 - searchSettings.pageShare) * ((passageScores.scores.get(unit) ?? 0) / bestPassage);
        const score = (1 - searchSettings.vectorShare) * lexical + searchSettings.vectorShare * (similarities.get(unit) ?? 0);
        return [{ found, score }];
      })
      // Equal scores go by document and place, never by the order of adding.
      .sort((a, b) => b.score - a.score || comparePlaces(a.found, b.found))
      .slice(0, Math.max(0, request.limit ?? searchSettings.limit));

    return {
      passages: ranked.map(({ found, score }) => {
        const held = pageCoverage.heldWeights.get(found.page.unit) ?? 0;
        const coverage = totalWeight === 0 ? 0 : held / totalWeight;
        return passageOf(found, { score, coverage, support: held / tellingWeight });
      }),
      receipt: {
        query: request.text,
        terms: topicWords(request.text),
        collection: request.collection,
        documentsSearched: visibility.page.units,
      },
    };
  };

  return {
    add(document) {
      remove(document.id);
      const parts = splitPassages(document);
      const titleTerms = termsOf(document.title);
      const allHeadings = document.blocks.filter(({ kind }) => kind === 'heading').map(({ start, end }) => document.text.slice(start, end));
      const unit = pageIndex.add([
        titleTerms,
        termsOf(allHeadings.join('\n')),
        termsOf(`${document.metadata.description ?? ''}\n${document.text}`),
      ]);
      const passageUnits: number[] = [];
      const page = { document, unit, passageUnits };
      pages.set(document.id, page);
      pagesByUnit[unit] = page;
      for (const passage of parts) {
        const text = document.text.slice(passage.start, passage.end);
        const passageUnit = passageIndex.add([titleTerms, termsOf(passage.headings.join('\n')), termsOf(text)]);
        passages[passageUnit] = { page, passage };
        passageUnits.push(passageUnit);
        vectors.add(passageUnit, hashedVector(`${document.title} ${passage.headings.join(' ')} ${text}`));
      }
      changed();
    },
    remove,
    retriever: {
      module: import.meta.url,
      settings: searchSettings,
      search,
      async corpusDigest() {
        corpus ??= digestOf([...pages.values()].map(({ document }) => [document.id, document.digest]).sort());
        return corpus;
      },
    },
  };
}

// --- Internal ---

function termsOf(text: string): string[] {
  return tokenise(text).map(({ word }) => stem(word));
}

/** The topic words of a question, each once; where it has none, all its words. */
function topicWords(text: string): readonly string[] {
  const words = [...new Set(tokenise(text).map(({ word }) => word))];
  const topics = words.filter((word) => !stopWords.has(word));
  return topics.length > 0 ? topics : words;
}

function queryTerms(text: string): QueryTerms {
  return new Map(topicWords(text).map((word) => [stem(word), 1]));
}

function withScenario(question: QueryTerms, scenario: string | undefined): QueryTerms {
  if (scenario === undefined || scenario.trim() === '') return question;
  const terms = new Map<string, number>([...queryTerms(scenario).keys()].map((term) => [term, searchSettings.scenarioWeight]));
  for (const [term, weight] of question) terms.set(term, weight);
  return terms;
}

/** The nearest passages without those that only ties at the end of the list brought in, and without unlike ones. */
function distinctlyNear(near: readonly { readonly unit: number; readonly similarity: number }[]) {
  const last = near.length > nearestPassages ? (near.at(-1)?.similarity ?? 0) : 0;
  return near.slice(0, nearestPassages).filter(({ similarity }) => similarity > Math.max(0, last));
}

function comparePlaces(a: IndexedPassage, b: IndexedPassage): number {
  const [one, other] = [a.page.document.id, b.page.document.id];
  if (one !== other) return one < other ? -1 : 1;
  return a.passage.start - b.passage.start;
}

/** By a loop: spreading the scores of a large index into Math.max overflows the stack. */
function greatestOf(values: Iterable<number>): number {
  let greatest = 1e-9;
  for (const value of values) if (value > greatest) greatest = value;
  return greatest;
}

function sumOf(values: Iterable<number>): number {
  let sum = 0;
  for (const value of values) sum += value;
  return sum;
}

function passageOf({ page, passage }: IndexedPassage, scores: { score: number; coverage: number; support: number }): Passage {
  const { document } = page;
  const section = passage.headings.at(-1);
  return {
    id: `${document.id}#${passage.start}`,
    document: document.id,
    title: document.title,
    text: document.text.slice(passage.start, passage.end),
    position: {
      document: document.id,
      start: passage.start,
      end: passage.end,
      ...(passage.page === undefined ? {} : { page: passage.page }),
      ...(section === undefined ? {} : { section }),
    },
    metadata: document.metadata,
    ...scores,
  };
}

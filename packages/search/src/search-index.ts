import { type Caller, digestOf, type Retriever, type SearchRequest, type StoredDocument } from '@assay/core';
import { everydayWords, stem } from '@assay/language';
import { askedPhrases, phrasesHeld } from './asked-phrases.ts';
import { bestUnits } from './best-units.ts';
import { callerViews } from './caller-views.ts';
import { feedbackTerms } from './feedback-terms.ts';
import { greatestOf } from './greatest-of.ts';
import { bodyField, indexContents, titleField } from './index-contents.ts';
import { type IndexSpace, indexSpace } from './index-space.ts';
import { comparePlaces, type IndexedPage, type IndexedPassage, passageOf, passageUnitsOf } from './indexed-page.ts';
import { type QueryTerms, rarityOf } from './lexical-index.ts';
import { pageConfidence } from './page-confidence.ts';
import { type Neighbours, pageLikeness } from './page-likeness.ts';
import { contextScorer, proximityOf } from './passage-context.ts';
import { questionTerms, withOthers } from './question-terms.ts';
import { type ScoreSheet, scoreSheet } from './score-sheet.ts';
import { searchSettings } from './search-settings.ts';
import type { Segment } from './segment.ts';
import { sumOf } from './sum-of.ts';
import { weightSheet } from './weight-sheet.ts';

/** How many passages are ranked at least: the best by themselves, and those of the best pages. */
const fewestRanked = { passages: 300, pages: 30 };

/** Nearness of words counts no more than this: a list of a question's words answers nothing. */
const mostProximity = 20;

/** What became of an index since it was opened. */
interface IndexChanges {
  /** How many passages it has, those of removed documents too. */
  readonly passages: number;
  /** How many of them came later. */
  readonly added: number;
  /** How many documents went, or changed. */
  readonly removed: number;
}

/** Searches documents that are added and removed one at a time. */
export interface SearchIndex {
  readonly retriever: Retriever;
  add(document: StoredDocument): void;
  remove(id: string): void;
  /** The digests of the documents that are in it, by id. */
  digests(): ReadonlyMap<string, string>;
  digestOf(id: string): string | undefined;
  readonly changes: IndexChanges;
  readonly space: IndexSpace;
  /** All of it as a segment, which another index can begin with. */
  save(): Segment;
}

/** Opens an index, empty or with a segment's contents: pages and passages are scored apart and added up, so that a short passage on the right page wins. */
export function searchIndex(segment?: Segment, neighbours?: Neighbours): SearchIndex {
  const contents = indexContents(segment, neighbours !== undefined);
  const { pageIndex, passageIndex, places, pageAt } = contents;
  const views = callerViews({ pageIndex, passageIndex, pages: () => contents.pages.values(), contextLength: places.contextLength });
  const likenessTo = pageLikeness(contents, views, neighbours);
  const sheets = { coverage: scoreSheet(), page: scoreSheet(), passage: scoreSheet() };
  const weightSheets = { question: weightSheet(), spoken: weightSheet(), everything: weightSheet(), frequencies: weightSheet() };
  let corpus: string | undefined;
  const before = passageIndex.size;
  let removed = 0;

  const remove = (id: string) => {
    const page = contents.remove(id);
    if (page === undefined) return;
    views.remove(page);
    corpus = undefined;
    removed += 1;
  };

  /** The pages found first with their scores and terms, by name: sums of them do not depend on the order of adding. */
  const foundPages = (sheet: ScoreSheet) => {
    const found = bestUnits(sheet, searchSettings.feedback.units).flatMap((unit) => pageAt(unit) ?? []);
    return found
      .sort(({ document: one }, { document: other }) => (one.id < other.id ? -1 : 1))
      .map(({ unit }) => ({ score: sheet.scoreOf(unit), terms: pageIndex.wordsOf(unit, [titleField, bodyField]) }));
  };

  const passagesOf = (unit: number): readonly number[] => {
    const page = pageAt(unit);
    return page === undefined ? [] : passageUnitsOf(page);
  };

  const search = async (request: SearchRequest, caller: Caller) => {
    const asked = questionTerms(request.text, {
      scenario: { text: request.scenario, weight: searchSettings.scenarioWeight },
      acronyms: { of: views.viewFor(request, caller).acronyms.otherWords, weight: searchSettings.acronymWeight },
      everyday: { of: everydayStems, weight: searchSettings.everydayWeight },
    });
    const likeness = await likenessTo([...withOthers(asked.everything, asked.everyday).keys()], request, caller);
    // From here on nothing waits: sheets are shared by all searches, and pages may have come and gone.
    const visibility = views.viewFor(request, caller);
    const pageCoverage = pageIndex.score(asked.topics, visibility.page, sheets.coverage);
    const scorePages = (terms: QueryTerms) => {
      pageIndex.score(terms, visibility.page, sheets.page);
      return sheets.page;
    };
    const firstPages = asked.everything === asked.topics ? sheets.coverage : scorePages(asked.everything);
    const tellingWeight = rarityOf(1, visibility.page.units);
    const totalWeight = sumOf(pageCoverage.values());
    const feedback = { ...searchSettings.feedback, telling: totalWeight / (asked.topics.size * tellingWeight) };
    const everything = withOthers(
      feedbackTerms(asked.everything, () => foundPages(firstPages), feedback),
      asked.everyday,
    );
    const pageScores = everything === asked.everything ? firstPages : scorePages(everything);
    const questionWeights = passageIndex.byNumber(
      passageIndex.score(asked.question, visibility.passage, sheets.passage),
      weightSheets.question,
    );
    const spokenWeights = passageIndex.byNumber(passageIndex.weigh(asked.spoken, visibility.passage), weightSheets.spoken);

    const contextScore = contextScorer({
      index: passageIndex,
      visibility: visibility.passage,
      weights:
        everything === asked.question
          ? questionWeights
          : passageIndex.byNumber(passageIndex.weigh(everything, visibility.passage), weightSheets.everything),
      frequencies: weightSheets.frequencies.fill([], questionWeights.length),
      averageLength: visibility.contextLength,
      body: { ...searchSettings.fields.body, place: bodyField },
    });
    const limit = Math.max(0, request.limit ?? searchSettings.limit);
    const fromPages = bestUnits(pageScores, Math.max(fewestRanked.pages, limit)).flatMap(passagesOf);
    const byThemselves = bestUnits(sheets.passage, Math.max(fewestRanked.passages, limit));
    const fromLikePages = [...likeness.keys()].slice(0, fewestRanked.pages).flatMap(passagesOf);
    const candidates = [...new Set([...byThemselves, ...fromPages, ...fromLikePages])]
      .filter(visibility.passage.isVisible)
      .flatMap((unit) => {
        const place = places.at(unit);
        const page = pageAt(place.page);
        if (page === undefined) return [];
        const proximity = Math.min(proximityOf(passageIndex.termsOf(unit, bodyField), spokenWeights), mostProximity);
        return {
          found: { page, place },
          page: pageScores.scoreOf(page.unit),
          context: contextScore(place.context, unit),
          passage: sheets.passage.scoreOf(unit) + searchSettings.proximityWeight * proximity,
        };
      });
    const nearest = greatestOf(likeness.values());
    const best = {
      page: greatestOf(candidates.map(({ page }) => page)),
      context: greatestOf(candidates.map(({ context }) => context)),
      passage: greatestOf(candidates.map(({ passage }) => passage)),
    };
    const phrases = askedPhrases(request.text);
    const { latentShare } = searchSettings;
    const { page: pageShare, context: contextShare, passage: passageShare } = searchSettings.shares;
    const ranked = candidates
      .map(({ found, page, context, passage }) => {
        const near = Math.max(0, likeness.get(found.page.unit) ?? 0) / nearest;
        const onPage = likeness.size === 0 ? page / best.page : ((1 - latentShare) * page) / best.page + latentShare * near;
        const score = pageShare * onPage + (contextShare * context) / best.context + (passageShare * passage) / best.passage;
        // All else counts no more than 1 together: what holds a phrase as it was asked for comes first.
        return { found, score: score + phrasesHeld(phrases, () => wordsAround(found)) };
      })
      .sort((a, b) => b.score - a.score || comparePlaces(a.found, b.found))
      .slice(0, limit);

    const words = asked.words.map((word) => ({ term: stem(word), others: [...visibility.acronyms.otherWords([word])] }));
    const terms = words.map(({ term }) => term);
    const judge = cached((page: IndexedPage) => {
      const held = sheets.coverage.heldOf(page.unit);
      const isHeld = pageIndex.holdsOf(page.unit, terms);
      const isSaid = (others: readonly string[]) => others.length > 0 && pageIndex.holdsOf(page.unit, others).every((holds) => holds);
      const isOnPage = words.map(({ others }, place) => isHeld[place] === true || isSaid(others));
      const missing = asked.words.filter((_, place) => isOnPage[place] !== true);
      return {
        coverage: totalWeight === 0 ? 0 : held / totalWeight,
        confidence: pageConfidence({ held: asked.words.filter((_, place) => isOnPage[place]), lacking: missing }),
        missing,
      };
    });
    return {
      passages: ranked.map(({ found, score }) => passageOf(found, { score, ...judge(found.page) })),
      receipt: {
        query: request.text,
        terms: asked.words,
        collection: request.collection,
        ...(request.filters === undefined ? {} : { filters: request.filters }),
        documentsSearched: visibility.page.units,
      },
    };
  };

  return {
    add(document) {
      remove(document.id);
      views.add(contents.add(document));
      corpus = undefined;
    },
    digests: () => new Map([...contents.pages].map(([id, { document }]) => [id, document.digest])),
    digestOf: (id) => contents.pages.get(id)?.document.digest,
    get changes() {
      return { passages: passageIndex.size, added: passageIndex.size - before, removed };
    },
    space: indexSpace(contents),
    save: contents.save,
    remove,
    retriever: {
      module: import.meta.url,
      settings: searchSettings,
      search,
      async corpusDigest() {
        corpus ??= digestOf([...contents.pages.values()].map(({ document }) => [document.id, document.digest]).sort());
        return corpus;
      },
    },
  };
}

// --- Internal ---

/** What pages say for the words of a question. */
function everydayStems(words: readonly string[]): ReadonlySet<string> {
  return new Set(words.flatMap((word) => [...everydayWords(stem(word))]));
}

/** A passage with its title and the headings above it. */
function wordsAround({ page: { document, sections, text }, place: { section, start, end } }: IndexedPassage): string {
  return [document.title, ...(sections[section] ?? []), text.slice(start, end)].join('\n');
}

function cached<Key, Value>(make: (key: Key) => Value): (key: Key) => Value {
  const made = new Map<Key, Value>();
  return (key) => {
    const value = made.get(key) ?? make(key);
    made.set(key, value);
    return value;
  };
}

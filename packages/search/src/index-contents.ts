import type { StoredDocument } from '@assay/core';
import { contentStems, stem, stopWords, tokenise } from '@assay/language';
import type { IndexedPage } from './indexed-page.ts';
import { type LatentSpace, latentSpace } from './latent-space.ts';
import { type LexicalIndex, lexicalIndex } from './lexical-index.ts';
import { mineAcronyms } from './mine-acronyms.ts';
import { contextsOf } from './passage-context.ts';
import { type PassageTable, passageTable } from './passage-table.ts';
import { saveContents } from './save-contents.ts';
import { searchSettings } from './search-settings.ts';
import type { SavedRows, Segment } from './segment.ts';
import { segmentTexts } from './segment-texts.ts';
import { splitPassages } from './split-passages.ts';
import { type TermDictionary, termDictionary } from './term-dictionary.ts';
import { termRows } from './term-rows.ts';

/** The places of a unit's title and body among its fields: title, headings, body. */
export const titleField = 0;
export const bodyField = 2;

/** The pages of an index and their passages, in every form that a search reads. */
export interface IndexContents {
  readonly pageIndex: LexicalIndex;
  readonly passageIndex: LexicalIndex;
  readonly places: PassageTable;
  readonly latent: LatentSpace;
  readonly pages: ReadonlyMap<string, IndexedPage>;
  pageAt(unit: number): IndexedPage | undefined;
  add(document: StoredDocument): IndexedPage;
  /** Takes a page out; gives it back, where there was one. */
  remove(id: string): IndexedPage | undefined;
  /** All of it as a segment: what was removed has no trace there. */
  save(): Segment;
}

/** Contents that begin with those of a segment, or empty. */
export function indexContents(segment?: Segment, isSpaceShared = false): IndexContents {
  const { title, headings, body } = searchSettings.fields;
  const fields = [title, headings, body];
  const dictionary = termDictionary(segment?.terms);
  const indexOf = (rows?: SavedRows) => lexicalIndex(fields, { dictionary, rows: termRows(fields.length, rows?.starts, rows?.terms) });
  const pageIndex = indexOf(segment?.pageRows);
  const passageIndex = indexOf(segment?.passageRows);
  const places = passageTable(segment?.places);
  const pagesByUnit: IndexedPage[] = segment === undefined ? [] : pagesOf(segment);
  const pages = new Map(pagesByUnit.map((page) => [page.document.id, page]));
  const latentPage = (page: IndexedPage, terms: () => readonly string[]) => ({
    id: page.document.id,
    isPublic: page.document.audience.includes('everyone'),
    terms,
  });
  const latent = latentSpace({
    pages: new Map(pagesByUnit.map((page) => [page.unit, latentPage(page, () => topicsOf(page))])),
    saved: segment?.space,
    isShared: isSpaceShared,
  });

  return {
    pageIndex,
    passageIndex,
    places,
    latent,
    pages,
    pageAt: (unit) => pagesByUnit[unit],
    add(document) {
      const { id, collection, metadata, audience, digest, text } = document;
      const parts = splitPassages(document);
      const numbersOf = (words: string) => Uint32Array.from(termsOf(words), dictionary.numberFor);
      const title = numbersOf(document.title);
      const allHeadings = document.blocks.filter(({ kind }) => kind === 'heading').map(({ start, end }) => text.slice(start, end));
      const read = readText(text, dictionary);
      const unit = pageIndex.add([title, numbersOf(allHeadings.join('\n')), [...numbersOf(metadata.description ?? ''), ...read.terms]]);
      const first = passageIndex.size;
      const bodies = parts.map(({ start, end }) => read.termsWithin(start, end));
      const contexts = contextsOf(
        parts.map(({ section }, place) => ({ length: bodies[place]?.length ?? 0, section })),
        first,
      );
      const sections: (readonly string[])[] = [];
      for (const [place, { start, end, page: sheet, headings, section }] of parts.entries()) {
        const passageUnit = passageIndex.add([title, numbersOf(headings.join('\n')), bodies[place] ?? []]);
        const context = contexts[place] ?? { from: passageUnit, to: passageUnit, length: 0 };
        places.add({ page: unit, start, end, sheet, section, context });
        sections[section] = headings;
      }
      const page: IndexedPage = {
        document: { id, collection, title: document.title, metadata, audience, digest },
        unit,
        first,
        passages: parts.length,
        acronyms: mineAcronyms(`${document.title}\n${text}`),
        sections: Array.from(sections, (headings) => headings ?? []),
        text,
      };
      pages.set(id, page);
      pagesByUnit[unit] = page;
      const topics = Uint32Array.from([...headTopicsOf(page).map(dictionary.numberFor), ...read.topics]);
      latent.add(unit, latentPage(page, namesOf(topics, dictionary)));
      return page;
    },
    remove(id) {
      const page = pages.get(id);
      if (page === undefined) return undefined;
      pages.delete(id);
      latent.remove(page.unit);
      return page;
    },
    save: () => saveContents({ dictionary, pageIndex, passageIndex, places, latent, pages: [...pages.values()] }),
  };
}

// --- Internal ---

/** The terms of a text by number, and of any stretch of it: it is read once, though page and passages both have it. */
function readText(text: string, dictionary: TermDictionary) {
  const tokens = tokenise(text);
  const terms = Uint32Array.from(tokens, ({ word }) => dictionary.numberFor(stem(word)));
  const placeFrom = (at: number) => {
    let [from, to] = [0, tokens.length];
    while (from < to) {
      const middle = (from + to) >> 1;
      if ((tokens[middle]?.start ?? 0) < at) from = middle + 1;
      else to = middle;
    }
    return from;
  };
  const topics = terms.filter((_, place) => !stopWords.has(tokens[place]?.word ?? ''));
  return { terms, topics, termsWithin: (start: number, end: number) => terms.subarray(placeFrom(start), placeFrom(end)) };
}

function termsOf(text: string): string[] {
  return tokenise(text).map(({ word }) => stem(word));
}

/** Made here, so that it holds on to these numbers alone and not to all that adding a page had at hand. */
function namesOf(numbers: Uint32Array, { nameOf }: TermDictionary): () => readonly string[] {
  return () => Array.from(numbers, nameOf);
}

/** What a page is about: its title twice, the headings above its passages, its text. */
function topicsOf(page: IndexedPage): readonly string[] {
  return [...headTopicsOf(page), ...contentStems(page.text.slice(0))];
}

function headTopicsOf({ document: { title }, sections }: IndexedPage): readonly string[] {
  return contentStems([title, title, ...sections.map((above) => above.at(-1) ?? '')].join('\n'));
}

function pagesOf({ pages, texts }: Segment): IndexedPage[] {
  const pageTexts = segmentTexts(texts, pages);
  let first = 0;
  return pages.map(({ id, collection, title, metadata, audience, digest, acronyms, sections, passages }, unit) => {
    const document = { id, collection, title, metadata, audience, digest };
    const page = { document, unit, first, passages, acronyms, sections, text: pageTexts[unit] ?? '' };
    first += passages;
    return page;
  });
}

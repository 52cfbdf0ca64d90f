import { type IndexedPage, passageUnitsOf } from './indexed-page.ts';
import type { LatentSpace } from './latent-space.ts';
import type { LexicalIndex } from './lexical-index.ts';
import { type PassageTable, passageTable } from './passage-table.ts';
import type { SavedRows, Segment } from './segment.ts';
import { encodedText } from './segment-texts.ts';
import type { TermDictionary } from './term-dictionary.ts';
import { rowOf, type TermRows } from './term-rows.ts';

/** What is saved: the pages that are there, and where their words and places stand. */
export interface SavedContents {
  readonly dictionary: TermDictionary;
  readonly pageIndex: LexicalIndex;
  readonly passageIndex: LexicalIndex;
  readonly places: PassageTable;
  readonly latent: LatentSpace;
  readonly pages: readonly IndexedPage[];
}

/** A segment of contents: pages by id and numbers without gaps, so that what is in it is a function of the pages, not of their history. */
export function saveContents({ dictionary, pageIndex, passageIndex, places, latent, pages }: SavedContents): Segment {
  const sorted = [...pages].sort(({ document: one }, { document: other }) => (one.id < other.id ? -1 : 1));
  const renumber = renumbering(dictionary);
  const pageRows = compacted(
    pageIndex.rows,
    sorted.map(({ unit }) => unit),
    renumber.numberFor,
  );
  const passageRows = compacted(passageIndex.rows, sorted.flatMap(passageUnitsOf), renumber.numberFor);
  const encoded = sorted.map(({ text }) => encodedText(text.slice(0)));
  return {
    pages: sorted.map(({ document, acronyms, sections, passages }, place) => {
      const { bytes, isWide } = encoded[place] ?? encodedText('');
      return {
        ...document,
        acronyms: [...acronyms],
        sections: sections.map((headings) => [...headings]),
        passages,
        characters: bytes.length / (isWide ? 2 : 1),
        isWide,
      };
    }),
    texts: joined(encoded.map(({ bytes }) => bytes)),
    terms: renumber.names,
    pageRows,
    passageRows,
    places: movedPlaces(places, sorted),
    space: latent.save(sorted.map(({ unit }) => unit)),
  };
}

// --- Internal ---

/** New numbers for terms in the order in which they are asked for: those of no page that is left get none. */
function renumbering(dictionary: TermDictionary) {
  const numbers = new Uint32Array(dictionary.size);
  const names: string[] = [];
  return {
    names,
    numberFor(term: number): number {
      const known = numbers[term] ?? 0;
      if (known > 0) return known - 1;
      numbers[term] = names.push(dictionary.nameOf(term));
      return names.length - 1;
    },
  };
}

function compacted(rows: TermRows, units: readonly number[], numberFor: (term: number) => number): SavedRows {
  const { width } = rows;
  const starts = new Uint32Array(units.length * width + 1);
  const kept = units.flatMap((unit) => Array.from({ length: width }, (_, field) => rowOf(rows, unit, field)));
  for (const [row, { from, to }] of kept.entries()) starts[row + 1] = (starts[row] ?? 0) + to - from;
  const terms = new Uint32Array(starts.at(-1) ?? 0);
  for (const [row, { values, from, to }] of kept.entries())
    for (let place = from; place < to; place += 1) terms[(starts[row] ?? 0) + place - from] = numberFor(values[place] ?? 0);
  return { starts, terms };
}

function movedPlaces(places: PassageTable, pages: readonly IndexedPage[]): Uint32Array {
  const moved = passageTable();
  let first = 0;
  for (const [page, known] of pages.entries()) {
    const shift = first - known.first;
    for (const unit of passageUnitsOf(known)) {
      const { context, ...place } = places.at(unit);
      moved.add({ ...place, page, context: { from: context.from + shift, to: context.to + shift, length: context.length } });
    }
    first += known.passages;
  }
  return moved.cells;
}

function joined(parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

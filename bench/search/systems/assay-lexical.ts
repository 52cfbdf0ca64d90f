import { stem, stopWords, tokenise } from '@assay/language';
import { bestUnits } from '../../../packages/search/src/best-units.ts';
import { lexicalIndex } from '../../../packages/search/src/lexical-index.ts';
import { scoreSheet } from '../../../packages/search/src/score-sheet.ts';
import { searchSettings } from '../../../packages/search/src/search-settings.ts';
import { type Build, type CollectionRecord, wanted } from '../system.ts';

/** The lexical part of our index alone: BM25F of title and text, exact, the ten best passages. */
export const assayLexical: Build = async (records) => {
  const { title, body } = searchSettings.fields;
  const index = lexicalIndex([title, body]);
  const visibility = index.openVisibility();
  const sheet = scoreSheet();
  const ids: string[] = [];
  const add = (added: readonly CollectionRecord[]) => {
    for (const record of added) {
      visibility.show(index.add([stemsOf(record.title), stemsOf(record.text)]));
      ids.push(record.id);
    }
  };
  add(records);
  return {
    answer(question) {
      const terms = tokenise(question).flatMap(({ word }) => (stopWords.has(word) ? [] : [[stem(word), 1] as const]));
      index.score(new Map(terms), visibility, sheet);
      return [...bestUnits(sheet, wanted)]
        .sort((a, b) => sheet.scoreOf(b) - sheet.scoreOf(a) || a - b)
        .slice(0, wanted)
        .flatMap((unit) => ids[unit] ?? []);
    },
    add,
  };
};

// --- Internal ---

function stemsOf(text: string): readonly string[] {
  return tokenise(text).map(({ word }) => stem(word));
}

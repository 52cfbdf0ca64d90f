import { stem, stopWords, tokenise } from '@assay/language';
import { bestUnits } from '../../../packages/search/src/best-units.ts';
import { lexicalIndex } from '../../../packages/search/src/lexical-index.ts';
import { scoreSheet } from '../../../packages/search/src/score-sheet.ts';
import { searchSettings } from '../../../packages/search/src/search-settings.ts';
import { termDictionary } from '../../../packages/search/src/term-dictionary.ts';
import { termRows } from '../../../packages/search/src/term-rows.ts';
import { type Build, type CollectionRecord, wanted } from '../system.ts';

/** The lexical part of our index alone: BM25F of title and text, exact, the ten best passages. */
export const assayLexical: Build = async (records) => {
  const { title, body } = searchSettings.fields;
  const dictionary = termDictionary();
  const index = lexicalIndex([title, body], { dictionary, rows: termRows(2) });
  const numbersOf = (text: string) => tokenise(text).map(({ word }) => dictionary.numberFor(stem(word)));
  const visibility = index.openVisibility();
  const sheet = scoreSheet();
  const ids: string[] = [];
  const add = (added: readonly CollectionRecord[]) => {
    for (const record of added) {
      visibility.show(index.add([numbersOf(record.title), numbersOf(record.text)]));
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

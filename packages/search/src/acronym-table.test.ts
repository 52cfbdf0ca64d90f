import { expect, test } from 'vitest';
import { acronymTable } from './acronym-table.ts';
import { searchIndex } from './search-index.ts';
import { callerIn, samplePage } from './testing/sample-documents.ts';

const pip = { short: 'PIP', long: 'Personal Independence Payment' };

test('an acronym stands for its long form and the long form for it, in the stems of both', () => {
  const table = acronymTable();
  table.add([pip]);
  expect([...table.otherWords(['claim', 'pip'])]).toEqual(['person', 'independ', 'payment']);
  expect([...table.otherWords(['claim', 'personal', 'independence', 'payments'])]).toEqual(['pip']);
  expect([...table.otherWords(['personal', 'payment'])]).toEqual([]);
});

test('a word that the question has already is not added', () => {
  const table = acronymTable();
  table.add([pip]);
  expect([...table.otherWords(['pip', 'payment'])]).toEqual(['person', 'independ']);
});

test('of several long forms the one that most pages give counts, until they are gone', () => {
  const table = acronymTable();
  table.add([pip]);
  table.add([{ short: 'PIP', long: 'Pay in Parts' }]);
  table.add([{ short: 'PIP', long: 'Pay in Parts' }]);
  expect(table.otherWords(['pip']).has('part')).toBe(true);
  table.remove([{ short: 'PIP', long: 'Pay in Parts' }]);
  table.remove([{ short: 'PIP', long: 'Pay in Parts' }]);
  expect([...table.otherWords(['pip'])]).toEqual(['person', 'independ', 'payment']);
  table.remove([pip]);
  expect(table.otherWords(['pip']).size).toBe(0);
});

test('a page without the acronym is found by it; an acronym on a page that the caller may not see stands for nothing', async () => {
  const pages = [
    samplePage('rates', ['The hedgerow renewal grant pays for each metre.']),
    samplePage('other', ['The bus fund pays for each seat.']),
  ];
  const glossary = ['The Hedgerow Renewal Grant (HRG) has a form.'];
  const ask = async (audience: readonly string[]) => {
    const index = searchIndex();
    for (const page of pages) index.add(page);
    index.add(samplePage('glossary', glossary, { audience: [...audience] }));
    const { passages } = await index.retriever.search({ text: 'HRG', collection: 'policy' }, callerIn('everyone'));
    expect(passages.flatMap(({ missing }) => missing)).toEqual([]);
    return passages.map(({ document }) => document);
  };
  expect(await ask(['everyone'])).toEqual(['glossary', 'rates']);
  expect(await ask(['staff'])).toEqual([]);
});

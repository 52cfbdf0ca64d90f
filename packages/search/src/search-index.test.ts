import type { Passage, StoredDocument } from '@assay/core';
import { describe, expect, test } from 'vitest';
import { type SearchIndex, searchIndex } from './search-index.ts';
import { searchSettings } from './search-settings.ts';
import { callerIn, samplePage, seededNumbers } from './testing/sample-documents.ts';

const everyone = callerIn('everyone');
const wells = samplePage('wells', [
  '# How much you can get',
  'The well grant pays 60% of the cost, up to £4,500.',
  '# When to apply',
  'Apply for the well grant by 26 March 2027.',
]);
const buses = samplePage('buses', ['# Bus fund', 'The rural bus fund helps parish councils to run a bus.', 'A council must apply by May.']);
const bridges = samplePage('bridges', ['The panel closed the footbridge from 1 June 2026.'], {
  metadata: { status: 'withdrawn', nation: 'wales' },
});

function indexOf(...documents: readonly StoredDocument[]): SearchIndex {
  const index = searchIndex();
  for (const document of documents) index.add(document);
  return index;
}

const ask = (index: SearchIndex, text: string, caller = everyone, more: { limit?: number; scenario?: string; collection?: string } = {}) =>
  index.retriever.search({ text, collection: 'policy', ...more }, caller);

const summary = (passages: readonly Passage[]) => passages.map(({ id, score, coverage }) => ({ id, score, coverage }));

describe('a search', () => {
  test('finds the passage that answers, with its page, its section and its place in the stored text', async () => {
    const { passages } = await ask(indexOf(wells, buses, bridges), 'How much does the well grant pay?');
    const [best] = passages;
    expect(best).toMatchObject({ document: 'wells', title: 'wells', text: 'The well grant pays 60% of the cost, up to £4,500.' });
    expect(best?.position.section).toBe('How much you can get');
    for (const { document, text, position } of passages) {
      const stored = [wells, buses, bridges].find(({ id }) => id === document);
      expect(position.document).toBe(document);
      expect(stored?.text.slice(position.start, position.end)).toBe(text);
    }
  });

  test('ranks by score, each passage once, coverage between 0 and 1', async () => {
    const { passages } = await ask(indexOf(wells, buses, bridges), 'grant apply council bus');
    const scores = passages.map(({ score }) => score);
    expect(scores).toEqual(scores.toSorted((a, b) => b - a));
    expect(new Set(passages.map(({ id }) => id)).size).toBe(passages.length);
    for (const { coverage } of passages) {
      expect(coverage).toBeGreaterThanOrEqual(0);
      expect(coverage).toBeLessThanOrEqual(1);
    }
  });

  test('says which words of the question its page lacks, wherever else they stand', async () => {
    const { passages } = await ask(indexOf(wells, buses), 'Does the well grant help a parish council in 2019?');
    const missing = new Map(passages.map(({ document, missing }) => [document, missing]));
    expect(missing.get('wells')).toEqual(['help', 'parish', 'council', '2019']);
    expect(missing.get('buses')).toEqual(['grant', '2019']);
  });

  test('is surer of a question that its page is about than of one about something else', async () => {
    const index = indexOf(wells, buses, bridges);
    const sure = (await ask(index, 'How much does the well grant pay?')).passages[0]?.confidence ?? 0;
    const unsure = (await ask(index, 'How much does a dog licence for greyhounds pay?')).passages[0]?.confidence ?? 0;
    expect(sure).toBeGreaterThan(unsure);
  });

  test('looks only at documents that pass the filters, and says so', async () => {
    const index = indexOf(wells, buses, bridges);
    const { passages, receipt } = await index.retriever.search(
      { text: 'the footbridge grant', collection: 'policy', filters: { status: 'current' } },
      everyone,
    );
    expect(passages.map(({ document }) => document)).not.toContain('bridges');
    expect(receipt).toMatchObject({ documentsSearched: 2, filters: { status: 'current' } });
    expect((await ask(index, 'footbridge')).passages[0]?.document).toBe('bridges');
  });

  test('says what was looked for and in how many documents', async () => {
    const { receipt } = await ask(indexOf(wells, buses), 'How much do the grants pay, the Grants?');
    expect(receipt).toEqual({
      query: 'How much do the grants pay, the Grants?',
      terms: ['grants', 'pay'],
      collection: 'policy',
      documentsSearched: 2,
    });
  });

  test('a withdrawn page is found and says that it is withdrawn', async () => {
    const { passages } = await ask(indexOf(wells, bridges), 'When was the footbridge closed?');
    expect(passages[0]?.metadata).toEqual({ status: 'withdrawn', nation: 'wales' });
  });

  test('the situation told beside the question chooses the page', async () => {
    const index = indexOf(
      samplePage('towpath', ['You can apply until May.'], { title: 'Towpath repairs' }),
      samplePage('orchard', ['You can apply until May.'], { title: 'Orchard planting' }),
    );
    const best = async (scenario: string) => (await ask(index, 'Until when can I apply?', everyone, { scenario })).passages[0]?.document;
    expect(await best('My apple trees were blown over.')).toBeDefined();
    expect(await best('I repair the towpath of our canal.')).toBe('towpath');
    expect(await best('I planted an orchard.')).toBe('orchard');
  });

  test('what is put in quotation marks, and a code, must stand as it is asked for', async () => {
    const index = searchIndex();
    index.add(
      samplePage('near', [
        'Eviction without fault: a no-fault order is an eviction that needs no fault of the tenant.',
        'Form 23-CH is gone.',
      ]),
    );
    index.add(
      samplePage('exact', [
        '# Ending a tenancy',
        'Landlords and others may, in some cases and after notice, use a no fault eviction.',
        'Send form CH-23.',
      ]),
    );
    const firstFor = async (text: string) => {
      const { passages } = await index.retriever.search({ text, collection: 'policy' }, callerIn('everyone'));
      return passages[0]?.document;
    };
    expect(await firstFor('what is a “no fault eviction” of the tenant')).toBe('exact');
    expect(await firstFor('where is form CH-23 gone')).toBe('exact');
    expect(await firstFor('is there a "no such phrase" order of the tenant needing no fault')).toBe('near');
  });

  test('a question about nothing that is there has little coverage; what is there has much', async () => {
    const index = indexOf(wells, buses, bridges);
    expect((await ask(index, 'How much does the well grant pay?')).passages[0]?.coverage).toBeGreaterThan(0.9);
    expect((await ask(index, 'Who won the football on Saturday?')).passages[0]?.coverage ?? 0).toBeLessThan(0.3);
  });

  test.each([
    ['a limit', 2, 2],
    ['no limit named', undefined, searchSettings.limit],
    ['a limit of none', 0, 0],
    ['a limit below none', -1, 0],
    ['more than there are', 1_000, 30],
  ])('%s is kept to', async (_, limit, count) => {
    const index = indexOf(...Array.from({ length: 30 }, (_unused, number) => samplePage(`page-${number}`, ['The grant pays.'])));
    const { passages } = await ask(index, 'grant', everyone, limit === undefined ? {} : { limit });
    expect(passages).toHaveLength(count);
  });

  test.each(['', '   ', '…', 'what is it?'])('the question %j is answered without an error', async (text) => {
    const { passages, receipt } = await ask(indexOf(wells, buses), text);
    expect(receipt.query).toBe(text);
    expect(passages.every(({ score }) => Number.isFinite(score))).toBe(true);
  });

  test('an empty index has nothing, and says that it searched nothing', async () => {
    const { passages, receipt } = await ask(searchIndex(), 'grant');
    expect(passages).toEqual([]);
    expect(receipt.documentsSearched).toBe(0);
  });
});

describe('who may see what', () => {
  const secret = samplePage('secret', ['The well grant will be cut in March 2028.'], { audience: ['ministers'] });
  const elsewhere = samplePage('line', ['The well grant pays 60%.'], { collection: 'lines' });

  test('a page is found by its audience alone, in its collection alone', async () => {
    const index = indexOf(wells, secret, elsewhere);
    const found = async (...groups: readonly string[]) => [
      ...new Set((await ask(index, 'well grant', callerIn(...groups))).passages.map(({ document }) => document)),
    ];
    expect(await found('everyone')).toEqual(['wells']);
    expect((await found('everyone', 'ministers')).sort()).toEqual(['secret', 'wells']);
    expect(await found('ministers')).toEqual(['secret']);
    expect(await found()).toEqual([]);
    expect(await found('Ministers')).toEqual([]);
  });

  test('what a caller may not see changes nothing for them: no count, no score, no coverage, no order', async () => {
    const next = seededNumbers(5);
    const words = ['well', 'grant', 'bus', 'fund', 'council', 'apply', 'zebra'];
    const hidden = Array.from({ length: 200 }, (_, number) =>
      samplePage(`hidden-${number}`, [Array.from({ length: 30 }, () => words[Math.floor(next() * words.length)]).join(' ')], {
        audience: ['ministers'],
      }),
    );
    const alone = indexOf(wells, buses);
    const among = indexOf(...hidden.slice(0, 100), wells, ...hidden.slice(100), buses, elsewhere);
    for (const text of ['How much does the well grant pay?', 'zebra', 'council bus fund apply', '']) {
      const expected = await ask(alone, text);
      const actual = await ask(among, text);
      expect(actual.receipt).toEqual(expected.receipt);
      expect(summary(actual.passages)).toEqual(summary(expected.passages));
    }
  });

  test('a short question is widened by what its caller may see alone, in whatever order it was added', async () => {
    const seen = [samplePage('dams', ['A zebra dam costs a levy.']), samplePage('levies', ['A levy is paid in May.']), wells, buses];
    const hidden = samplePage('plans', ['A zebra zebra bus fund bus fund.'], { audience: ['ministers'] });
    const expected = await ask(indexOf(...seen), 'zebra');
    expect(expected.passages.map(({ document }) => document)).toContain('levies');
    expect(expected.passages.map(({ document }) => document)).not.toContain('buses');
    for (const added of [
      [hidden, ...seen],
      [...seen.toReversed(), hidden],
    ])
      expect(summary((await ask(indexOf(...added), 'zebra')).passages)).toEqual(summary(expected.passages));
  });

  test('an answer for one caller is not kept for another', async () => {
    const index = indexOf(wells, secret);
    await ask(index, 'well grant', callerIn('ministers', 'everyone'));
    expect((await ask(index, 'well grant')).passages.map(({ document }) => document)).not.toContain('secret');
  });

  test('groups that only look alike when joined are apart', async () => {
    const index = indexOf(samplePage('a', ['The grant pays.'], { audience: ['x,y'] }));
    expect((await ask(index, 'grant', callerIn('x', 'y'))).passages).toEqual([]);
    expect((await ask(index, 'grant', callerIn('x,y'))).passages).toHaveLength(1);
  });
});

describe('adding and removing', () => {
  test('a page is found from when it is added until it is removed, and a removed one leaves no trace', async () => {
    const index = indexOf(buses);
    const before = await ask(index, 'well grant apply');
    index.add(wells);
    expect((await ask(index, 'well grant apply')).passages[0]?.document).toBe('wells');
    index.remove('wells');
    const after = await ask(index, 'well grant apply');
    expect(after.receipt).toEqual(before.receipt);
    expect(summary(after.passages)).toEqual(summary(before.passages));
  });

  test('a page that is added again replaces itself', async () => {
    const index = indexOf(wells, buses);
    index.add(samplePage('wells', ['The well grant pays 70% of the cost.']));
    const { passages, receipt } = await ask(index, 'How much does the well grant pay?');
    expect(receipt.documentsSearched).toBe(2);
    expect(passages[0]?.text).toBe('The well grant pays 70% of the cost.');
    expect(passages.some(({ text }) => text.includes('60%'))).toBe(false);
  });

  test('removing what is not there changes nothing', async () => {
    const index = indexOf(wells);
    index.remove('none');
    expect((await ask(index, 'grant')).receipt.documentsSearched).toBe(1);
  });

  test('the same pages give the same answers and the same digest, whatever the order and the detours', async () => {
    const pages = Array.from({ length: 40 }, (_, number) =>
      samplePage(`page-${number}`, ['The grant pays for wells.', `Apply to office ${number % 4} by May.`, 'Ask the council.']),
    );
    const forward = indexOf(...pages);
    const backward = indexOf(...pages.toReversed(), wells);
    for (const page of pages.slice(0, 7)) backward.add(page);
    backward.remove('wells');
    expect(await backward.retriever.corpusDigest()).toBe(await forward.retriever.corpusDigest());
    for (const text of ['grant wells', 'Which office is it?', 'council office 3 by May', 'ask']) {
      const one = await ask(forward, text, everyone, { limit: 100 });
      expect((await ask(backward, text, everyone, { limit: 100 })).passages).toEqual(one.passages);
      expect((await ask(forward, text, everyone, { limit: 100 })).passages).toEqual(one.passages);
    }
  });

  test('the corpus digest is that of the pages as they are now', async () => {
    const index = indexOf(wells);
    const first = await index.retriever.corpusDigest();
    index.add(buses);
    expect(await index.retriever.corpusDigest()).not.toBe(first);
    index.remove('buses');
    expect(await index.retriever.corpusDigest()).toBe(first);
    index.add({ ...wells, digest: 'another' });
    expect(await index.retriever.corpusDigest()).not.toBe(first);
    expect(await searchIndex().retriever.corpusDigest()).toMatch(/^[0-9a-f]{64}$/);
  });
});

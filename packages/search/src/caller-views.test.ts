import { expect, test } from 'vitest';
import { searchIndex } from './search-index.ts';
import { callerIn, samplePage, seededNumbers } from './testing/sample-documents.ts';

const words = ['well', 'grant', 'bus', 'fund', 'bridge', 'school'];
const callers = [callerIn('everyone'), callerIn('everyone', 'staff'), callerIn('staff')];
const filters = [{}, { publisher: 'Home Office' }, { updatedFrom: '2026-01-01' }];

test('views that are open while pages come, change and go answer as views opened at the end', async () => {
  const next = seededNumbers(5);
  const pick = <Item>(items: readonly Item[]) => items[Math.floor(next() * items.length)] as Item;
  const kept = new Map<string, ReturnType<typeof samplePage>>();
  const open = searchIndex();
  const ask = (index: ReturnType<typeof searchIndex>) =>
    Promise.all(
      callers.flatMap((caller) =>
        filters.flatMap((filter) =>
          ['well grant', 'bus'].map((text) => index.retriever.search({ text, collection: 'policy', filters: filter }, caller)),
        ),
      ),
    );
  for (let step = 0; step < 60; step += 1) {
    const id = `page-${Math.floor(next() * 12)}`;
    if (next() < 0.3) {
      open.remove(id);
      kept.delete(id);
    } else {
      const metadata = { ...(next() < 0.5 ? { publisher: 'Home Office' } : {}), updated: pick(['2025-05-01', '2026-05-01']) };
      const paragraphs = Array.from({ length: 3 }, () => `${pick(words)} ${pick(words)} ${pick(words)}`);
      const page = samplePage(id, paragraphs, { audience: [pick(['everyone', 'staff'])], metadata });
      open.add(page);
      kept.set(id, page);
    }
    if (step % 7 === 0) await ask(open);
  }
  const fresh = searchIndex();
  for (const page of kept.values()) fresh.add(page);
  expect(kept.size).toBeGreaterThan(4);
  expect(await ask(open)).toEqual(await ask(fresh));
});

test('more callers than views that are kept are each answered from their own', async () => {
  const index = searchIndex();
  for (let group = 0; group < 60; group += 1) index.add(samplePage(`page-${group}`, ['the well grant'], { audience: [`group-${group}`] }));
  for (const group of [...Array(60).keys(), 0, 30]) {
    const { passages, receipt } = await index.retriever.search({ text: 'well', collection: 'policy' }, callerIn(`group-${group}`));
    expect([passages.map(({ document }) => document), receipt.documentsSearched]).toEqual([[`page-${group}`], 1]);
  }
});

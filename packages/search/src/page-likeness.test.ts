import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { StoredDocument } from '@assay/core';
import { describe, expect, onTestFinished, test } from 'vitest';
import { spaceAlone } from './index-space.ts';
import type { Neighbours, NeighboursAsked } from './page-likeness.ts';
import { type SearchIndex, searchIndex } from './search-index.ts';
import type { Segment } from './segment.ts';
import { readSegment, writeSegment } from './segment-file.ts';
import { callerIn, samplePage, seededNumbers } from './testing/sample-documents.ts';

/** Pages on two subjects by turns, some of which only a desk may read. */
function pagesOf(count: number): readonly StoredDocument[] {
  const next = seededNumbers(3);
  return Array.from({ length: count }, (_, place) => {
    const subject = place % 2 === 0 ? 'hedge' : 'tram';
    const words = Array.from({ length: 30 }, () => `${subject}${Math.floor(next() * 40)}`);
    const audience = place % 10 === 0 ? { audience: ['desk'] } : {};
    return samplePage(`page-${place}`, [`${words.join(' ')} number${place}.`], audience);
  });
}
const pages = pagesOf(90);

function indexOf(documents: readonly StoredDocument[], segment?: Segment, neighbours?: Neighbours): SearchIndex {
  const index = searchIndex(segment, neighbours);
  for (const document of documents) index.add(document);
  return index;
}
const ask = (index: SearchIndex, text: string, ...groups: string[]) =>
  index.retriever.search({ text, collection: 'policy', limit: 20 }, callerIn(...groups));
const scores = async (index: SearchIndex, text: string, ...groups: string[]) =>
  (await ask(index, text, ...groups)).passages.map(({ id, score }) => [id, score] as const);

/** Neighbours that know the places of another index, as a database does: by labels, exactly. */
function knowing(index: SearchIndex, told: NeighboursAsked[] = [], delay: () => Promise<void> = async () => {}): Neighbours {
  return {
    async nearest(asked) {
      told.push(asked);
      await delay();
      if (asked.model !== index.space.model()) return undefined;
      const { groups } = asked.wanted;
      return index.space
        .placesOf(pages.map(({ id }) => id))
        .filter(({ audience }) => audience.some((group) => groups.includes(group)))
        .map(({ id, place }) => ({ id, similarity: place.reduce((sum, value, axis) => sum + value * (asked.point[axis] ?? 0), 0) }))
        .sort((one, other) => other.similarity - one.similarity)
        .slice(0, asked.limit);
    },
  };
}

describe('an index that asks others which pages are near', () => {
  const alone = indexOf(pages);
  const question = 'hedge1 hedge2 hedge3 number7';

  test('answers as one that has them itself', async () => {
    const expected = await scores(alone, question, 'everyone');
    const told: NeighboursAsked[] = [];
    const asking = indexOf(pages, undefined, knowing(alone, told));
    const found = await scores(asking, question, 'everyone');
    expect(found.map(([id]) => id)).toEqual(expected.map(([id]) => id));
    for (const [place, [, score]] of found.entries()) expect(score).toBeCloseTo(expected[place]?.[1] ?? 0, 5);
    expect(told).toMatchObject([{ limit: 100, wanted: { labels: ['collection:policy'], groups: ['everyone'] } }]);
  });

  test('uses its own places where nobody else has them by its model', async () => {
    const asking = indexOf(pages, undefined, { nearest: async () => undefined });
    expect(await scores(asking, question, 'everyone')).toEqual(await scores(alone, question, 'everyone'));
  });

  test('tells of no page that its caller may not see, whatever the others say', async () => {
    const careless: Neighbours = {
      nearest: async () => [...pages.map(({ id }) => ({ id, similarity: 1 })), { id: 'gone', similarity: 1 }],
    };
    const asking = indexOf(pages, undefined, careless);
    const { passages } = await ask(asking, 'hedge', 'everyone');
    expect(passages.some(({ document }) => Number(document.slice(5)) % 10 === 0)).toBe(false);
    asking.remove('page-1');
    expect((await ask(asking, 'tram1 number1', 'everyone')).passages.map(({ document }) => document)).not.toContain('page-1');
  });

  test('keeps searches apart that wait at the same time', async () => {
    const waiting: (() => void)[] = [];
    const asking = indexOf(
      pages,
      undefined,
      knowing(alone, [], () => new Promise((resolve) => waiting.unshift(resolve))),
    );
    const questions = ['hedge1 hedge2', 'tram3 tram4 number9', 'number11 hedge5'];
    const all = Promise.all(questions.map((text) => scores(asking, text, 'everyone')));
    while (waiting.length < questions.length) await new Promise((resolve) => setImmediate(resolve));
    for (const go of waiting.splice(0)) go();
    for (const [place, found] of (await all).entries())
      expect(found.map(([id]) => id)).toEqual((await scores(alone, questions[place] ?? '', 'everyone')).map(([id]) => id));
  });

  test('fails where they fail', async () => {
    const asking = indexOf(pages, undefined, { nearest: () => Promise.reject(new Error('the way is cut')) });
    await expect(ask(asking, 'hedge1', 'everyone')).rejects.toThrow('the way is cut');
  });

  test('leaves it to others when the space is fitted anew, and says that it is due', async () => {
    const asking = indexOf(pages.slice(0, 70), undefined, knowing(alone));
    expect(asking.space.isFitDue()).toBe(true);
    await ask(asking, question, 'everyone');
    expect(asking.space.isFitDue()).toBe(false);
    const model = asking.space.model();
    for (const document of pagesOf(120).slice(70)) asking.add(document);
    await ask(asking, question, 'everyone');
    expect([asking.space.isFitDue(), asking.space.model()]).toEqual([true, model]);
  });
});

describe('a space that is carried alone', () => {
  test('goes through a file, and every index that begins with it places pages alike', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'assay-space-'));
    onTestFinished(() => rmSync(folder, { recursive: true }));
    const whole = indexOf(pages);
    const saved = whole.save();
    const file = join(folder, 'space');
    await writeSegment(file, spaceAlone(saved), { analysis: 'a' });
    const reading = await readSegment(file, { analysis: 'a' });
    if (reading.status !== 'read') throw new Error(reading.status);
    const ids = pages.map(({ id }) => id);
    const expected = whole.space.placesOf(ids);
    expect(expected).toHaveLength(90);
    const begun = indexOf(pages.slice(0, 30), reading.segment);
    const goneOn = searchIndex({ ...saved, space: reading.segment.space });
    for (const index of [begun, goneOn]) {
      expect(index.space.model()).toBe(whole.space.model());
      const places = index.space.placesOf(ids);
      for (const [place, { id, place: vector }] of places.entries()) {
        const other = expected.find((page) => page.id === id)?.place ?? [];
        expect(place).toBeLessThan(90);
        for (const [axis, value] of vector.entries()) expect(value).toBeCloseTo(other[axis] ?? Number.NaN, 5);
      }
    }
    expect([indexOf(pages, reading.segment).space.isFitDue(), goneOn.space.isFitDue()]).toEqual([false, false]);
    expect(indexOf(pagesOf(130), reading.segment).space.isFitDue()).toBe(true);
    expect([begun.space.placesOf(ids).length, goneOn.space.placesOf(ids).length]).toEqual([30, 90]);
  });

  test('of pages too few for one is none', () => {
    const few = indexOf(pages.slice(0, 10));
    expect([few.space.isFitDue(), few.space.model(), spaceAlone(few.save()).space.fitted]).toEqual([false, undefined, undefined]);
    expect(few.space.placesOf(['page-1'])).toEqual([]);
  });
});

import type { StoredDocument } from '@assay/core';
import { searchIndex } from '@assay/search';
import type { DocumentChanges } from '@assay/stores';
import { expect, test } from 'vitest';
import { followDocuments } from './follow-documents.ts';

const page = (id: string, digest: string): StoredDocument => ({
  id,
  collection: 'policy',
  title: id,
  text: `About ${id}.`,
  blocks: [{ kind: 'paragraph', start: 0, end: `About ${id}.`.length }],
  metadata: {},
  audience: ['everyone'],
  digest,
  origin: id,
});

/** A store that tells these changes one after the other, and notes what it was asked. */
function telling(...told: Partial<DocumentChanges>[]) {
  const asked: (number | undefined)[] = [];
  const read: string[] = [];
  let isCut = false;
  const digests = new Map<string, string>();
  const index = searchIndex();
  const follow = followDocuments(index, {
    async changes(after) {
      asked.push(after);
      const next = told.shift() ?? {};
      for (const [id, digest] of next.digests ?? []) digests.set(id, digest);
      return { version: asked.length * 10, isWhole: false, digests: new Map(), gone: [], ...next };
    },
    async *read(ids) {
      if (isCut) throw new Error('cut');
      for (const id of ids) {
        read.push(id);
        yield page(id, digests.get(id) ?? '');
      }
    },
  });
  const cut = (is: boolean) => {
    isCut = is;
  };
  return { follow, asked, read, index, cut };
}
const these = (pages: Record<string, string>) => new Map(Object.entries(pages));

test('an index takes in what changed since the last time, and reads nothing else', async () => {
  const { follow, asked, read, index } = telling(
    { isWhole: true, digests: these({ a: '1', b: '1' }) },
    { digests: these({ b: '2', c: '1' }), gone: ['a', 'never-was'] },
    { digests: these({ c: '1' }) },
  );
  for (let times = 0; times < 3; times += 1) await follow();
  expect(asked).toEqual([undefined, 10, 20]);
  expect(read).toEqual(['a', 'b', 'b', 'c']);
  expect(index.digests()).toEqual(these({ b: '2', c: '1' }));
});

test('where the store tells all, what is not among it goes', async () => {
  const { follow, read, index } = telling(
    { isWhole: true, digests: these({ a: '1', b: '1' }) },
    { isWhole: true, digests: these({ b: '1' }) },
  );
  await follow();
  await follow();
  expect([read, [...index.digests().keys()]]).toEqual([['a', 'b'], ['b']]);
});

test('what was cut off is read the next time, and what changed meanwhile too', async () => {
  const { follow, asked, read, index, cut } = telling(
    { digests: these({ a: '1', b: '1', c: '1' }) },
    { digests: these({ a: '2' }), gone: ['b'] },
  );
  cut(true);
  await expect(follow()).rejects.toThrow('cut');
  cut(false);
  await follow();
  expect([asked, read]).toEqual([
    [undefined, 10],
    ['a', 'c'],
  ]);
  expect(index.digests()).toEqual(these({ a: '2', c: '1' }));
});

test('what is removed while many come in does not wait for all of them', async () => {
  const many = Object.fromEntries(Array.from({ length: 400 }, (_, place) => [`page-${String(place).padStart(3, '0')}`, '1']));
  const { follow, read, index } = telling({ digests: these(many) }, { gone: ['page-000', 'page-399'] });
  const told: string[] = [];
  await follow((done, total) => told.push(`${done} of ${total}`));
  expect([index.digestOf('page-000'), index.digestOf('page-399'), index.digests().size]).toEqual([undefined, undefined, 398]);
  expect(read).toHaveLength(399);
  expect(told.at(-1)).toBe('399 of 399');
});

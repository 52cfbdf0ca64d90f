import { beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import type { PageAsked, PlacedPage } from '../spaces.ts';
import { document } from '../testing/sample-entries.ts';
import { openPgDatabase } from './pg-database.ts';
import { postgresStoreOn } from './postgres-store.ts';
import type { SqlDatabase } from './sql-database.ts';
import { pgliteDatabase } from './testing/pglite-database.ts';
import { schemaUrl, serverUrl } from './testing/server-database.ts';
import { vectorSupport } from './vector-support.ts';

const server = async () => openPgDatabase({ url: await schemaUrl() });
const hasVectors = async (open: () => Promise<SqlDatabase>) => {
  const database = await open();
  const { status } = await vectorSupport(database);
  await database.close();
  return status === 'ready';
};

const databases: readonly (readonly [name: string, open: () => Promise<SqlDatabase>])[] = [
  ['on PGlite', pgliteDatabase],
  ...(serverUrl === undefined ? [] : [['on a PostgreSQL server', server] as const]),
];
const withVectors = databases.slice(0, serverUrl !== undefined && (await hasVectors(server)) ? 2 : 1);

beforeAll(async () => {
  await pgliteDatabase();
}, 120_000);

async function opened(open: () => Promise<SqlDatabase>) {
  const database = await open();
  const store = await postgresStoreOn(database);
  onTestFinished(() => store.close());
  const { cluster, documents } = store;
  if (cluster === undefined) throw new Error('this store has no cluster');
  return { database, documents, spaces: cluster.spaces };
}
const space = (analysis: string, model: string, insteadOf?: number) => ({
  analysis,
  model,
  dimension: 2,
  body: Buffer.from(`space ${model}`),
  insteadOf,
});

describe.each(databases)('spaces %s', (_, open) => {
  test('are published once instead of another, and each version of the program has its own', async () => {
    const { spaces } = await opened(open);
    expect(await spaces.latest('a')).toBeUndefined();
    const first = await spaces.publish(space('a', 'one'));
    expect(first).toMatchObject({ model: 'one', isFilled: false });
    const other = await spaces.publish(space('b', 'one'));
    expect(await spaces.publish(space('a', 'late'))).toBeUndefined();
    expect(await spaces.latest('a')).toEqual(first);
    expect(Buffer.from((await spaces.read(first?.number ?? 0)) ?? []).toString()).toBe('space one');
    const both = await Promise.all(['two', 'three'].map((model) => spaces.publish(space('a', model, first?.number))));
    expect(both.filter((published) => published !== undefined)).toHaveLength(1);
    expect(await spaces.latest('a')).toEqual(both.find((published) => published !== undefined));
    expect(await spaces.read(first?.number ?? 0)).toBeUndefined();
    expect(await spaces.latest('b')).toEqual(other);
  });

  test('that no node has asked for in a day go when another comes; those in use stay', async () => {
    const { database, spaces } = await opened(open);
    await spaces.publish(space('old', 'one'));
    await spaces.publish(space('used', 'one'));
    await database.query("UPDATE spaces SET used_at = now() - interval '2 days'");
    await spaces.latest('used');
    await spaces.publish(space('new', 'one'));
    expect([await spaces.latest('old'), (await spaces.latest('used'))?.model]).toEqual([undefined, 'one']);
  });

  test('without pgvector say so when they are asked for places', async () => {
    const { spaces } = await opened(open);
    const { vectors } = spaces;
    if (vectors.status !== 'ready')
      await expect(spaces.prepare((await spaces.publish(space('a', 'one')))?.number ?? 0)).rejects.toThrow(vectors.message);
    else expect(vectors.schema).not.toBe('');
  });
});

describe.each(withVectors)('places %s', (_, open) => {
  const pages = ['a', 'b', 'c', 'd'];
  const placed = (id: string, place: readonly number[], changes: Partial<PlacedPage> = {}): PlacedPage => ({
    id,
    digest: 'digest of A page.',
    audience: ['everyone'],
    labels: ['status:current'],
    nations: [],
    day: null,
    place: Float32Array.from(place),
    ...changes,
  });
  const asked = (changes: Partial<PageAsked['wanted']> = {}, limit = 10): PageAsked => ({
    point: Float32Array.from([1, 0]),
    wanted: { groups: ['everyone'], labels: [], nations: null, from: null, to: null, ...changes },
    limit,
  });
  const filled = async (...rows: readonly PlacedPage[]) => {
    const { spaces, ...more } = await opened(open);
    for (const id of pages) await more.documents.put(document(id));
    const number = (await spaces.publish(space('a', 'one')))?.number ?? 0;
    await spaces.prepare(number);
    await spaces.place(number, rows);
    const near = async (...what: Parameters<typeof asked>) => (await spaces.nearest(number, asked(...what)))?.map(({ id }) => id);
    return { ...more, spaces, number, near };
  };

  test('are found by nearness, the nearest first, no more than asked for', async () => {
    const { spaces, number, near } = await filled(placed('a', [0, 1]), placed('b', [1, 0]), placed('c', [0.8, 0.6]));
    const found = await spaces.nearest(number, asked());
    expect(found?.map(({ id }) => id)).toEqual(['b', 'c', 'a']);
    for (const [place, similarity] of [1, 0.8, 0].entries()) expect(found?.[place]?.similarity).toBeCloseTo(similarity, 5);
    expect(await near({}, 2)).toEqual(['b', 'c']);
  });

  test.each<[string, Partial<PageAsked['wanted']>, readonly string[]]>([
    ['a group that the caller is in', { groups: ['desk', 'q"\\,{}'] }, ['b', 'd']],
    ['no group', { groups: [] }, []],
    ['labels, all of them', { groups: ['desk', 'everyone'], labels: ['type:form', 'status:current'] }, ['c']],
    ['a nation, or pages that hold everywhere', { groups: ['desk', 'everyone'], nations: ['Wales'] }, ['b', 'c']],
    ['a nation that there is not', { groups: ['desk', 'everyone'], nations: [] }, ['b']],
    ['days', { groups: ['desk', 'everyone'], from: '2026-03-01', to: '2026-03-31' }, ['c']],
  ])('are found by %s', async (_rule, wanted, expected) => {
    const { near } = await filled(
      placed('a', [0, 1], { nations: ['England'], day: '2026-02-28' }),
      placed('b', [1, 0], { audience: ['desk'] }),
      placed('c', [0.8, 0.6], { labels: ['status:current', 'type:form'], nations: ['Wales', 'England'], day: '2026-03-31' }),
      placed('d', [0.6, 0.8], { audience: ['q"\\,{}'], nations: ['Scotland'] }),
    );
    expect(await near(wanted)).toEqual(expected);
  });

  test('go with their documents, and count no more when these have changed', async () => {
    const { documents, spaces, number, near } = await filled(placed('a', [1, 0]), placed('b', [0.8, 0.6]));
    expect([...(await spaces.unplaced(number, 0, 10)).digests.keys()].sort()).toEqual(['c', 'd']);
    await documents.remove('a');
    await documents.put(document('b', 'Another text.'));
    expect(await near()).toEqual([]);
    const { digests, upTo } = await spaces.unplaced(number, 0, 10);
    expect(digests.get('b')).toBe('digest of Another text.');
    await spaces.place(number, [placed('b', [1, 0], { digest: 'digest of Another text.' }), placed('a', [1, 0])]);
    expect(await near()).toEqual(['b']);
    expect((await spaces.unplaced(number, upTo, 10)).digests.size).toBe(0);
    expect((await spaces.unplaced(number, 0, 1)).digests.size).toBe(1);
  });

  test('are placed by many at a time, who never wait in a ring', async () => {
    const { spaces, number, documents } = await filled();
    for (let n = 0; n < 150; n += 1) await documents.put(document(`m${n}`));
    const nodes = Array.from({ length: 4 }, async () => {
      const { digests } = await spaces.unplaced(number, 0, 500);
      await spaces.place(
        number,
        [...digests.keys()].map((id) => placed(id, [1, 0])),
      );
    });
    await Promise.all(nodes);
    expect((await spaces.unplaced(number, 0, 500)).digests.size).toBe(0);
  });

  test('of a space that another took the place of are no longer told, nor kept', async () => {
    const { database, spaces, number, near } = await filled(placed('a', [1, 0]));
    await spaces.fill(number);
    expect((await spaces.latest('a'))?.isFilled).toBe(true);
    await spaces.publish(space('a', 'two', number));
    expect(await near()).toBeUndefined();
    expect((await spaces.unplaced(number, 0, 10)).digests.size).toBe(0);
    await spaces.place(number, [placed('b', [1, 0])]);
    expect((await database.query('SELECT to_regclass($1) AS there', [`places_${number}`])).rows[0]?.there).toBeNull();
  });

  test('are found by the graph as one by one: all that pass, and nine of ten of the nearest', async () => {
    const { spaces, database, documents } = await opened(open);
    const number = (await spaces.publish({ ...space('a', 'one'), dimension: 16 }))?.number ?? 0;
    await spaces.prepare(number);
    let state = 7;
    const next = () => {
      state = (state * 16_807) % 2_147_483_647;
      return state / 2_147_483_647 - 0.5;
    };
    const rows = Array.from({ length: 600 }, (_none, place) =>
      placed(`p${place}`, Array.from({ length: 16 }, next), { audience: [place % 20 === 0 ? 'few' : 'everyone'] }),
    );
    const first = document('p');
    for (const { id } of rows) await documents.put({ ...first, id });
    await spaces.place(number, rows);
    await spaces.fill(number);
    await database.query('SET enable_seqscan = off');
    onTestFinished(async () => void (await database.query('RESET enable_seqscan')));
    const point = Float32Array.from({ length: 16 }, next);
    const ask = { ...asked({}, 100), point };
    const exact = rows
      .filter(({ audience }) => audience.includes('everyone'))
      .map(({ id, place }) => ({ id, near: place.reduce((sum, value, axis) => sum + value * (point[axis] ?? 0), 0) }))
      .sort((one, other) => other.near - one.near)
      .slice(0, 100)
      .map(({ id }) => id);
    const found = (await spaces.nearest(number, ask))?.map(({ id }) => id) ?? [];
    expect(found).toHaveLength(100);
    expect(found.filter((id) => exact.includes(id)).length).toBeGreaterThanOrEqual(90);
    expect((await spaces.nearest(number, { ...ask, wanted: { ...ask.wanted, groups: ['few'] } }))?.length).toBe(30);
  });
});

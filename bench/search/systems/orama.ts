import { contentStems } from '@assay/language';
import { importPeer } from '../peers/import-peer.ts';
import { type Build, type Built, type CollectionRecord, wanted } from '../system.ts';

interface Orama {
  create(options: object): unknown;
  insertMultiple(index: unknown, records: readonly object[]): Promise<unknown>;
  search(index: unknown, query: object): Promise<{ hits: readonly { readonly id: string }[] }>;
}

const schema = { id: 'string', title: 'string', text: 'string' };
const properties = ['title', 'text'];

/** Orama as its README shows it. */
export const orama: Build = (records) => open(records, { schema }, { properties });

/** Orama with our stems, stop words and title weight. */
export const tunedOrama: Build = (records) =>
  open(
    records,
    {
      schema,
      components: {
        tokenizer: {
          language: 'english',
          normalizationCache: new Map(),
          tokenize: contentStems,
        },
      },
    },
    { properties, boost: { title: 2 } },
  );

// --- Internal ---

async function open(records: readonly CollectionRecord[], options: object, query: object): Promise<Built> {
  const { create, insertMultiple, search } = await importPeer<Orama>('@orama/orama');
  const index = create(options);
  const add = (added: readonly CollectionRecord[]) =>
    insertMultiple(
      index,
      added.map(({ id, title, text }) => ({ id, title, text })),
    );
  await add(records);
  return {
    answer: async (term) => (await search(index, { ...query, term, limit: wanted })).hits.map(({ id }) => id),
    add,
  };
}

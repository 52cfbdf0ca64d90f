import type { PageAsked, PageNear, PlacedPage } from '../spaces.ts';
import type { Query, SqlDatabase } from './sql-database.ts';

/** The places of pages in one space, compared by pgvector. */
export interface PlaceTable {
  make(dimension: number): Promise<void>;
  place(pages: readonly PlacedPage[]): Promise<void>;
  nearest(asked: PageAsked): Promise<readonly PageNear[]>;
}

/** The name of the table that has the places of a space. */
export function placesIn(space: number): string {
  return `"places_${Math.trunc(space)}"`;
}

/** Pages are placed so many at a time, so that no statement takes long. */
const inOneGo = 100;
const cells = 7;

/** How many neighbours are looked at before the nearest are told, at least: the default of 40 finds no more than 40. */
const leastEf = 200;
const mostEf = 1_000;

/** A table of places; `schema` is where pgvector's types and operators are. A page goes from it with its document. */
export function placeTable({ query, transaction }: SqlDatabase, space: number, schema: string): PlaceTable {
  const table = placesIn(space);
  const vectors = `"${schema.replaceAll('"', '""')}"`;
  return {
    async make(dimension) {
      await query(`CREATE TABLE IF NOT EXISTS ${table} (
        page TEXT COLLATE "C" PRIMARY KEY REFERENCES documents (id) ON DELETE CASCADE,
        digest TEXT NOT NULL,
        audience TEXT[] NOT NULL,
        labels TEXT[] NOT NULL,
        nations TEXT[] NOT NULL,
        day TEXT COLLATE "C",
        place ${vectors}.vector(${Math.trunc(dimension)}) NOT NULL
      )`);
      const name = table.slice(1, -1);
      await query(`CREATE INDEX IF NOT EXISTS "${name}_near" ON ${table} USING hnsw (place ${vectors}.vector_ip_ops)`);
      await query(`CREATE INDEX IF NOT EXISTS "${name}_audience" ON ${table} USING gin (audience)`);
    },
    async place(pages) {
      for (let from = 0; from < pages.length; from += inOneGo) {
        const block = pages.slice(from, from + inOneGo);
        const row = (first: number) => Array.from({ length: cells }, (_, cell) => `$${first * cells + cell + 1}`).join(', ');
        // One that is gone meanwhile has no place: others of the block do.
        await query(
          `INSERT INTO ${table} SELECT page, digest, audience::text[], labels::text[], nations::text[], day, place::${vectors}.vector
           FROM (VALUES ${block.map((_, place) => `(${row(place)})`).join(', ')}) AS given (page, digest, audience, labels, nations, day, place)
           WHERE EXISTS (SELECT FROM documents WHERE id = page FOR KEY SHARE)
           ON CONFLICT (page) DO UPDATE SET digest = excluded.digest, audience = excluded.audience, labels = excluded.labels,
             nations = excluded.nations, day = excluded.day, place = excluded.place`,
          block.flatMap(({ id, digest, audience, labels, nations, day, place }) => [
            id,
            digest,
            arrayOf(audience),
            arrayOf(labels),
            arrayOf(nations),
            day,
            `[${place.join(',')}]`,
          ]),
        );
      }
    },
    nearest: ({ point, wanted: { groups, labels, nations, from, to }, limit }) =>
      transaction(async (ask) => {
        await setUp(ask, limit);
        // First the nearest of one table, by its index; then without those whose document has changed since.
        const { rows } = await ask(
          `SELECT page, similarity FROM (
             SELECT page, digest, -(place OPERATOR(${vectors}.<#>) $1::${vectors}.vector) AS similarity FROM ${table}
             WHERE audience && $2::text[] AND labels @> $3::text[]
               AND ($4::text[] IS NULL OR nations = '{}' OR nations && $4::text[])
               AND ($5::text IS NULL OR day >= $5) AND ($6::text IS NULL OR day <= $6)
             ORDER BY place OPERATOR(${vectors}.<#>) $1::${vectors}.vector LIMIT $7) AS near
           JOIN documents ON documents.id = page AND documents.digest = near.digest ORDER BY similarity DESC, page`,
          [`[${point.join(',')}]`, groups, labels, nations, from, to, limit],
        );
        return rows.map(({ page, similarity }) => ({ id: String(page), similarity: Number(similarity) }));
      }),
  };
}

// --- Internal ---

/** A filtered search goes on until it has found enough, in order. */
async function setUp(ask: Query, limit: number): Promise<void> {
  const ef = Math.min(mostEf, Math.max(leastEf, 2 * limit));
  await ask(`SET LOCAL hnsw.ef_search = ${Math.trunc(ef)}; SET LOCAL hnsw.iterative_scan = strict_order`);
}

/** An array as PostgreSQL writes it: in rows of values each cell is text until it has its type. */
function arrayOf(texts: readonly string[]): string {
  return `{${texts.map((text) => `"${text.replaceAll('\\', '\\\\').replaceAll('"', '\\"')}"`).join(',')}}`;
}

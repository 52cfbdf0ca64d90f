import type { SqlDatabase } from './sql-database.ts';

/** The nodes that work on a database. */
export interface Nodes {
  readonly node: number;
  isAlive(node: number): boolean;
  onGone(listener: () => void): () => void;
  /** Says that this node has gone. */
  leave(): Promise<void>;
}

/** A node that says nothing for so long has gone; each says so often that it lives. */
const leaseSeconds = 10;
const everyMs = 2_000;

/** Takes a number for this node and keeps it among the living, by the database's clock. */
export async function joinNodes({ query }: SqlDatabase): Promise<Nodes> {
  const { rows } = await query('INSERT INTO nodes DEFAULT VALUES RETURNING number');
  const node = Number(rows[0]?.number);
  const listeners = new Set<() => void>();
  let alive: ReadonlySet<number> = new Set([node]);
  let newest = node;

  const look = async () => {
    await query('INSERT INTO nodes (number) VALUES ($1) ON CONFLICT (number) DO UPDATE SET seen_at = now()', [node]);
    // First the last number that was given: one that came and went since is not too young.
    const last = await query('SELECT last_value FROM nodes_number_seq');
    const found = await query(`SELECT number FROM nodes WHERE seen_at > now() - interval '${leaseSeconds} seconds'`);
    const before = alive;
    alive = new Set(found.rows.map(({ number }) => Number(number)));
    newest = Math.max(newest, Number(last.rows[0]?.last_value));
    if ([...before].some((one) => !alive.has(one))) for (const listener of listeners) listener();
  };
  await query(`DELETE FROM nodes WHERE seen_at < now() - interval '1 day'`);
  await look();
  let looking: Promise<void> | undefined;
  const timer = setInterval(() => {
    // While the database is away nobody is taken for dead: what was known stands.
    looking ??= look()
      .catch(() => {})
      .finally(() => {
        looking = undefined;
      });
  }, everyMs).unref();

  return {
    node,
    // One that came after the last look is too young to have gone.
    isAlive: (other) => alive.has(other) || other > newest,
    onGone(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    async leave() {
      clearInterval(timer);
      await looking;
      await query('DELETE FROM nodes WHERE number = $1', [node]).catch(() => {
        // A database that is away learns it from the silence.
      });
    },
  };
}

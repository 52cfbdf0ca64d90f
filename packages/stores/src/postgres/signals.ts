import { z } from 'zod';
import type { Listener, Topic } from '../cluster.ts';
import type { SqlDatabase } from './sql-database.ts';

/** What nodes tell each other through the database. */
export interface Signals {
  tell(topic: Topic, detail?: string): void;
  hear(topic: Topic, listener: Listener): () => void;
  close(): Promise<void>;
}

const topics = ['documents', 'files', 'rates', 'run', 'stop'] as const satisfies readonly Topic[];
const message = z.object({ from: z.number(), said: z.array(z.tuple([z.enum(topics), z.string()])) });

/** What is told within so many milliseconds goes together. */
const gatherMs = 20;
/** NOTIFY carries 8,000 bytes. */
const mostCharacters = 2_000;

/**
 * LISTEN and NOTIFY. What is told goes after the writes it is about, by itself: a commit that notifies would wait for all others
 * that do. It may be lost with its node or its connection; whoever listens looks by itself when its connection was made anew.
 */
export async function openSignals(database: SqlDatabase, node: number): Promise<Signals> {
  const listeners = new Map<Topic, Set<Listener>>(topics.map((topic) => [topic, new Set()]));
  const { rows } = await database.query("SELECT 'assay_' || current_schema() AS channel");
  const channel = String(rows[0]?.channel);
  let waiting = new Map<string, readonly [Topic, string]>();
  let timer: NodeJS.Timeout | undefined;

  const stop = await database.listen(channel, (payload) => {
    if (payload === undefined) {
      for (const all of listeners.values()) for (const listener of all) listener(undefined);
      return;
    }
    const told = readMessage(payload);
    // Whoever may tell on this channel may also tell nonsense: nothing comes of it.
    if (told === undefined || told.from === node) return;
    for (const [topic, detail] of told.said) for (const listener of listeners.get(topic) ?? []) listener(detail);
  });

  const send = () => {
    timer = undefined;
    const said = [...waiting.values()];
    waiting = new Map();
    for (const part of inParts(said))
      database.query('SELECT pg_notify($1, $2)', [channel, JSON.stringify({ from: node, said: part })]).catch(() => {
        // The way is cut: that of the others is too, and each looks by itself when it has a new one.
      });
  };

  return {
    tell(topic, detail = '') {
      waiting.set(`${topic} ${detail}`, [topic, detail]);
      timer ??= setTimeout(send, gatherMs).unref();
    },
    hear(topic, listener) {
      listeners.get(topic)?.add(listener);
      return () => listeners.get(topic)?.delete(listener);
    },
    async close() {
      clearTimeout(timer);
      if (waiting.size > 0) send();
      await stop();
    },
  };
}

// --- Internal ---

function readMessage(payload: string): z.infer<typeof message> | undefined {
  try {
    return message.safeParse(JSON.parse(payload)).data;
  } catch {
    return undefined;
  }
}

/** Parts that each fit into one notification. */
function inParts(said: readonly (readonly [Topic, string])[]): readonly (readonly (readonly [Topic, string])[])[] {
  const parts: (readonly [Topic, string])[][] = [];
  let characters = Number.POSITIVE_INFINITY;
  for (const one of said) {
    characters += one[1].length + 20;
    if (characters > mostCharacters) {
      parts.push([]);
      characters = one[1].length + 20;
    }
    parts.at(-1)?.push(one);
  }
  return parts;
}

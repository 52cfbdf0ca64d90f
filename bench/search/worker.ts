// One search in its own process: node worker.ts NAME [FOLDER], started by start-system.ts
import { entries } from './entries.ts';
import { heapMegabytes } from './heap-megabytes.ts';
import { readCollection } from './read-collection.ts';
import type { Built } from './system.ts';

/** To build the index, or to answer a question. */
export type Request = { readonly kind: 'build' } | { readonly kind: 'ask'; readonly text: string };

/** What came of a request, or why nothing did. */
export type Reply =
  | { readonly status: 'built'; readonly seconds: number; readonly megabytes: number }
  | { readonly status: 'answered'; readonly ids: readonly string[]; readonly milliseconds: number }
  | { readonly status: 'failed'; readonly reason: string };

const [, , name, folder] = process.argv;
const build = await entries.find((entry) => entry.name === name)?.load();
if (build === undefined) throw new Error(`There is no search "${name}".`);
const { records } = readCollection(folder);
let built: Built | undefined;

process.on('message', async (request: Request) => {
  process.send?.(
    await work(request).catch(
      (error: unknown): Reply => ({ status: 'failed', reason: error instanceof Error ? error.message : `${error}` }),
    ),
  );
});

async function work(request: Request): Promise<Reply> {
  const before = request.kind === 'build' ? heapMegabytes() : 0;
  const startedAt = performance.now();
  if (request.kind === 'build') {
    built = await build?.(records);
    const seconds = (performance.now() - startedAt) / 1000;
    return { status: 'built', seconds, megabytes: heapMegabytes() - before };
  }
  const ids = (await built?.answer(request.text)) ?? [];
  return { status: 'answered', ids, milliseconds: performance.now() - startedAt };
}

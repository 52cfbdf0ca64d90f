import { joinedPages } from './joined-pages.ts';
import { startWarm } from './start-warm.ts';

/** What a method took at a number of pages. */
interface Grown {
  readonly pages: number;
  readonly seconds: number;
  readonly megabytes: number;
}

/** What became of a method: its sizes in order, and why it did not finish the next, if it did not. */
export interface Curve {
  readonly name: string;
  readonly sizes: readonly Grown[];
  readonly stopped?: string;
}

/** The pages a text grows through, and the words it is to be told in. */
export const growth = { pages: [10, 100, 1_000], words: 500 } as const;

/** Has each method summarise the same text at each size, once and in a process of its own, until it does not finish within the limit. */
export async function grow(
  names: readonly string[],
  { texts, limitMs, progress }: { texts: readonly string[]; limitMs: number; progress(said: string): void },
): Promise<readonly Curve[]> {
  let curves: readonly Curve[] = names.map((name) => ({ name, sizes: [] }));
  for (const pages of growth.pages) {
    const text = joinedPages(texts, pages);
    for (const [place, curve] of curves.entries()) {
      if (curve.stopped !== undefined) continue;
      progress(`${pages} pages: ${curve.name}`);
      curves = curves.with(place, await grownOn(curve, { text, pages, limitMs }));
    }
  }
  return curves;
}

// --- Internal ---

async function grownOn(curve: Curve, { text, pages, limitMs }: { text: string; pages: number; limitMs: number }): Promise<Curve> {
  const warm = await startWarm(curve.name);
  if (warm.status === 'failed') return { ...curve, stopped: warm.reason };
  const answer = await warm.method.ask({ text, words: growth.words }, limitMs);
  warm.method.stop();
  if (answer.status === 'told') {
    const grown = { pages, seconds: answer.milliseconds / 1000, megabytes: answer.megabytes - warm.megabytes };
    return { ...curve, sizes: [...curve.sizes, grown] };
  }
  return { ...curve, stopped: answer.status === 'over' ? `over ${limitMs / 1000} s` : answer.reason };
}

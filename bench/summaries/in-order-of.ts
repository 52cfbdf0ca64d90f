import type { Ranked } from './fit-length.ts';

/** Sentences, best first, with the places they have in a text's own list; one that stands there twice has its places in turn. */
export function inOrderOf(sentences: readonly string[], best: readonly string[]): readonly Ranked[] {
  const places = Map.groupBy(sentences.keys(), (place) => sentences[place] ?? '');
  return best.flatMap((text) => {
    const place = places.get(text)?.shift();
    return place === undefined ? [] : [{ place, text }];
  });
}

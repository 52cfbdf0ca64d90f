import { fitLength } from '../fit-length.ts';
import type { Summarise } from '../method.ts';
import { importPeer } from '../peers/import-peer.ts';

interface Sentence {
  readonly weight: number;
  readonly text: string;
  readonly index: number;
}

/** lexrank.js as its README shows it: every sentence of every paragraph with its weight. */
export async function lexrankJs(): Promise<Summarise> {
  const { default: rank } = await importPeer<{ default(text: string): readonly (readonly Sentence[])[] }>('lexrank.js');
  return ({ text, words }) => {
    const ranked = rank(text)
      .flat()
      .sort((a, b) => b.weight - a.weight || a.index - b.index);
    return fitLength(
      ranked.map((sentence) => ({ place: sentence.index, text: sentence.text })),
      words,
    );
  };
}

import { fitLength } from '../fit-length.ts';
import type { Summarise } from '../method.ts';
import { importPeer } from '../peers/import-peer.ts';

interface Vertex {
  readonly id: number;
  readonly sentence: string;
  readonly score: number;
}

type TextRank = new (
  text: string,
  settings: { readonly extractAmount: number },
) => { readonly graph: { readonly V: Readonly<Record<string, Vertex>> } };

/** textrank as its README shows it; the scores are read from its graph, as it is asked for a number of sentences, one here, since it breaks off where a text has fewer. */
export async function textrank(): Promise<Summarise> {
  const { default: main } = await importPeer<{ default: { readonly TextRank: TextRank } }>('textrank');
  return ({ text, words }) => {
    const vertices = Object.values(new main.TextRank(text, { extractAmount: 1 }).graph.V);
    const scoreOf = ({ score }: Vertex) => (Number.isNaN(score) ? Number.NEGATIVE_INFINITY : score);
    const ranked = vertices.sort((a, b) => scoreOf(b) - scoreOf(a) || a.id - b.id);
    return fitLength(
      ranked.map(({ id, sentence }) => ({ place: id, text: sentence })),
      words,
    );
  };
}

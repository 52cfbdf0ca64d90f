import { fitLength } from '../fit-length.ts';
import { inOrderOf } from '../in-order-of.ts';
import type { Summarise } from '../method.ts';
import { importPeer } from '../peers/import-peer.ts';

interface Summarizer {
  splitToSentences(text: string): readonly string[] | null;
  summarize(text: string, sentences: number): string;
}

/** textrank-node as its README shows it, asked for all sentences: they come one after another, best first. */
export async function textrankNode(): Promise<Summarise> {
  const { default: Opened } = await importPeer<{ default: new () => Summarizer }>('textrank-node');
  const summarizer = new Opened();
  const split = (text: string) => (summarizer.splitToSentences(text) ?? []).map((sentence) => sentence.trim());
  return ({ text, words }) => {
    const sentences = split(text);
    return fitLength(inOrderOf(sentences, split(summarizer.summarize(text, sentences.length))), words);
  };
}

import { fitLength, type Ranked } from '../fit-length.ts';
import { inOrderOf } from '../in-order-of.ts';
import type { Summarise } from '../method.ts';
import { importPeer } from '../peers/import-peer.ts';

type Frequencies = { readonly sorted_sentences: readonly (readonly [number, string])[] };

interface Manager {
  getSummaryByFrequency(): Frequencies | Error;
}

interface Preprocesser {
  paragraphToSentences(text: string): string[] | Error;
  /** Changes the list it is given. */
  cleanSentences(sentences: string[]): readonly [readonly string[], unknown];
  nounsAndAdjectives(clean: readonly string[]): Promise<unknown>;
  createTextRankGraph(words: unknown): unknown;
  textRank(graph: unknown): ReadonlyMap<string, number>;
}

/** node-summarizer by the frequency of words, as its README shows it; all its sentences as it sorts them. */
export async function nodeSummarizerFrequency(): Promise<Summarise> {
  const { SummarizerManager, Preprocesser } = await load();
  return ({ text, words }) => {
    const { originals, clean } = sentencesOf(new Preprocesser(), text);
    const summary = new SummarizerManager(text, originals.length).getSummaryByFrequency();
    if (summary instanceof Error) throw summary;
    return fitLength(
      originalsOf(
        originals,
        inOrderOf(
          clean,
          summary.sorted_sentences.map(([, sentence]) => sentence),
        ),
      ),
      words,
    );
  };
}

/** node-summarizer by TextRank: the steps of its `getSummaryByRank`, which gives the sentences' text run together and not their ranks. */
export async function nodeSummarizerRank(): Promise<Summarise> {
  const { Preprocesser } = await load();
  return async ({ text, words }) => {
    const steps = new Preprocesser();
    const { originals, clean } = sentencesOf(steps, text);
    const visits = steps.textRank(steps.createTextRankGraph(await steps.nounsAndAdjectives(clean)));
    const best = [...visits].sort(([, a], [, b]) => b - a).map(([sentence]) => sentence);
    return fitLength(originalsOf(originals, inOrderOf(clean, best)), words);
  };
}

// --- Internal ---

async function load() {
  const { default: main } = await importPeer<{
    default: { readonly SummarizerManager: new (text: string, sentences: number) => Manager };
  }>('node-summarizer');
  const { default: steps } = await importPeer<{ default: { readonly Preprocesser: new () => Preprocesser } }>(
    'node-summarizer/src/Preprocesser.js',
  );
  return { ...main, ...steps };
}

function sentencesOf(steps: Preprocesser, text: string): { readonly originals: readonly string[]; readonly clean: readonly string[] } {
  const sentences = steps.paragraphToSentences(text);
  if (sentences instanceof Error) throw sentences;
  return { originals: [...sentences], clean: steps.cleanSentences(sentences)[0] };
}

function originalsOf(originals: readonly string[], ranked: readonly Ranked[]): readonly Ranked[] {
  return ranked.map(({ place, text }) => ({ place, text: originals[place] ?? text }));
}

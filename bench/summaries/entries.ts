import { lead } from '../../evals/suites/summariser/baselines/lead.ts';
import { textRank } from '../../evals/suites/summariser/baselines/text-rank.ts';
import { lexRank } from './lex-rank.ts';
import type { Summarise } from './method.ts';
import { baseline } from './methods/baseline.ts';

/** A summariser that is compared; `peer` is the package it needs. */
interface Entry {
  readonly name: string;
  readonly peer?: string;
  readonly about: string;
  load(): Promise<Summarise>;
}

/** Ours, the baselines of the literature and the peers, each as its own documentation shows it. */
export const entries: readonly Entry[] = [
  {
    name: 'assay',
    about: 'our summariser through `runTool`, guardrails and all; it alone is given the question where there is one',
    load: async () => (await import('./methods/assay.ts')).assay(),
  },
  { name: 'lead', about: 'the first sentences', load: async () => baseline(lead) },
  { name: 'textrank (paper)', about: 'Mihalcea and Tarau 2004, our sentences and stems', load: async () => baseline(textRank) },
  {
    name: 'lexrank (paper)',
    about: 'Erkan and Radev 2004 with a threshold of 0.1, our sentences and stems; sentences stand for documents in idf',
    load: async () => baseline(lexRank),
  },
  {
    name: 'lexrank.js',
    peer: 'lexrank.js',
    about: 'weights of the whole text and of the paragraph, as it comes',
    load: async () => (await import('./methods/lexrank-js.ts')).lexrankJs(),
  },
  {
    name: 'node-summarizer',
    peer: 'node-summarizer',
    about: 'by the frequency of words',
    load: async () => (await import('./methods/node-summarizer.ts')).nodeSummarizerFrequency(),
  },
  {
    name: 'node-summarizer rank',
    peer: 'node-summarizer',
    about: 'by TextRank over nouns and adjectives, looked up in WordNet',
    load: async () => (await import('./methods/node-summarizer.ts')).nodeSummarizerRank(),
  },
  {
    name: 'textrank',
    peer: 'textrank',
    about: 'TextRank, as it comes; a sentence of its ends only where a space and a capital follow',
    load: async () => (await import('./methods/textrank.ts')).textrank(),
  },
  {
    name: 'textrank-node',
    peer: 'textrank-node',
    about: 'PageRank over edit distances; it sorts the ranks before it looks up whose they are, so its order is not theirs',
    load: async () => (await import('./methods/textrank-node.ts')).textrankNode(),
  },
];

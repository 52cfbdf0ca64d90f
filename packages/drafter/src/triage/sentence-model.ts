import { dataFile } from '@assay/core';
import { stem, tokenise } from '@assay/language';
import { z } from 'zod';

const lexicon = dataFile(
  new URL('../../lexicons/sentence-model.json', import.meta.url),
  z.strictObject({
    why: z.string(),
    /** The first is no sign of anything. */
    labels: z.array(z.string()).min(2),
    bias: z.array(z.number()),
    least: z.record(z.string(), z.number().min(0).max(1)),
    weights: z.record(z.string(), z.array(z.number())),
  }),
);

const none: ReadonlySet<string> = new Set();

/** What a sentence may be a sign of, by a linear model of its words and pairs of words; most are of nothing. */
export function likelySigns(sentence: string): ReadonlySet<string> {
  const { labels, bias, least, weights } = lexicon();
  const known = [...gramsOf(sentence)].flatMap((gram) => (Object.hasOwn(weights, gram) ? [weights[gram] ?? []] : []));
  if (known.length === 0) return none;
  // Each counts for one over the root of their number, so that a long sentence is not surer of everything.
  const share = 1 / Math.sqrt(known.length);
  const scores = labels.map((_, place) => known.reduce((sum, values) => sum + (values[place] ?? 0) * share, bias[place] ?? 0));
  const most = Math.max(...scores);
  const odds = scores.map((score) => Math.exp(score - most));
  const total = odds.reduce((sum, one) => sum + one, 0);
  const found = labels.filter((label, place) => place > 0 && (odds[place] ?? 0) / total >= (least[label] ?? 1));
  return found.length === 0 ? none : new Set(found);
}

// --- Internal ---

/** Stems and pairs of them, with the start of the sentence and a question mark; figures are alike. */
function gramsOf(sentence: string): ReadonlySet<string> {
  const stems = ['^', ...tokenise(sentence).map(({ word }) => (/^\d/.test(word) ? '0' : stem(word)))];
  const grams = new Set(stems);
  for (let place = 0; place + 1 < stems.length; place += 1) grams.add(`${stems[place]} ${stems[place + 1]}`);
  if (sentence.includes('?')) grams.add('?');
  return grams;
}

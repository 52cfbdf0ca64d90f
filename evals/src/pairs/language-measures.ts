import { dataFile } from '@assay/core';
import { countWords, tokenise } from '@assay/language';
import { z } from 'zod';

const severity = dataFile(new URL('../lexicons/severity.json', import.meta.url), z.strictObject({ words: z.array(z.string()).min(10) }));
const distancing = dataFile(
  new URL('../lexicons/distancing.json', import.meta.url),
  z.strictObject({ why: z.string(), phrases: z.array(z.string()).min(10) }),
);

/** Words of severity per 100 words: how directly needs are stated (after Rickman 2025, BMC Med Inform Decis Mak 25:274). */
export function severityRate(text: string): number {
  const severe = new Set(severity().words);
  const words = tokenise(text);
  return words.length === 0 ? 0 : (100 * words.filter(({ word }) => severe.has(word)).length) / words.length;
}

/** Words that put the case at a distance ("the text describes", "appears to") per 100 words. */
export function distancingRate(text: string): number {
  const words = tokenise(text).map(({ word }) => word);
  if (words.length === 0) return 0;
  const said = ` ${words.join(' ')} `;
  const hits = distancing().phrases.reduce((sum, phrase) => sum + said.split(` ${phrase} `).length - 1, 0);
  return (100 * hits) / words.length;
}

/** Logarithm of the length in words: differences are ratios. */
export function logLength(text: string): number {
  return Math.log(1 + countWords(text));
}

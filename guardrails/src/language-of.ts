import { dataFile } from '@assay/core';
import { z } from 'zod';

const words = z.array(z.string()).min(30);
const functionWords = dataFile(
  new URL('./lexicons/function-words.json', import.meta.url),
  z.strictObject({ why: z.string(), en: words, cy: words }),
);

/** Fewer words than this say too little. */
const fewestWords = 20;

/** Of running English about four words in ten are such words, of Welsh three; of lists and tables fewer, of other languages hardly any. */
const leastShare = 0.1;

/** So many words at the beginning decide. */
const mostWords = 2_000;

/** The language of a text: English, Welsh or another one; undefined where it is too short, or no running text. */
export function languageOf(text: string): 'en' | 'cy' | 'other' | undefined {
  const { en, cy } = functionWords();
  const [english, welsh] = [new Set(en), new Set(cy)];
  const found = text
    .slice(0, 20 * mostWords)
    .toLowerCase()
    .match(/[\p{L}\p{M}'’]{1,40}/gu);
  const tokens = (found ?? []).slice(0, mostWords).map((word) => word.replaceAll('’', "'"));
  if (tokens.length < fewestWords || !isRunningText(text)) return undefined;
  const share = (list: ReadonlySet<string>) => tokens.filter((word) => list.has(word)).length / tokens.length;
  const [ofEnglish, ofWelsh] = [share(english), share(welsh)];
  if (Math.max(ofEnglish, ofWelsh) < leastShare) return 'other';
  return ofWelsh > ofEnglish ? 'cy' : 'en';
}

// --- Internal ---

/** Tables of figures and lists of names are in no language: sentences have ends, and more small letters than other characters. */
function isRunningText(text: string): boolean {
  const start = text.slice(0, 20 * mostWords);
  const letters = start.match(/[\p{Ll}\p{Lo}]/gu)?.length ?? 0;
  return letters > 0.6 * start.replace(/\s/g, '').length && /[.!?。।؟](?:\s|$|[\p{Lo}])/u.test(start);
}

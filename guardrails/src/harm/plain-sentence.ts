import { harmWords } from './harm-words.ts';

/** A sentence in small letters without accents: "ngŵr" is "ngwr". */
export function smallLetters(sentence: string): string {
  const letters = isPlain.test(sentence) ? sentence : sentence.normalize('NFD').replaceAll(/\p{M}{1,10}/gu, '');
  return letters.toLowerCase().replaceAll('’', "'");
}

/** A sentence in plain words: no signs, one space between, short forms written out ("can't" is "can not"). */
export function plainSentence(letters: string): string {
  const { spellings } = harmWords();
  return letters
    .replaceAll(/n't(?![a-z])/g, ' not')
    .replaceAll(/'(m|ve|re|ll|d)(?![a-z])/g, (_, form: string) => ` ${longForms[form] ?? form}`)
    .replaceAll("'", '')
    .replaceAll(/[^a-z0-9£]{1,40}/g, ' ')
    .trim()
    .split(' ')
    .map((word) => (Object.hasOwn(spellings, word) ? spellings[word] : word))
    .join(' ')
    .replaceAll('ca not', 'can not')
    .replaceAll('wo not', 'will not');
}

// --- Internal ---

const isPlain = /^[\n -~£’]{0,2000}$/;
const longForms: Readonly<Record<string, string>> = { m: 'am', ve: 'have', re: 'are', ll: 'will', d: 'would' };

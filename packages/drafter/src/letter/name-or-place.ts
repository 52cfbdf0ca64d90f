import { stopWords } from '@assay/language';

/** A line of a name, an address, an office or a date: "My Son Died" is none, nor is what is shouted, or said after a colon. */
export function isNameOrPlace(line: string): boolean {
  const words = line.split(/[\s,]+/).filter((word) => word !== '');
  const fits = (word: string) => small.has(word.toLowerCase()) || (isNamed(word) && !stopWords.has(word.toLowerCase()));
  return line.length <= 60 && words.length <= 8 && !/[?!]$|:(?:\s|$)/.test(line) && !sentWith.test(line) && words.every(fits);
}

/** A word as names have it: with a capital, a figure or an at sign. */
export function isNamed(word: string): boolean {
  return /^[("'“‘+]{0,2}[\p{Lu}\d]/u.test(word) || word.includes('@');
}

// --- Internal ---

const small = new Set('mr mrs ms miss mx dr may and of the for at in on by de la van von der den ap y st co'.split(' '));

/** Who else has the letter, and what came with it, is no part of a name. */
const sentWith = /^(?:c\.?c\.?|b\.?c\.?c\.?|cop(?:y|ies|ied)|encl?\.?|enclos(?:ures?|ed|ing)|attach(?:ed|ments?))(?:[\s:]|$)/i;

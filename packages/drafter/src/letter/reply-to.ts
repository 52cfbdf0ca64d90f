import { bodySentences } from './body-sentences.ts';
import { type Letter, readLetter } from './read-letter.ts';

/** Where an answer by e-mail goes and what it is about, as the letter says; each empty where it does not. */
export interface ReplyTo {
  readonly address: string;
  readonly subject: string;
}

/**
 * Reads the address to answer: the one the letter came from, or that its form, head or signature gives. Where these give several,
 * none is chosen; what is only spoken of in the letter is nobody's.
 */
export function readReplyTo(text: string): ReplyTo {
  const letter = readLetter(text);
  const { fields } = letter;
  const named = [fields.get('from'), fields.get('email address'), fields.get('e-mail'), fields.get('email')];
  const given = named.map((field) => addressesIn(field ?? '')).find((found) => found.length > 0) ?? addressesIn(aroundBody(letter));
  const [address = '', ...others] = given;
  return { address: others.length === 0 ? address : '', subject: subjectOf(letter) };
}

// --- Internal ---

/** No reply is about more. */
const longestSubject = 200;

function addressesIn(text: string): readonly string[] {
  const found = text.split(/[\s<>()[\],;:"']+/).filter((word) => /^[^@]{1,64}@[^@]{1,190}$/.test(word) && /\.[a-z]{2,}\.?$/i.test(word));
  return [...new Set(found.map((word) => word.replace(/\.$/, '').toLowerCase()))];
}

/** Letterhead and signature: what is left of the newest message without what it says. */
function aroundBody(letter: Letter): string {
  const { text, newest } = letter;
  let around = '';
  let from = newest.start;
  for (const { start, end } of bodySentences(letter)) {
    around += `${text.slice(from, Math.max(from, start))} `;
    from = Math.max(from, end);
  }
  return around + text.slice(from, newest.end);
}

function subjectOf({ subject }: Letter): string {
  return subject
    .replaceAll(/\s+/g, ' ')
    .replace(/^(?:(?:re|fwd?|aw)\s{0,2}:\s{0,3}){1,20}/i, '')
    .trim()
    .slice(0, longestSubject);
}

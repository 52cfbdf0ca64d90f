import { countWords, findFigures, isListItem } from '@assay/language';
import { lexicon } from '../lexicon.ts';

/** "Table 2.1: …", "Chart A. …": what stands over a table or a picture. */
const caption = /^(?:table|chart|figure|box|graph|map)\s+\w{1,3}(?:\.\w{1,3}){0,2}\s?[:.–-]\s.{1,160}$/i;

const numbered = /^(?:\d{1,2}(?:\.\d{1,2}){0,3}\.?|(?:annex|appendix|chapter|part|section|schedule)\s+\w{1,4}\b[.:]?)\s+\p{Lu}/iu;

/** A line that ends with one of these goes on in the next. */
const goesOn = /\b(?:a|an|and|as|at|but|by|for|from|in|is|not|of|on|or|than|that|the|to|with)$/i;

const longest = 110;
const mostWords = 14;
const mostNumberedWords = 12;

/** Whether a line is a heading: marked as one, numbered as one, or short, without an end mark, and stating nothing. */
export function isHeading(line: string): boolean {
  if (line.includes('\n')) return false;
  if (/^#{1,6}\s/.test(line) || caption.test(line)) return true;
  if (line.includes('@') || line.length > longest || line.includes(' | ') || /[.!?:;,]["'”’)\]]*$/.test(line) || goesOn.test(line))
    return false;
  const words = countWords(line);
  if (words === 0 || words > mostWords) return false;
  if (numbered.test(line)) return words <= mostNumberedWords;
  if (isListItem(line) || statesSomething(line)) return false;
  // A name, a date or a marking at the head of a page starts with a capital; so does a heading.
  return /^["'“‘(]?[\p{Lu}\p{N}]/u.test(line);
}

/** Whether a line is a field at the head of a letter or an e-mail: to whom it goes, not what it says. */
export function isField(line: string): boolean {
  return line.length <= 160 && /^(?:to|from|cc|bcc|copies|copy|date|sent|received|attachments?)\s?:\s/i.test(line);
}

/** What a letter or an e-mail is about, as its head says. */
export function subjectOf(line: string): string | undefined {
  return /^(?:subject|re)\s?:\s+(\S.{2,150})$/i.exec(line)?.[1];
}

/** A heading without its mark: "## Costs ##" is about "Costs". */
export function headingTitle(line: string): string {
  const words = line.replace(/^#{1,6}\s+/, '').trimEnd();
  let end = words.length;
  while (end > 0 && words[end - 1] === '#') end -= 1;
  return words.slice(0, end).trimEnd();
}

/** How deep a heading stands, where its mark says so. */
export function headingLevel(line: string): number | undefined {
  const marks = /^(#{1,6})\s/.exec(line)?.[1]?.length;
  return marks ?? /^(\d{1,2}(?:\.\d{1,2}){0,3})\.?\s/.exec(line)?.[1]?.split('.').length;
}

// --- Internal ---

/** "Total cost £4 million", "Not available in Wales", "Draft, not yet agreed": a line that tells a fact is no heading. */
function statesSomething(line: string): boolean {
  if (/\bnot\b/i.test(line) && !line.endsWith('?')) return true;
  standing ??= new RegExp(lexicon().wholeStanding.join('|'), 'i');
  if (standing.test(line)) return true;
  return findFigures(line).some(({ value }) => /[£€$%]/.test(value) || /^\d{1,2}[a-z]{3,9}\d{4}$/.test(value)) && /[a-z]{3}/.test(line);
}

let standing: RegExp | undefined;

import { countWords, isListItem } from '@assay/language';

/** "Table 2.1: …", "Chart A. …": what stands over a table or a picture. */
const caption = /^(?:table|chart|figure|box|graph|map)\s+\w{1,3}(?:\.\w{1,3}){0,2}\s?[:.–-]\s.{1,160}$/i;

/** Whether a line is a heading: marked as one, numbered as one, or short and without an end mark. */
export function isHeading(line: string): boolean {
  if (/^#{1,6}\s/.test(line)) return true;
  if (caption.test(line) || /^(?:subject|re)\s?:\s.{3,150}$/i.test(line)) return true;
  if (line.includes('@') || line.includes('\n') || line.length > 110 || line.includes(' | ') || /[.!?:;,]["'”’)\]]*$/.test(line))
    return false;
  const words = countWords(line);
  if (words === 0 || words > 14) return false;
  if (/^(?:\d{1,2}(?:\.\d{1,2}){0,3}\.?|(?:annex|appendix|chapter|part|section|schedule)\s+\w{1,4}\b[.:]?)\s+\p{Lu}/iu.test(line))
    return words <= 12;
  if (isListItem(line)) return false;
  // A name, a date or a marking at the head of a page starts with a capital; so does a heading.
  return /^["'“‘(]?[\p{Lu}\p{N}]/u.test(line);
}

/** Whether a line is a field at the head of a letter or an e-mail: to whom it goes, not what it says. */
export function isField(line: string): boolean {
  return line.length <= 160 && /^(?:to|from|cc|bcc|copies|copy|date|sent|received|attachments?)\s?:\s/i.test(line);
}

/** A heading without its mark: "## Costs" and "3.1 Costs" are about "Costs". */
export function headingTitle(line: string): string {
  return line.replace(/^(?:#{1,6}|(?:subject|re)\s?:)\s+/i, '').replace(/\s*#{1,6}$/, '');
}

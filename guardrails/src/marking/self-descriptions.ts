import type { Marking } from './find-markings.ts';
import { readName } from './read-name.ts';

/**
 * Sentences by which a document says its own marking, read back from the places where names stand: "This paper is classified
 * SECRET." Without "marked" or "classified" only capitals say so.
 */
export function selfDescriptions(text: string, places: readonly number[]): readonly Marking[] {
  return places.flatMap((place) => {
    const lead = text.slice(Math.max(0, place - longestLead), place);
    const prefix = /(?:(?:UK|HMG) )?(?:top )?$/i.exec(lead)?.[0] ?? '';
    const from = place - prefix.length;
    const before = lead.slice(0, lead.length - prefix.length);
    if (!/(?:is|are|been|marked|classified|marking|classification|as|at|of|:|\]) {0,2}$/i.test(before)) return [];
    const name = readName(text.slice(from, from + longestName));
    if (name === undefined || name.kind === 'legacy') return [];
    const said = marked.exec(before) ?? (name.isUpper ? (plain.exec(before) ?? labelled.exec(before)) : null);
    // "This is the OFFICIAL line": a name of something else follows.
    // A form that offers every tier has not been filled in.
    if (/^ {0,2}(?:\/ |\||or\b|\[)/i.test(text.slice(from + name.length, from + name.length + 6))) return [];
    if (said === null || (name.kind === 'official' && /^ [a-z]/.test(text.slice(from + name.length)))) return [];
    return [{ kind: name.kind, handling: [], start: from - said[0].length, end: from + name.length }];
  });
}

// --- Internal ---

const longestLead = 120;
const longestName = 60;

const things =
  'document|paper|email|e-mail|letter|minute|message|note|report|annex|submission|briefing|brief|file|memo|text|page|material|information|channel|room|chat|thread|meeting|call|slide|folder|form|certificate|log|record|spreadsheet|recording|conversation';
const itself = `(?<!\\b(?:if|when|where|whether|unless|suppose|were|is|does|should) )\\b(?:this|the attached|the enclosed|the (?:contents?|information|material) (?:of|in) this)(?: (?:${things})){0,2}`;

const marked = new RegExp(
  `(?:${itself} (?:(?:is|are|has been|have been) (?:protectively )?(?:marked|classified)(?: as| at)?|(?:carries|bears) the (?:protective )?(?:marking|classification)(?: of)?)|\\btreat this(?: (?:${things}))? as) $`,
  'i',
);
const plain = new RegExp(`${itself} (?:is|are) $`, 'i');
/** A field whose name tells what is marked ("Classification of this slide:"), on its own line, and the box that is ticked. */
const labelled = /(?<![a-z])(?:classification|marking)\b(?: (?:of|for|to)\b[^:\n.]{0,50})?: {0,3}(?:[^\n]{0,60}\[[xX✓✔]\] {0,2})?$/i;

import { dataFile } from '@assay/core';
import { z } from 'zod';

const words = z.array(z.string()).min(1);
const lexicon = dataFile(
  new URL('./lexicons/markings.json', import.meta.url),
  z.strictObject({ fields: words, subjects: words, tails: words, foreign: words, legacy: words }),
);

/** The tiers and what stands beside them: lowest first within the ladder, then markings that have no place on it. */
export const ladder = ['official', 'official-sensitive', 'secret', 'top-secret'] as const;

export type MarkingKind = (typeof ladder)[number] | 'legacy' | 'foreign';

/** A line that carries a marking, and how sure its form makes it. */
export interface MarkingLine {
  readonly kind: MarkingKind;
  /** A field or subject says so itself; a banner is the whole line in capitals; a bare line is one in other letters. */
  readonly form: 'field' | 'banner' | 'bare';
}

/** Longer lines are prose. */
export const longestLine = 160;

/** Reads a line as a marking, or undefined where it is none. Letters spaced out ("S E C R E T") count as the word. */
export function readMarkingLine(line: string): MarkingLine | undefined {
  const plain = line
    .replace(/<\/?[a-z][a-z0-9]{0,9}>/gi, ' ')
    .replace(/[*_#=<>[\](){}|~"“”‘’«»■●•·►]{1,20}/g, ' ')
    .replace(/^[\s\-:.,/]{1,40}|[\s\-:.,/]{1,40}$/g, '');
  const closed = closeUp(plain).replace(/\s{1,160}/g, ' ');
  const field = readField(closed);
  if (field !== undefined) return field;
  const subject = readSubject(line);
  if (subject !== undefined) return subject;
  const marking = readMarking(closed.replace(pageWords, ' ').replace(opening, '').trim());
  if (marking === undefined) return undefined;
  if (marking.isUpper && isTail(marking)) return { kind: marking.kind, form: 'banner' };
  return marking.rest === '' ? { kind: marking.kind, form: 'bare' } : undefined;
}

/** Whether a line, standing first, opens a text with its marking and title: "SECRET - Budget measures". */
export function readTitleLine(line: string): MarkingKind | undefined {
  const opening = /^[\s*#[(]{0,10}((?:UK |HMG )?(?:TOP SECRET|SECRET))[\])*]{0,4}\s{0,3}(?:-|:|\/\/|\|)\s{0,3}\S/.exec(line);
  return opening?.[1] === undefined ? undefined : readMarking(opening[1])?.kind;
}

const itself =
  '(?<!\\b(?:if|when|where|whether|unless|suppose|were) )\\b(?:this|the attached|the enclosed)(?: (?:document|paper|email|e-mail|letter|minute|message|note|report|annex|submission|briefing|file))? (?:is|has been)';

/** Sentences by which a document says its own marking; without "marked" or "classified" only capitals say so. */
export const selfDescriptions: readonly RegExp[] = [
  new RegExp(
    `${itself} (?:protectively )?(?:marked|classified)(?: as| at)? (?:UK )?(TOP SECRET|SECRET|OFFICIAL[ -]SENSITIVE|OFFICIAL(?! s))\\b`,
    'gi',
  ),
  new RegExp(`${itself.replace('this', '[Tt]his')} (?:UK )?(TOP SECRET|SECRET|OFFICIAL[ -]SENSITIVE|OFFICIAL)\\b`, 'g'),
];

// --- Internal ---

const tier = /^(?:(?:uk|hmg|gbr) )?(top[ -]?secret|secret|official[ \-/]{0,3}sensitive|official|o-s)(?![a-z'’])/i;

/** What may stand before a marking in a banner: a draft, a caveat. */
const opening = /^\s*(?:DRAFT|FINAL|WORKING DRAFT|\(U\)|(?:UK|UK\/US|US\/UK|FIVE|CANUKUS) EYES ONLY)[\s\-:,/]{1,5}(?=\S)/;

/** Page and copy numbers and dates that share a banner's line. */
const pageWords =
  /\b(?:page|copy|copies|p)\.? ?\d{1,4}(?: ?(?:of|\/) ?\d{1,4})?|\b\d{1,4} of \d{1,4}\b|^\d{1,4} | \d{1,4}$|\b\d{1,2} [a-z]{3,9} \d{4}\b/gi;

interface Marking {
  readonly kind: MarkingKind;
  readonly rest: string;
  readonly isUpper: boolean;
}

function readMarking(text: string): Marking | undefined {
  const lower = text.toLowerCase();
  const { foreign, legacy } = lexicon();
  const named = (list: readonly string[]) => list.find((name) => lower.startsWith(name) && !/[a-z]/.test(lower.charAt(name.length)));
  const foreignName = named(foreign);
  if (foreignName !== undefined) return markingOf(text, foreignName.length, 'foreign');
  const found = tier.exec(text);
  if (found?.[1] !== undefined) {
    const name = found[1].toLowerCase().replace(/[^a-z]/g, '');
    const kind =
      name === 'topsecret' ? 'top-secret' : name === 'secret' ? 'secret' : name === 'official' ? 'official' : 'official-sensitive';
    return markingOf(text, found[0].length, kind);
  }
  const legacyName = named(legacy);
  return legacyName === undefined ? undefined : markingOf(text, legacyName.length, 'legacy');
}

function markingOf(text: string, length: number, kind: MarkingKind): Marking {
  const name = text.slice(0, length);
  return { kind, rest: text.slice(length).replace(/^[\s\-:.,/]{1,40}/, ''), isUpper: name === name.toUpperCase() };
}

/** Handling instructions, descriptors and caveats may follow; after TOP SECRET also a code word or two in capitals. */
function isTail({ kind, rest }: Marking): boolean {
  if (rest === '') return true;
  const parts = rest.split(/[\s\-:.,/]{1,20}/).filter((part) => part !== '');
  if (kind === 'top-secret' && parts.length <= 2 && rest === rest.toUpperCase()) return true;
  const tails = new Set(lexicon().tails);
  return parts.length <= 12 && parts.every((part) => tails.has(part.toLowerCase()) || /^\d{1,4}$/.test(part));
}

/** "Classification: Secret"; without a colon ("Classification | SECRET") the marking must stand in capitals. */
function readField(line: string): MarkingLine | undefined {
  const lower = line.toLowerCase();
  const labelled =
    /^[a-z][a-z' ]{1,30}:\s{0,10}((?:UK |HMG )?(?:TOP[ -]SECRET|SECRET)\b.{0,80})$/.exec(line.charAt(0).toLowerCase() + line.slice(1)) ??
    labelInCapitals.exec(line);
  const own = labelled?.[1] === undefined ? undefined : readMarking(labelled[1]);
  // Whatever the field is called: a marking in capitals that is all it holds.
  if (own?.isUpper === true && isTail(own)) return { kind: own.kind, form: 'field' };
  const name = lexicon().fields.find((field) => lower.startsWith(field) && !/[a-z0-9]/.test(lower.charAt(field.length)));
  if (name === undefined) return undefined;
  const value = line.slice(name.length).trim();
  const marking = readMarking(value.replace(/^[\s:\-.,/]{1,10}/, ''));
  if (marking === undefined || !(value.startsWith(':') || marking.isUpper)) return undefined;
  // A form that offers every tier has not been filled in, and a sentence is no field.
  if (/\b(?:or|and|secret|official|delete|choose|select)\b/i.test(marking.rest)) return undefined;
  const isSetOff = marking.isUpper && /^:[\sA-Z]{6,20}[-/,]/.test(value);
  return isTail(marking) || isSetOff ? { kind: marking.kind, form: 'field' } : undefined;
}

const labelInCapitals = /^[A-Z][A-Z' ]{1,30}:\s{0,10}((?:UK |HMG )?(?:TOP[ -]SECRET|SECRET)\b.{0,80})$/;

/** In a subject the marking stands in capitals at one end, set off by a sign. */
function readSubject(line: string): MarkingLine | undefined {
  const colon = line.indexOf(':');
  if (colon < 0 || !lexicon().subjects.includes(line.slice(0, colon).trim().toLowerCase())) return undefined;
  let value = line.slice(colon + 1).trim();
  while (/^(?:re|fw|fwd):/i.test(value)) value = value.replace(/^\w{2,3}:\s{0,5}/, '');
  const first = /^[[({]{0,2}((?:UK )?(?:TOP SECRET|SECRET|OFFICIAL[ \-/]{0,3}SENSITIVE|OFFICIAL))(?:[\])}]|\s{0,3}(?:-|:|\/|\||$))/.exec(
    value,
  )?.[1];
  const last = /(?:[[({]|[-:|/] {0,3})((?:UK )?(?:TOP SECRET|SECRET|OFFICIAL[ \-/]{0,3}SENSITIVE|OFFICIAL))[\])}]{0,2}$/.exec(value)?.[1];
  // Without a sign it must stand first and be the only word in capitals: "SECRET Visit plan", not "SECRET SANTA".
  const bare = value === value.toUpperCase() ? undefined : /^((?:UK )?(?:TOP )?SECRET) (?![A-Z]{2})/.exec(value)?.[1];
  const marking = first === undefined && last === undefined && bare === undefined ? undefined : readMarking(first ?? last ?? bare ?? '');
  return marking === undefined ? undefined : { kind: marking.kind, form: 'field' };
}

/** "S E C R E T" is the word; wider gaps part words. */
function closeUp(text: string): string {
  if (!/(?:^|\s)\S(?:[ .-]\S){4,40}(?:\s|$)/.test(text)) return text;
  return text
    .split(/\s{2,10}|(?<=^T[ .-]O[ .-]P)[ .-]|(?<=^(?:UK|HMG)) /i)
    .map((part) => (/^\S(?:[ .-]\S){1,40}$/.test(part) ? part.replace(/[ .-]/g, '') : part))
    .join(' ');
}

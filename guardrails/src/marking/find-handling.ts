import { cleanLine, longestLine } from './clean-line.ts';
import { type HandlingKind, markingWords, oneOf } from './marking-words.ts';
import { readLine } from './read-line.ts';
import { readTail } from './read-tail.ts';

/** A handling instruction, descriptor or caveat that a text carries, and where. */
export interface HandlingMark {
  readonly kind: HandlingKind;
  readonly start: number;
  readonly end: number;
}

/**
 * Finds what says who may see a text, and until when (GSCP, additional markings): in capitals beside a marking, as a line of its
 * own, in a subject; or in a field of handling. Prose about embargoes is none.
 */
export function findHandling(text: string): readonly HandlingMark[] {
  const { capitals, fields } = readPatterns();
  const lines = new Map<string, LineReading>();
  const marks = [...text.matchAll(capitals)].flatMap(({ index: start, 0: match }) => {
    const kind = kindOf(match);
    const lead = text.slice(Math.max(0, start - longestLine), start);
    const lineStart = start - lead.length + Math.max(lead.lastIndexOf('\n'), lead.lastIndexOf('\r'), lead.lastIndexOf('\f')) + 1;
    const words = lineAt(text, lineStart);
    const line = lines.get(words) ?? readHandlingLine(words);
    lines.set(words, line);
    if (kind === undefined || !isMark(kind, line, { text, start, end: start + match.length, lineStart })) return [];
    return [{ kind, start, end: start + match.length }];
  });
  const inFields = [...text.matchAll(fields)].flatMap(({ index, 0: match, 1: value = '' }) => {
    const kind = kindOf(value);
    return kind === undefined || value === value.toUpperCase()
      ? []
      : [{ kind, start: index + match.length - value.length, end: index + match.length }];
  });
  return [...marks, ...inFields];
}

// --- Internal ---

interface LineReading {
  readonly inMarking: readonly HandlingKind[];
  /** Whether the line holds handling instructions and nothing else. */
  readonly isOwn: boolean;
}

interface Place {
  readonly text: string;
  readonly start: number;
  readonly end: number;
  readonly lineStart: number;
}

let known: { readonly capitals: RegExp; readonly fields: RegExp; readonly kinds: ReadonlyMap<string, HandlingKind> } | undefined;

function readPatterns(): NonNullable<typeof known> {
  if (known !== undefined) return known;
  const { handling } = markingWords();
  const phrases = handling.flatMap(({ words }) => words);
  known = {
    capitals: new RegExp(`(?<![\\w'’])(?:${oneOf(phrases.map((phrase) => phrase.toUpperCase()))})(?![\\w'’])`, 'g'),
    fields: new RegExp(
      `(?:^|\\n)[ \\t]{0,5}(?:handling(?: instructions?)?|caveats?|descriptors?)[ \\t]{0,3}[:|][ \\t]{0,5}(${oneOf(phrases)})(?![\\w'’])`,
      'gi',
    ),
    kinds: new Map(handling.flatMap(({ kind, words }) => words.map((phrase) => [lettersOf(phrase), kind] as const))),
  };
  return known;
}

function kindOf(phrase: string): HandlingKind | undefined {
  return readPatterns().kinds.get(lettersOf(phrase));
}

function lettersOf(phrase: string): string {
  return phrase.toLowerCase().replaceAll(/[^a-z]/g, '');
}

/** The line, or nothing where it is prose. */
function lineAt(text: string, start: number): string {
  const stretch = text.slice(start, start + longestLine);
  const end = stretch.search(/[\r\n\f]/);
  if (end >= 0) return stretch.slice(0, end);
  return start + longestLine < text.length ? '' : stretch;
}

function readHandlingLine(line: string): LineReading {
  return { inMarking: readLine(line)?.handling ?? [], isOwn: line.trim() !== '' && readTail('official', `- ${cleanLine(line)}`).isWhole };
}

function isMark(kind: HandlingKind, line: LineReading, { text, start, end, lineStart }: Place): boolean {
  if (line.inMarking.includes(kind)) return true;
  const lead = text.slice(lineStart, start);
  if (/^[ \t]{0,5}(?:handling(?: instructions?)?|caveats?|descriptors?|marking|classification)[ \t]{0,3}[:|-][ \t]{0,5}$/i.test(lead))
    return true;
  const standsAlone = markingWords().handling.some(
    (entry) =>
      entry.kind === kind && entry.standsAlone && entry.words.some((phrase) => lettersOf(phrase) === lettersOf(text.slice(start, end))),
  );
  if (!standsAlone) return false;
  const isInSubject =
    /^[ \t>*]{0,5}(?:subject|re|fwd?|title)\s{0,3}:\s{0,5}[[(]?$/i.test(lead) && /^\s{0,2}[\])\-–—:|]/.test(text.slice(end, end + 4));
  return line.isOwn || isInSubject;
}

import { type HandlingKind, type MarkingKind, markingWords, oneOf } from './marking-words.ts';
import { readName } from './read-name.ts';

/** What stands after a marking on its line: whether all of it belongs to the marking, and what of it says who may see the text. */
export interface MarkingTail {
  readonly isWhole: boolean;
  readonly handling: readonly HandlingKind[];
}

/** Reads what stands after a marking: handling instructions, descriptors, caveats, a second name, code words behind a sign. */
export function readTail(kind: MarkingKind, text: string): MarkingTail {
  const { handling: handlingPatterns, caveats, descriptors, listed, until } = readPatterns();
  const handling = new Set<HandlingKind>();
  let rest = text;
  let isAfterCaveat = false;
  for (let part = 0; part < 12; part += 1) {
    const lead = /^[\s\-:/,.&]{0,20}/.exec(rest)?.[0] ?? '';
    rest = rest.slice(lead.length);
    if (rest === '') return { isWhole: true, handling: [...handling] };
    const isSetOff = /[-:/,.&]/.test(lead) || isAfterCaveat;
    const instruction = handlingPatterns.find(({ pattern }) => pattern.test(rest));
    const match =
      instruction?.pattern.exec(rest)?.[0] ??
      [caveats, listed, until].map((pattern) => pattern.exec(rest)?.[0]).find((found) => found !== undefined);
    if (match !== undefined) {
      // "PROTECT PERSONAL DATA" may be a title: what only describes must be set off, but after OFFICIAL-SENSITIVE.
      if (instruction?.standsAlone === false && !isSetOff && (kind === 'official' || kind === 'secret' || rest.startsWith('DATA'))) break;
      if (
        instruction?.standsAlone === false &&
        !isSetOff &&
        kind === 'legacy' &&
        text.length === rest.length + lead.length &&
        /data/i.test(match)
      )
        break;
      if (instruction !== undefined) handling.add(instruction.kind);
      isAfterCaveat = true;
      rest = rest.slice(match.length);
      continue;
    }
    const name = readName(rest);
    const description = descriptors.exec(rest)?.[0];
    const codeWords = kind === 'top-secret' && isSetOff ? /^[A-Z][A-Z0-9]{2,14}(?:[ -][A-Z][A-Z0-9]{2,14})?$/.exec(rest)?.[0] : undefined;
    if (name !== undefined) rest = rest.slice(name.length);
    else if (description !== undefined && (isSetOff || kind === 'official-sensitive')) rest = rest.slice(description.length);
    else if (/^\d{1,4}(?!\w)/.test(rest)) rest = rest.replace(/^\d{1,4}/, '');
    else if (codeWords !== undefined) rest = rest.slice(codeWords.length);
    else break;
  }
  return { isWhole: false, handling: [...handling] };
}

// --- Internal ---

interface Patterns {
  readonly handling: readonly { readonly kind: HandlingKind; readonly standsAlone: boolean; readonly pattern: RegExp }[];
  readonly caveats: RegExp;
  readonly descriptors: RegExp;
  /** Releasable to whom, in country codes. */
  readonly listed: RegExp;
  /** Until or from when the marking holds. */
  readonly until: RegExp;
}

let known: Patterns | undefined;

function readPatterns(): Patterns {
  if (known !== undefined) return known;
  const { handling, caveats, descriptors } = markingWords();
  const begins = (phrases: readonly string[]) => new RegExp(`^(?:${oneOf(phrases)})(?![\\w'’])`, 'i');
  known = {
    handling: handling.map(({ kind, standsAlone, words }) => ({ kind, standsAlone, pattern: begins(words) })),
    caveats: begins(caveats),
    descriptors: begins(descriptors),
    listed: /^REL(?:EASABLE)?(?: TO)?(?:[ ,/]{1,3}(?:AND )?[A-Z]{2,12}){1,14}(?![\w'])/,
    until:
      /^(?:(?:when|if|once|without|with) (?:attachments?|enclosures?|annex(?:es)?|completed?|filled in|populated|separated|detached)(?: [a-z ]{1,30}$)?|(?:not )?(?:until|till|before) .{1,60}$|draft of .{1,30}$|without \w{3,20}|dated? .{0,30}$)/i,
  };
  return known;
}

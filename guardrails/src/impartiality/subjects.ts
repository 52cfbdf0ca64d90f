import type { PhraseHit } from '../find-by-word.ts';
import { partyNames, politicianNames } from './lexicon.ts';

/** Of whom a text may not speak with favour or disfavour. */
export interface Subject {
  readonly start: number;
  readonly end: number;
  readonly kind: 'party' | 'politician' | 'government';
  /** A government of before: blame for what it left is party talk where blame for a present failing is not. */
  readonly isPrior: boolean;
}

/** What a listed name is, and in which company it is a subject. */
export interface SubjectName {
  readonly kind: Subject['kind'];
  readonly name: string;
  readonly needsCapital: boolean;
  /** What must stand directly before or after it, and what must not. */
  readonly isRightCompany: (before: string, after: string) => boolean;
}

/** How far either side of a name decides whether it is a subject. */
export const companyReach = 40;

/** All names of subjects, for the phrase finder; `people` are a deployment's own. */
export function subjectNames(people: readonly string[]): readonly (readonly [string, SubjectName])[] {
  const { offices, governments, people: known, notAfter } = politicianNames();
  const isForeign = endsWithOneOf(notAfter);
  const ofElsewhere = /^ of (?!state|the day|the united kingdom|the uk|northern ireland|scotland|wales|national unity)(?:the )?[A-Z]/;
  const isHome = (before: string, after: string) => !isForeign(before) && !ofElsewhere.test(after);
  return [
    ...parties(),
    ...offices.map((name) => [name, nameOf('politician', name, officeCompany.get(name) ?? isHome, capitalOffices.has(name))] as const),
    ...governments.map((name) => [name, nameOf('government', name, name === 'administration' ? isPriorBefore : isHome, false)] as const),
    ...[...known, ...people].map((name) => [name, nameOf('politician', name, () => true, true)] as const),
  ];
}

/** The subject a name stands for, unless its company says it is something else. */
export function subjectAt(text: string, { start, end, meaning }: PhraseHit<SubjectName>): Subject | undefined {
  const written = text.slice(start, end);
  if (meaning.needsCapital && written !== meaning.name && written !== meaning.name.toUpperCase()) return undefined;
  const before = text.slice(Math.max(0, start - companyReach), start).replaceAll(/\s/g, ' ');
  const after = text.slice(end, end + companyReach).replaceAll(/\s/g, ' ');
  if (!meaning.isRightCompany(before, after)) return undefined;
  return { start, end, kind: meaning.kind, isPrior: meaning.kind === 'government' && isPriorBefore(before) };
}

// --- Internal ---

function nameOf(kind: Subject['kind'], name: string, isRightCompany: SubjectName['isRightCompany'], needsCapital: boolean): SubjectName {
  return { kind, name, needsCapital, isRightCompany };
}

function parties(): readonly (readonly [string, SubjectName])[] {
  const { parties: all, groups, ordinary, bareBefore, bareAfter } = partyNames();
  const isBareBefore = startsWithOneOf(bareBefore);
  const isBareAfter = endsWithOneOf(bareAfter);
  const isGroup = (_: string, after: string) => !/^(?: wall|['’]s? (?:wall|liability|costs?))/i.test(after);
  const named = groups.map((name) => [name, nameOf('party', name, isGroup, false)] as const);
  return all
    .flatMap(({ name, aliases = [], bare = [], notBefore = [], notAfter = [] }) => {
      const isOther = startsWithOneOf(notBefore);
      const isOtherBefore = endsWithOneOf(notAfter);
      const isParty = (before: string, after: string) => !isOther(after) && !isOtherBefore(before);
      const isBare = (before: string, after: string) => isParty(before, after) && (isBareBefore(after) || isBareAfter(before));
      return [
        ...[name, ...aliases].map((alias) => [alias, nameOf('party', alias, isParty, ordinary.includes(alias))] as const),
        ...bare.map((alias) => [alias, nameOf('party', alias, isBare, true)] as const),
      ];
    })
    .concat(named);
}

/** "MP" needs its capitals, the Cabinet its capital; furniture and units have none. */
const capitalOffices = new Set(['MP', 'MPs', 'MSP', 'MSPs', 'MLA', 'MLAs', 'Cabinet']);

const officeCompany = new Map<string, SubjectName['isRightCompany']>([
  ['Cabinet', (_, after) => !/^ (?:Office|Secretary|Member)/.test(after)],
  ['opposition', (before, after) => /\b(?:the|official) $/i.test(before) && !/^ to\b/.test(after)],
  ['chancellor', (before, after) => !/\bvice[ -]$/i.test(before) && !/^ of the (?:duchy|university)/i.test(after)],
]);

function isPriorBefore(before: string): boolean {
  return /\b(?:previous|last|former|outgoing|past|earlier|preceding)(?: [\w-]{1,20})? $/i.test(before);
}

/** Company is judged by whole words, in any case. */
function startsWithOneOf(list: readonly string[]): (text: string) => boolean {
  if (list.length === 0) return () => false;
  const pattern = new RegExp(`^[ -](?:${list.join('|')})(?![\\p{L}\\d])`, 'iu');
  return (text) => pattern.test(text);
}

function endsWithOneOf(list: readonly string[]): (text: string) => boolean {
  if (list.length === 0) return () => false;
  const pattern = new RegExp(`(?<![\\p{L}\\d])(?:${list.join('|')})(?: the| a| an)?[ -]$`, 'iu');
  return (text) => pattern.test(text);
}

import type { PhraseHit } from '../find-by-word.ts';
import { phraseFinder } from '../find-phrases.ts';
import { appealReach, isAppeal, isCharacterised, isSingledOut } from './appeals.ts';
import { isReported } from './attribution.ts';
import { loadedWords } from './lexicon.ts';
import {
  namesCandidate,
  type PreElectionKind,
  type PreElectionRole,
  preElectionKindOf,
  preElectionPhrases,
  promiseReach,
} from './pre-election.ts';
import { isReign, type PartisanKind, type Role, relationOf, relationReach } from './relations.ts';
import { type Subject, type SubjectName, subjectAt, subjectNames } from './subjects.ts';

/** A phrase that takes sides, or that waits until after an election. */
export interface Partisan {
  readonly kind: PartisanKind | PreElectionKind | 'loaded-language' | 'party-opinion';
  readonly start: number;
  readonly end: number;
  /** The loaded words themselves. */
  readonly core: { readonly start: number; readonly end: number };
}

/** What makes a finder of partisan phrases. */
export interface PartisanOptions {
  readonly isPreElection: boolean;
  /** Politicians whom a deployment adds to those known. */
  readonly people: readonly string[];
}

type Meaning =
  | { readonly is: 'name'; readonly name: SubjectName }
  | { readonly is: 'loaded'; readonly role: Role }
  | { readonly is: 'pre-election'; readonly role: PreElectionRole };

/** Makes a finder of phrases that take sides between parties, beside whom they are said of. */
export function partisanFinder({ isPreElection, people }: PartisanOptions): (text: string) => readonly Partisan[] {
  const find = phraseFinder<Meaning>([
    ...subjectNames(people).map(([phrase, name]) => [phrase, { is: 'name', name }] as const),
    ...loadedPhrases().map(([phrase, role]) => [phrase, { is: 'loaded', role }] as const),
    ...(isPreElection ? preElectionPhrases() : []).map(([phrase, role]) => [phrase, { is: 'pre-election', role }] as const),
  ]);
  return (text) => {
    const hits = find(text);
    const subjects = subjectsIn(text, hits);
    const found: Partisan[] = [];
    for (const subject of subjects) found.push(...saidAt(text, subject, isPreElection));
    let next = 0;
    for (const { start, end, meaning } of hits) {
      if (meaning.is === 'name') continue;
      while (next < subjects.length && (subjects[next]?.start ?? 0) < start) next += 1;
      if (meaning.is === 'pre-election') {
        const kind = preElectionKindOf(meaning.role, text.slice(Math.max(0, start - promiseReach), start));
        if (kind !== undefined) found.push({ kind, start, end, core: { start, end } });
        continue;
      }
      const partisan = partisanAt(text, { start, end, role: meaning.role }, [
        subjects[next - 1],
        subjects[next - 2],
        subjects[next],
        subjects[next + 1],
      ]);
      if (partisan !== undefined) found.push(partisan);
    }
    return found.filter((partisan) => !isReported(text, partisan));
  };
}

// --- Internal ---

const notRoles = new Set(['about', 'policyNouns', 'praiseNouns']);

function loadedPhrases(): readonly (readonly [string, Role])[] {
  return Object.entries(loadedWords()).flatMap(([list, phrases]) =>
    // Every list but those left out is a role by its name.
    notRoles.has(list) || typeof phrases === 'string' ? [] : phrases.map((phrase) => [phrase, list as Role] as const),
  );
}

/** Names that overlap are one subject: "Scottish Conservatives" is not also "Conservatives". */
function subjectsIn(text: string, hits: readonly PhraseHit<Meaning>[]): readonly Subject[] {
  const subjects: Subject[] = [];
  for (const { start, end, meaning } of hits) {
    if (meaning.is !== 'name' || start < (subjects.at(-1)?.end ?? 0)) continue;
    const subject = subjectAt(text, { start, end, meaning: meaning.name });
    if (subject !== undefined) subjects.push(subject);
  }
  return subjects;
}

/** What the words around a name alone show: an appeal, favour, or a candidate. */
function saidAt(text: string, subject: Subject, isPreElection: boolean): Partisan[] {
  const { start, end } = subject;
  const from = Math.max(0, start - appealReach);
  const before = `${from > 0 ? '… ' : ''}${plain(text.slice(from, start))}`;
  const after = plain(text.slice(end, end + appealReach));
  const at = (kind: Partisan['kind']): Partisan[] => [{ kind, start, end, core: { start, end } }];
  if (isAppeal(subject, before, after)) return at('electoral-appeal');
  if (isSingledOut(subject, before, after)) return at(subject.kind === 'party' ? 'party-advocacy' : 'politician-praise');
  if (isCharacterised(subject, after)) return at('party-opinion');
  return isPreElection && namesCandidate(subject, after) ? at('candidate') : [];
}

interface Loaded {
  readonly start: number;
  readonly end: number;
  readonly role: Role;
}

function partisanAt(text: string, loaded: Loaded, near: readonly (Subject | undefined)[]): Partisan | undefined {
  const { start, end, role } = loaded;
  const core = { start, end };
  if (role === 'appeals') return { kind: 'electoral-appeal', start, end, core };
  if (role === 'slurs') return { kind: 'loaded-language', start, end, core };
  let after: string | undefined;
  for (const subject of near) {
    if (subject === undefined) continue;
    const isSubjectFirst = subject.end <= start;
    const [from, to] = isSubjectFirst ? [subject.end, start] : [end, subject.start];
    if (to < from || to - from > relationReach) continue;
    const between = plain(text.slice(from, to));
    after ??= plain(text.slice(end, end + relationReach));
    const kind =
      relationOf({ role, subject, between, after, isSubjectFirst }) ??
      (isSubjectFirst && subject.kind === 'party' ? underReign(text, subject, role, between) : undefined);
    if (kind !== undefined) return { kind, start: Math.min(start, subject.start), end: Math.max(end, subject.end), core };
  }
  return role === 'policyAdjectives' && isOfPolicy(after ?? plain(text.slice(end, end + relationReach)))
    ? { kind: 'loaded-language', start, end, core }
    : undefined;
}

/** "Under Labour, crime soared": what is said of a time is said of who ruled in it. */
function underReign(text: string, subject: Subject, role: Role, between: string): PartisanKind | undefined {
  if (/[.!?;:\n]/.test(between) || !isReign(text.slice(Math.max(0, subject.start - 30), subject.start))) return undefined;
  if (role === 'advocacy') return 'party-advocacy';
  return role === 'weakNouns' ||
    role === 'harms' ||
    role === 'idioms' ||
    role === 'attackNouns' ||
    role === 'attackVerbs' ||
    role === 'weakVerbs' ||
    role === 'insults'
    ? 'party-attack'
    : undefined;
}

let ofPolicy: RegExp | undefined;

function isOfPolicy(after: string): boolean {
  ofPolicy ??= new RegExp(
    `^(?:,? and [\\w-]{1,20})?(?: (?!of\\b|for\\b|to\\b|in\\b|and\\b)[\\w-]{1,20}){0,1} (?:${loadedWords().policyNouns.join('|')})\\b`,
    'i',
  );
  return ofPolicy.test(after);
}

/** A line that runs on is one line; an empty line ends whatever stood before it. */
function plain(text: string): string {
  return text
    .replaceAll(/\n\s*\n/g, '. ')
    .replaceAll(/\s/g, ' ')
    .replaceAll('’', "'");
}

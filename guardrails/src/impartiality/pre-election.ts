import { preElectionWords } from './lexicon.ts';
import type { Subject } from './subjects.ts';

/** What is held back before an election besides what is always partisan. */
export type PreElectionRole = 'commitments' | 'announcements' | 'candidates' | 'campaigning';
export type PreElectionKind = 'forward-commitment' | 'announcement' | 'candidate' | 'campaigning';

const kinds: Readonly<Record<PreElectionRole, PreElectionKind>> = {
  commitments: 'forward-commitment',
  announcements: 'announcement',
  candidates: 'candidate',
  campaigning: 'campaigning',
};

/** How far before a promise its maker is looked for. */
export const promiseReach = 60;

const ruler =
  /\b(?:government|ministers?|we|department|administration|prime minister|secretary of state|(?:home|foreign|health|education) secretary|chancellor|executive|treasury|home office|i)\b[^.!?:;\n]{0,40}$/i;

/** The words that a pre-election policy looks for. */
export function preElectionPhrases(): readonly (readonly [string, PreElectionRole])[] {
  const words = preElectionWords();
  const roles: readonly PreElectionRole[] = ['commitments', 'announcements', 'candidates', 'campaigning'];
  return roles.flatMap((role) => words[role].map((phrase) => [phrase, role] as const));
}

/** What such words say; a promise counts where a government makes it. */
export function preElectionKindOf(role: PreElectionRole, before: string): PreElectionKind | undefined {
  return role === 'commitments' && !ruler.test(before) ? undefined : kinds[role];
}

/** A party's name that a candidate goes by: "the Labour candidate for Leeds". */
export function namesCandidate({ kind }: Subject, after: string): boolean {
  return kind === 'party' && /^ (?:(?:parliamentary|council|mayoral|by-election) )?candidates?\b/i.test(after);
}

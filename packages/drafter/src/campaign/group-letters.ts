import { bodySentences } from '../letter/body-sentences.ts';
import { isWelsh } from '../letter/is-welsh.ts';
import { nationsIn } from '../letter/nations-in.ts';
import { type Letter, readLetter } from '../letter/read-letter.ts';
import { readStanding } from '../letter/read-role.ts';
import { sentenceKey } from '../letter/sentence-key.ts';
import { bandKeys, overlapOf, shingleHashes } from './min-hash.ts';

/** Letters of nearly the same words, by their places in what was given. */
export interface LetterGroup {
  /** The letter that a reply is drafted on: it says most of what they have in common and least of its own. */
  readonly representative: number;
  /** In order, the representative among them. */
  readonly members: readonly number[];
}

/** Letters that share half of their runs of four words are of one campaign: a text with a paragraph of somebody's own still is. */
const leastOverlap = 0.5;

/** Candidates that are looked at in one band: more would be different letters with one opening. */
const mostInBand = 8;

/**
 * Groups letters by the words of their newest messages; a letter that is like no other is a group of its own. Largest group
 * first. The work grows with the number of letters, and their order changes nothing but the places told.
 */
export function groupLetters(letters: readonly string[]): readonly LetterGroup[] {
  const readAll = letters.map((text) => readLetter(text));
  const read = readAll.map((letter) => bodySentences(letter).map((sentence) => sentenceKey(sentence.text)));
  const groups = leadersFirst(read).map(({ members }) => {
    const common = mostAlike(members, (place) => standingOf(readAll[place]));
    return { members, representative: representativeOf(common, members, read) };
  });
  return groups.sort((a, b) => b.members.length - a.members.length || (a.members[0] ?? 0) - (b.members[0] ?? 0));
}

// --- Internal ---

interface Gathered {
  readonly shingles: Uint32Array;
  readonly members: number[];
}

/** Letters of exactly the same words first; the commonest wording leads, and what is like a leader joins the nearest one. */
function leadersFirst(read: readonly (readonly string[])[]): readonly Gathered[] {
  const wordings = new Map<string, number[]>();
  for (const [place, sentences] of read.entries()) {
    const wording = sentences.join(' ');
    const same = wordings.get(wording);
    if (same === undefined) wordings.set(wording, [place]);
    else same.push(place);
  }
  const ordered = [...wordings].sort(([a, as], [b, bs]) => bs.length - as.length || (a < b ? -1 : 1));
  const buckets = new Map<string, Gathered[]>();
  const leaders: Gathered[] = [];
  for (const [wording, places] of ordered) {
    const shingles = shingleHashes(wording.split(' ').filter((word) => word !== ''));
    const keys = shingles.length === 0 ? [] : bandKeys(shingles);
    const leader = nearest(shingles, new Set(keys.flatMap((key) => buckets.get(key) ?? [])));
    if (leader !== undefined) {
      leader.members.push(...places);
      continue;
    }
    const own = { shingles, members: [...places] };
    // Letters without words are alike in nothing.
    if (shingles.length === 0) leaders.push(...places.map((place) => ({ shingles, members: [place] })));
    else leaders.push(own);
    for (const key of keys) {
      const bucket = buckets.get(key);
      if (bucket === undefined) buckets.set(key, [own]);
      else if (bucket.length < mostInBand) bucket.push(own);
    }
  }
  return leaders.map(({ shingles, members }) => ({ shingles, members: members.sort((a, b) => a - b) }));
}

function nearest(shingles: Uint32Array, candidates: ReadonlySet<Gathered>): Gathered | undefined {
  let found: { readonly leader: Gathered; readonly overlap: number } | undefined;
  for (const leader of candidates) {
    const overlap = overlapOf(shingles, leader.shingles);
    if (overlap >= leastOverlap && overlap > (found?.overlap ?? 0)) found = { leader, overlap };
  }
  return found?.leader;
}

/** The members that write as more than half of them do; all where no such half is. */
function mostAlike(members: readonly number[], keyOf: (place: number) => string): readonly number[] {
  if (members.length === 1) return members;
  const alike = Map.groupBy(members, keyOf);
  return [...alike.values()].find((places) => places.length * 2 > members.length) ?? members;
}

/** A reply to a member, for somebody else, in Welsh or on another nation is another reply, whatever the sentences say. */
function standingOf(letter: Letter | undefined): string {
  if (letter === undefined) return '';
  const { role, authority } = readStanding(letter);
  const language = isWelsh(letter.sentences.map(({ text }) => text).join(' ')) ? 'cy' : 'en';
  return [role, authority, language, ...[...nationsIn(letter)].sort()].join(' ');
}

/** What more than half of a group says is what they have in common. */
function representativeOf(candidates: readonly number[], members: readonly number[], read: readonly (readonly string[])[]): number {
  const counts = new Map<string, number>();
  const distinct = (place: number) => new Set(read[place] ?? []);
  for (const place of members) for (const sentence of distinct(place)) counts.set(sentence, (counts.get(sentence) ?? 0) + 1);
  let best = { place: candidates[0] ?? 0, score: Number.NEGATIVE_INFINITY };
  for (const place of candidates) {
    let score = 0;
    for (const sentence of distinct(place)) score += (counts.get(sentence) ?? 0) * 2 > members.length ? 1 : -1;
    if (score > best.score) best = { place, score };
  }
  return best.place;
}

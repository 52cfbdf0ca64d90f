import { dataFile } from '@assay/core';
import { z } from 'zod';
import type { Candidate } from './recogniser.ts';

const words = z.array(z.string()).min(1);
const lexicon = dataFile(
  new URL('./lexicons/name-cues.json', import.meta.url),
  z.strictObject({ why: z.string(), before: words, roles: words, after: words, apposed: words, owned: words }),
);

/** How much text beside a name is looked at. */
const cueReach = 50;

let made: { readonly before: RegExp; readonly after: RegExp } | undefined;

function readCues() {
  const { before, roles, after, apposed, owned } = lexicon();
  made ??= {
    before: new RegExp(`(?<![\\p{L}-])(?:${before.join('|')}|(?:${roles.join('|')}),?) $`, 'u'),
    after: new RegExp(`^(?: (?:${after.join('|')})|, (?:${apposed.join('|')})|['’]s (?:${owned.join('|')})| \\(aged \\d)(?![\\w-])`),
  };
  return made;
}

/** Whether the words beside a name only stand beside a person: "wrote to", "my neighbour", "lives in", "'s mother". */
export function isSpokenOf({ text, start, end }: Candidate): boolean {
  const { before, after } = readCues();
  return before.test(text.slice(Math.max(0, start - cueReach), start)) || after.test(text.slice(end, end + cueReach));
}

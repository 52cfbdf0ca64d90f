import { dataFile } from '@assay/core';
import { z } from 'zod';
import type { Candidate } from './recogniser.ts';
import { columnHeader, wordsBefore } from './words-around.ts';

const words = z.array(z.string()).min(1);
const lexicon = dataFile(
  new URL('./lexicons/public-contacts.json', import.meta.url),
  z.strictObject({ mailboxes: words, lines: words, offices: words, postcodes: words, districts: words }),
);

/** Whether an address is a team's: a mailbox of an organisation is nobody's personal data. */
export function isPublicMailbox(address: string): boolean {
  const [local = '', domain = ''] = address
    .toLowerCase()
    .replace(/\+[^@]{0,64}/, '')
    .split('@');
  // Government writes its people as name.surname.
  if (/(?:^|\.)gov\.uk$/.test(domain) && !/[._-]/.test(local)) return true;
  const mailboxes = new Set(lexicon().mailboxes);
  return local.split(/[._-]/).some((part) => mailboxes.has(part) || mailboxes.has(part.replace(/\d+$/, '')) || teamEnding.test(part));
}

/** Whether the words before a telephone number say that it is a line of an organisation. */
export function isPublicLine(candidate: Candidate): boolean {
  return anyOf(lexicon().lines).test(`${wordsBefore(candidate)} ${columnHeader(candidate)}`);
}

/** Whether a postcode closes the address of an office, or is one of government's best known. */
export function isPublicPostcode(candidate: Candidate, postcode: string): boolean {
  if (lexicon().postcodes.includes(postcode) || lexicon().districts.includes(postcode.split(' ')[0] ?? '')) return true;
  const address = addressBefore(candidate);
  return anyOf(lexicon().offices, notAStreet).test(address) && !home.test(address);
}

// --- Internal ---

/** "southendteam", "frsapplications". */
const teamEnding = /[a-z](?:team|enquir(?:y|ies)|applications?|verification|office|helpdesk|mailbox|support|services?)$/;

const home = /\b(?:flat|home|i live|lives? at|living at|resident|residing|my|his|her|their|tenant|cottage)\b/i;

const patterns = new Map<readonly string[], RegExp>();

/** "Library Road" and "College Lane" are streets where people live. */
const notAStreet =
  '(?! (?:road|street|lane|avenue|close|drive|way|mews|place|terrace|gardens|crescent|square|hill|row|view|park|grove|walk|rise|house|cottages?)\\b)';

function anyOf(list: readonly string[], after = ''): RegExp {
  const known = patterns.get(list) ?? new RegExp(`\\b(?:${list.join('|')})\\b${after}`, 'i');
  patterns.set(list, known);
  return known;
}

/** An address runs over lines and commas and holds no full stop but after a short word ("St."). */
function addressBefore(candidate: Candidate): string {
  const stretch = candidate.text.slice(Math.max(0, candidate.start - 160), candidate.start);
  for (let place = stretch.length - 1; place > 0; place -= 1) {
    if (stretch[place] !== '\n' && stretch[place] !== ' ') continue;
    const isCut = stretch[place] === '\n' ? /(?:[a-z)]{4}[.!?]|\n[ \t\r]{0,10})$/i : /[a-z)]{4}[.!?]$/i;
    if (isCut.test(stretch.slice(Math.max(0, place - 12), place))) return stretch.slice(place + 1);
  }
  return stretch;
}

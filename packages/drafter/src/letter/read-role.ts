import { dataFile } from '@assay/core';
import { z } from 'zod';
import type { Letter } from './read-letter.ts';

/** In what capacity somebody writes. */
export const roles = [
  'mp',
  'peer',
  'devolved-member',
  'private-office',
  'councillor',
  'solicitor',
  'journalist',
  'adviser',
  'relative',
  'organisation',
  'public',
] as const;

export type Role = (typeof roles)[number];

const lexicon = dataFile(
  new URL('../../lexicons/roles.json', import.meta.url),
  z.strictObject({
    why: z.string(),
    /** In the order in which they are tried: the first that fits is the role. */
    roles: z
      .array(z.strictObject({ role: z.enum(roles), signed: z.array(z.string()), headed: z.array(z.string()), said: z.array(z.string()) }))
      .min(1),
    behalf: z.array(z.string()).min(1),
    consent: z.array(z.string()).min(1),
    unasked: z.array(z.string()).min(1),
  }),
);

/** Who a letter is for, and whether what is personal about them may be answered to the writer. */
export interface Standing {
  readonly role: Role;
  /** The person the writer acts for, in the letter's words; empty where they write for themselves. */
  readonly onBehalfOf: string;
  /**
   * `check`: authority must be seen before anything personal is answered. An MP who acts for a constituent needs none
   * (DPA 2018, Sch. 1 para. 24); a councillor, relative, adviser or solicitor does.
   */
  readonly authority: 'not-needed' | 'given' | 'check';
}

/** Reads in what capacity a letter was written, for whom, and with what authority. */
export function readStanding(letter: Letter): Standing {
  const { behalf, consent, unasked, roles: all } = patterns();
  const { ends, body } = partsOf(letter);
  const role =
    all.find(({ ends: signs, said }) => signs.some((sign) => sign.test(ends)) || said.some((sign) => sign.test(body)))?.role ?? 'public';
  const onBehalfOf = behalf.map((pattern) => pattern.exec(body)?.[1]?.trim() ?? '').find((found) => found !== '') ?? '';
  if (isMember(role)) {
    const isUnasked = unasked.some((sign) => sign.test(body));
    return { role, onBehalfOf, authority: isUnasked ? 'check' : 'not-needed' };
  }
  const actsForAnother =
    role === 'solicitor' || role === 'adviser' || role === 'relative' || (onBehalfOf !== '' && role !== 'organisation');
  if (!actsForAnother || role === 'private-office' || role === 'journalist') return { role, onBehalfOf, authority: 'not-needed' };
  return { role, onBehalfOf, authority: consent.some((sign) => sign.test(body)) ? 'given' : 'check' };
}

/** Whether somebody writes as a member of a parliament. */
export function isMember(role: Role): boolean {
  return role === 'mp' || role === 'peer' || role === 'devolved-member';
}

// --- Internal ---

/** A letterhead and a signature are this many lines at most. */
const headLines = 8;
const footLines = 12;

interface RolePatterns {
  readonly roles: readonly { readonly role: Role; readonly ends: readonly RegExp[]; readonly said: readonly RegExp[] }[];
  readonly behalf: readonly RegExp[];
  readonly consent: readonly RegExp[];
  readonly unasked: readonly RegExp[];
}

let compiled: RolePatterns | undefined;

function patterns(): RolePatterns {
  if (compiled !== undefined) return compiled;
  const { roles: all, behalf, consent, unasked } = lexicon();
  const anyCase = (list: readonly string[]) => list.map((pattern) => new RegExp(pattern, 'iu'));
  compiled = {
    roles: all.map(({ role, signed, headed, said }) => ({
      role,
      // What is signed is told by its capitals: "MS" is a member of the Senedd, "Ms" a title.
      ends: [...signed.map((one) => new RegExp(one, 'mu')), ...headed.map((one) => new RegExp(one, 'imu'))],
      said: anyCase(said),
    })),
    behalf: behalf.map((pattern) => new RegExp(pattern, 'u')),
    consent: anyCase(consent),
    unasked: anyCase(unasked),
  };
  return compiled;
}

/** The letterhead, From field and signature; and the letter's words on one line. */
function partsOf({ text, newest, fields, sentences }: Letter): { readonly ends: string; readonly body: string } {
  const lines = text
    .slice(newest.start, newest.end)
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '' && !/^(?:to|cc|subject|dear|your mp|mp:)\b/i.test(line));
  const from = fields.get('from') ?? '';
  const ends = [
    from,
    ...[...lines.slice(0, headLines), ...lines.slice(-footLines)].filter((line) => line.length <= 90 && !/\w[.?!]$/.test(line)),
  ];
  return { ends: ends.join('\n'), body: sentences.map(({ text: one }) => one.replaceAll(/\s+/g, ' ')).join(' ') };
}

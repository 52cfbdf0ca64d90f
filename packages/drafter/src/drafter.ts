import { citation, defineTool, position, type Source } from '@assay/core';
import { z } from 'zod';
import { campaignDocument, campaignReply } from './campaign/reply-to-campaign.ts';
import { draftChecks } from './check/draft-check.ts';
import { dueDate } from './clocks/due-dates.ts';
import { phrases } from './compose/phrases.ts';
import { draftReply, draftWithModel } from './draft-reply.ts';
import { earlierDocument, toldBefore } from './earlier/told-before.ts';
import { factDocument } from './fact-document.ts';
import { dayInWords, readWrittenDate } from './letter/letter-dates.ts';
import { readLetter } from './letter/read-letter.ts';
import { roles } from './letter/read-role.ts';
import { letterKinds } from './letter-kinds.ts';
import { lineStandings } from './lines/line-standing.ts';
import { urgencies } from './triage/find-urgent.ts';

const longText = (most: number, empty: string) =>
  z
    .string()
    .max(most, `at most ${most.toLocaleString('en-GB')} characters`)
    .refine((text) => text.trim() !== '', empty);

const caseFact = z.strictObject({
  text: longText(4_000, 'write the fact'),
  /** Who says so: it is attributed to them. */
  by: longText(200, 'say whose fact it is'),
  /** The ask that it answers, in the letter's words, where it answers one. */
  ask: z.string().max(4_000).optional(),
});

/** A campaign is answered in runs of so many letters: each run is checked, recorded and stopped by itself. */
export const mostCampaignLetters = 200;

const input = z.strictObject({
  letter: longText(200_000, 'paste the letter'),
  /** The day the letter came, ISO 8601: every clock starts there. Today where it is not said. */
  received: z.iso.date().optional(),
  nation: z.enum(['england', 'wales', 'scotland', 'northern-ireland']).optional(),
  signatory: z.enum(['official', 'minister']).optional(),
  facts: z.array(caseFact).max(50).optional(),
  holding: z.strictObject({ until: z.iso.date(), why: z.string().max(350).optional() }).optional(),
  /** What a caseworker sets right; it stands as they say. */
  corrections: z
    .strictObject({
      kinds: z.array(z.enum(letterKinds)).min(1).optional(),
      salutation: z.string().max(200).optional(),
      addressee: z.string().max(200).optional(),
      reference: z.string().max(100).optional(),
      /** The day that a question of Parliament or a letter before claim asks for an answer. */
      dates: z
        .strictObject({ 'parliamentary-question': z.iso.date().optional(), 'letter-before-claim': z.iso.date().optional() })
        .optional(),
      /** Sentences that were taken for an ask and are none. */
      notAsked: z.array(z.string().max(4_000)).max(100).optional(),
      /** The line for an ask, by its document id; none for a gap. */
      lines: z
        .array(z.strictObject({ ask: z.string().max(4_000), line: z.string().max(200).nullable() }))
        .max(100)
        .optional(),
    })
    .optional(),
  /** A draft as somebody edited it: it is checked, and returned as it is. */
  draft: z.string().max(100_000).optional(),
  /** Replies that this correspondent had before; the day is read off the reply where it is not given. */
  earlier: z
    .array(z.strictObject({ text: longText(200_000, 'paste the earlier reply'), date: z.iso.date().optional() }))
    .max(20)
    .optional(),
  /** Other letters of the same campaign: each gets this letter's reply in its own name, or is set apart for a person to open. None yet: the reply is drafted for a campaign. */
  campaign: z
    .array(z.strictObject({ letter: longText(200_000, 'paste the letter'), received: z.iso.date().optional() }))
    .max(mostCampaignLetters)
    .optional(),
});

const quoted = z.object({ quote: z.string(), position });
/** A line that stands in no letter: named, not quoted. */
const namedLine = z.object({ id: z.string(), title: z.string(), position });
const refusedLine = namedLine.extend({ standing: z.enum(lineStandings) });

const paragraph = z.object({
  text: z.string(),
  citations: z.array(citation),
  /** `routed`: a frame sentence on a part that goes another way; `note`: for the caseworker, never for the letter. */
  kind: z.enum(['frame', 'line', 'fact', 'routed', 'gap', 'note']),
});

const result = z.object({
  draft: z.string(),
  paragraphs: z.array(paragraph),
  opening: z.string(),
  close: z.string(),
  reference: z.string(),
  correspondent: z.object({
    addressee: z.string(),
    role: z.enum(roles),
    onBehalfOf: z.string(),
    authority: z.enum(['not-needed', 'given', 'check']),
  }),
  /** ISO 8601 days; empty where the letter bears none. */
  dates: z.object({ written: z.string(), received: z.string(), isReceivedAssumed: z.boolean() }),
  channel: z.enum(['letter', 'e-mail', 'web form']),
  language: z.enum(['en', 'cy']),
  /** Each with the places in the letter that say so. */
  kinds: z.array(z.object({ kind: z.enum(letterKinds), reason: z.string(), places: z.array(position) })),
  urgent: z.array(quoted.extend({ what: z.enum(urgencies) })),
  clocks: z.array(dueDate),
  asks: z.array(
    quoted.extend({
      isImplied: z.boolean(),
      status: z.enum(['answered', 'gap', 'routed', 'not-ours']),
      /** The line or case fact that answers it; it stands in the draft with its source. */
      line: namedLine.nullable(),
      /** The body whose matter it is. */
      owner: z.string(),
      /** Lines that would answer and may not be used, and why. */
      refused: z.array(refusedLine),
      /** The nearest approved lines, to choose from. */
      nearest: z.array(namedLine),
      /** What the correspondent was told on it before, where earlier replies were given. */
      before: z.array(toldBefore).optional(),
    }),
  ),
  /** Where the writer tells of the matter, beside what they ask. */
  told: z.array(position),
  /** Lines to be written: what is asked, of whom, and the day the first clock ends. */
  commissions: z.array(z.object({ ask: z.string(), topic: z.string(), owner: z.string(), due: z.string(), status: z.literal('waiting') })),
  checks: draftChecks,
  /** What became of each other letter of the campaign, in the order they were given. */
  campaign: z.array(campaignReply).optional(),
});

export type DrafterInput = z.output<typeof input>;
export type DrafterResult = z.infer<typeof result>;
export type DraftParagraph = z.infer<typeof paragraph>;

/** Reads a letter, says what it is and by when it must be answered, and drafts a reply from approved lines and case facts alone. */
export const drafter = defineTool<DrafterInput, DrafterResult>({
  name: 'drafter',
  title: 'Correspondence drafter',
  description:
    'Reads a letter, says what is urgent and by when it must be answered, and drafts a reply: every question is answered by an approved line, word for word, or shown as a gap.',
  module: import.meta.url,
  input,
  result,
  usesRetriever: true,
  phrases,
  sources: sourcesOf,
  on: { embedded: draftReply, model: draftWithModel },
});

// --- Internal ---

/** The letter, the others of its campaign, earlier replies, each case fact, and what the caseworker entered, with the letter's date as a reply writes it. */
function sourcesOf({ letter, received, facts = [], holding, corrections, campaign = [], earlier = [] }: DrafterInput): readonly Source[] {
  const own = (document: string, title: string, text: string): Source => ({ document, title, start: 0, text, trust: 'caller' });
  const dates = [{ letter, received }, ...campaign.map((one) => ({ received, ...one }))].flatMap((one) => {
    const written = readWrittenDate(readLetter(one.letter), one.received ?? '9999-12-31');
    return written === undefined ? [] : [dayInWords(written.day)];
  });
  const entered = [
    ...new Set(dates),
    holding === undefined ? '' : `${holding.why ?? ''}\n${dayInWords(holding.until)}`,
    corrections?.salutation ?? '',
    corrections?.reference ?? '',
  ].filter((text) => text !== '');
  return [
    own('input', 'The letter', letter),
    ...campaign.map((one, place) => own(campaignDocument(place), 'A letter of the campaign', one.letter)),
    ...earlier.map(({ text }, place) => own(earlierDocument(place), 'An earlier reply', text)),
    ...facts.map(({ text, by }, place) => own(factDocument(place), `Case fact (${by})`, text)),
    ...(entered.length === 0 ? [] : [own('entered', 'Entered by the caseworker', entered.join('\n'))]),
  ];
}

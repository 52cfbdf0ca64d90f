import { givenFields, position, type ToolContext } from '@assay/core';
import { z } from 'zod';
import { checkDraft } from '../check/check-draft.ts';
import { draftChecks } from '../check/draft-check.ts';
import { type Answer, type ComposedParagraph, composeReply } from '../compose/compose-reply.ts';
import type { DrafterInput } from '../drafter.ts';
import type { LetterKind } from '../letter-kinds.ts';
import { type Case, clocksOf, readCase } from '../read-case.ts';
import { type CommonText, commonText, differenceKinds, letterDifferences } from './letter-differences.ts';

/** What becomes of one letter of a campaign: the campaign's reply in its own name, or the words for which a person must open it. */
export const campaignReply = z.object({
  status: z.enum(['drafted', 'apart']),
  addressee: z.string(),
  reference: z.string(),
  /** ISO 8601; the day its first clock ends, empty where none can be told. */
  due: z.string(),
  /** The reply; none for a letter that is set apart. */
  paragraphs: z.array(z.string()),
  checks: draftChecks,
  apart: z.array(z.object({ why: z.enum(differenceKinds), quote: z.string(), position })),
});

export type CampaignReply = z.infer<typeof campaignReply>;

/** The campaign's own reply, as it was drafted on the letter that stands for all. */
export interface CommonReply {
  readonly input: DrafterInput;
  readonly read: Case;
  readonly kinds: readonly LetterKind[];
  readonly answers: readonly Answer[];
  readonly facts: Parameters<typeof composeReply>[4];
  readonly paragraphs: readonly ComposedParagraph[];
}

/** The document that a letter of a campaign is cited as, by its place in the input. */
export function campaignDocument(place: number): string {
  return `campaign-${place + 1}`;
}

/** Answers the other letters of a campaign with its reply, each in its own name and checked by itself. */
export async function replyToCampaign(
  reply: CommonReply,
  context: Pick<ToolContext, 'today' | 'check'>,
): Promise<readonly CampaignReply[]> {
  const common = commonText(reply.read);
  const replies: CampaignReply[] = [];
  for (const [place, letter] of (reply.input.campaign ?? []).entries())
    replies.push(await replyToLetter({ reply, common, context, letter, document: campaignDocument(place) }));
  return replies;
}

// --- Internal ---

interface OneLetter {
  readonly reply: CommonReply;
  readonly common: CommonText;
  readonly context: Pick<ToolContext, 'today' | 'check'>;
  readonly letter: NonNullable<DrafterInput['campaign']>[number];
  readonly document: string;
}

async function replyToLetter({ reply, common, context, letter, document }: OneLetter): Promise<CampaignReply> {
  const { kinds, answers, facts, input } = reply;
  const read = readCase({ ...input, corrections: ownCorrections(input), ...letter }, context.today);
  const about = {
    addressee: read.correspondent.addressee,
    reference: read.reference,
    due: clocksOf(read, kinds).find(({ due }) => due !== '')?.due ?? '',
  };
  const apart = letterDifferences(common, read).map(({ why, quote, start, end }) => ({ why, quote, position: { document, start, end } }));
  if (apart.length > 0) return { status: 'apart', ...about, paragraphs: [], checks: [], apart };
  const paragraphs = composeReply(read, kinds, answers, input, facts);
  const withheld = await firstWithheld(paragraphs, reply.paragraphs, context);
  if (withheld !== undefined) {
    const position = { document, start: 0, end: 0 };
    return { status: 'apart', ...about, paragraphs: [], checks: [], apart: [{ why: 'withheld', quote: withheld, position }] };
  }
  const texts = paragraphs.map(({ text }) => text);
  const grounds = { paragraphs, answers, letter: read.letter.text, authority: read.standing.authority, isEdited: false };
  return { status: 'drafted', ...about, paragraphs: texts, checks: [...checkDraft(texts.join('\n\n'), grounds)], apart: [] };
}

/** What a caseworker set right of who wrote, and of what the letter is, is of one letter; the rest is of all. */
function ownCorrections({ corrections = {} }: DrafterInput): DrafterInput['corrections'] {
  const { dates, notAsked, lines } = corrections;
  return givenFields({ dates, notAsked, lines });
}

/** What is in the common reply was checked as it was told; the rest is checked here, and what may not leave sets the letter apart. */
async function firstWithheld(
  paragraphs: readonly ComposedParagraph[],
  told: readonly ComposedParagraph[],
  { check }: Pick<ToolContext, 'check'>,
): Promise<string | undefined> {
  const isTold = new Set(told.map(({ text }) => text));
  for (const { text, citations, phrase } of paragraphs) {
    if (isTold.has(text)) continue;
    const why = await check({ text, citations, ...(phrase === undefined ? {} : { phrase }) });
    if (why !== undefined) return why;
  }
  return undefined;
}

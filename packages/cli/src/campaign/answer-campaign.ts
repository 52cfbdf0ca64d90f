import { AssayError, type Caller, localCaller, type Notice, restoreTexts } from '@assay/core';
import { type DrafterResult, mostCampaignLetters } from '@assay/drafter';
import type { Deployment } from '../deployment.ts';
import type { NamedLetter } from './read-letters.ts';

type Reply = NonNullable<DrafterResult['campaign']>[number];

/** What became of one letter, with the run that dealt with it. */
export interface AnsweredLetter extends Omit<Reply, 'apart' | 'paragraphs'> {
  readonly letter: string;
  readonly run: string;
  readonly text: string;
  /** Why a person must open it; attachments that were not read and the guardrails are reasons of their own. */
  readonly apart: readonly { readonly why: Reply['apart'][number]['why'] | 'attachment' | 'guardrails'; readonly quote: string }[];
}

/** A campaign with its reply and every letter of it, or why there is no reply. */
export type AnsweredCampaign = { readonly representative: string; readonly size: number } & (
  | { readonly status: 'answered'; readonly run: string; readonly reply: DrafterResult; readonly letters: readonly AnsweredLetter[] }
  | { readonly status: Unanswered; readonly message: string; readonly letters: readonly [] }
);

/** `refused`: the tool is off. */
type Unanswered = 'blocked' | 'withheld' | 'refused';

/** The letters of one campaign, and what a caseworker says of them. */
export interface CampaignCase {
  readonly representative: NamedLetter;
  readonly others: readonly NamedLetter[];
  /** The representative without what is its own: what the reply is drafted on. */
  readonly common: string;
  readonly input: Readonly<Record<string, unknown>>;
  /** Whose runs they are; those of whoever gives the command where nobody is named. */
  readonly caller?: Caller;
}

/**
 * Drafts a campaign's reply on what its letters have in common, then answers them in runs of the tool, the one that stands for all
 * among them: each letter passes the gate, the guardrails and the audit chain. One that the guardrails stop is found by halving and
 * set apart alone.
 */
export async function answerCampaign(
  deployment: Pick<Deployment, 'run'>,
  { representative, others, common, input, caller = localCaller }: CampaignCase,
  onAnswered: (letters: number) => void,
): Promise<AnsweredCampaign> {
  const about = { representative: representative.name, size: others.length + 1 };
  const draftFor = (letters: readonly NamedLetter[]) =>
    runDrafter(deployment, { caller, input: { ...input, letter: common, campaign: letters.map(({ text }) => ({ letter: text })) } });
  const first = await draftFor([representative]);
  // What stops one letter may be its own, and no matter of what all say.
  const lead = first.status === 'done' || first.status === 'refused' || common === representative.text ? first : await draftFor([]);
  if (lead.status !== 'done') return { status: lead.status, ...about, message: lead.message, letters: [] };
  const { result: reply, run } = lead;
  const judged: Judged[] = [first.status === 'done' ? judge(representative, first, 0) : stopped(representative, first)];
  onAnswered(1);
  const waiting = batchesOf(others);
  for (let batch = waiting.shift(); batch !== undefined; batch = waiting.shift()) {
    const outcome = await draftFor(batch);
    const [only] = batch;
    if (outcome.status === 'done') judged.push(...batch.map((one, place) => judge(one, outcome, place)));
    else if (outcome.status === 'refused') throw new AssayError('tool-failed', outcome.message);
    else if (batch.length > 1 || only === undefined) {
      const half = Math.ceil(batch.length / 2);
      waiting.unshift(batch.slice(0, half), batch.slice(half));
      continue;
    } else judged.push(stopped(only, outcome));
    onAnswered(batch.length);
  }
  return { status: 'answered', ...about, run, reply, letters: withNotices(judged, lead) };
}

// --- Internal ---

interface DoneRun {
  readonly status: 'done';
  readonly run: string;
  readonly result: DrafterResult;
  readonly notices: readonly Notice[];
}

type DrafterRun = DoneRun | { readonly status: Unanswered; readonly run: string; readonly message: string };

/** A run that failed ends the whole: what was not checked is not written. */
async function runDrafter(
  { run: start }: Pick<Deployment, 'run'>,
  request: { readonly caller: Caller; readonly input: unknown },
): Promise<DrafterRun> {
  const run = await start({ tool: 'drafter', ...request });
  if (run.status === 'refused') {
    if (run.code === 'tool-not-enabled') return { status: 'refused', run: '', message: run.message };
    throw new AssayError(run.code, run.message);
  }
  const outcome = await run.finished;
  if (outcome.status === 'done') {
    // runTool parsed the result with the tool's own schema.
    const result = restoreTexts(outcome.result, run.restore) as DrafterResult;
    return { status: 'done', run: run.id, result, notices: outcome.notices };
  }
  if (outcome.status === 'blocked' || outcome.status === 'withheld')
    return { status: outcome.status, run: run.id, message: outcome.message };
  throw new AssayError('tool-failed', outcome.message);
}

function batchesOf(letters: readonly NamedLetter[]): (readonly NamedLetter[])[] {
  const count = Math.ceil(letters.length / mostCampaignLetters);
  return Array.from({ length: count }, (_, place) => letters.slice(place * mostCampaignLetters, (place + 1) * mostCampaignLetters));
}

/** A letter as its run left it, and what the guardrails flagged in it beside its writer's details. */
interface Judged {
  readonly letter: AnsweredLetter;
  readonly notices: readonly Notice[];
}

function judge({ name, unreadAttachments }: NamedLetter, { run, result, notices }: DoneRun, place: number): Judged {
  const reply = result.campaign?.[place];
  if (reply === undefined) throw new AssayError('tool-failed', `The run ${run} gave no reply for ${name}. Nothing was written.`);
  const { apart, paragraphs, ...about } = reply;
  const unread = unreadAttachments.length === 0 ? [] : [{ why: 'attachment' as const, quote: unreadAttachments.join(', ') }];
  const reasons = [...apart.map(({ why, quote }) => ({ why, quote })), ...unread];
  return {
    letter: asJudged({ ...about, letter: name, run, text: paragraphs.join('\n\n'), apart: reasons }),
    notices: notices.filter((notice) => isOfText(notice) && notice.where.startsWith(`campaign[${place}].`)),
  };
}

function stopped({ name }: NamedLetter, { run, message }: Exclude<DrafterRun, { status: 'done' }>): Judged {
  const about = { addressee: '', reference: '', due: '', text: '', checks: [] };
  return { letter: { status: 'apart', letter: name, run, ...about, apart: [{ why: 'guardrails', quote: message }] }, notices: [] };
}

/**
 * What is flagged in more than half of the letters is of the campaign; the rest sets its letter apart. The first letter stands for
 * all: whatever is flagged in it or in the common reply, a person sees there.
 */
function withNotices([first, ...others]: readonly Judged[], lead: DoneRun): readonly AnsweredLetter[] {
  if (first === undefined) return [];
  const size = others.length + 1;
  const counts = new Map<string, number>();
  for (const { notices } of [first, ...others]) for (const key of new Set(notices.map(keyOf))) counts.set(key, (counts.get(key) ?? 0) + 1);
  const isOwn = (notice: Notice) => (counts.get(keyOf(notice)) ?? 0) * 2 <= size;
  const { result: reply } = lead;
  const common = lead.notices.filter((notice) => isOfText(notice) && !notice.where.startsWith('campaign['));
  const { letter } = first;
  const drafted: AnsweredLetter = {
    ...letter,
    // What a caseworker set right of the letter that stands for all is in the common reply.
    addressee: reply.correspondent.addressee,
    reference: reply.reference,
    due: reply.clocks.find(({ due }) => due !== '')?.due ?? '',
    text: reply.draft,
    checks: reply.checks,
  };
  return [
    setApart(letter.status === 'drafted' ? drafted : letter, [...first.notices, ...common]),
    ...others.map((one) => setApart(one.letter, one.notices.filter(isOwn))),
  ];
}

function setApart(letter: AnsweredLetter, notices: readonly Notice[]): AnsweredLetter {
  const quotes = [...new Set(notices.map(({ message }) => message))];
  const apart = [...letter.apart, ...quotes.map((quote) => ({ why: 'guardrails' as const, quote }))];
  return asJudged({ ...letter, apart });
}

/** A letter that a person must open has no reply. */
function asJudged(letter: AnsweredLetter): AnsweredLetter {
  return letter.apart.length === 0 ? letter : { ...letter, status: 'apart', text: '' };
}

function keyOf({ rule, kind }: Notice): string {
  return `${rule} ${kind}`;
}

/** Personal details are in every letter, and which engine answered is of none. */
function isOfText({ check }: Notice): boolean {
  return check !== 'personal-data' && check !== 'engine';
}

import { AssayError, localCaller, type Notice, restoreTexts } from '@assay/core';
import { type DrafterResult, mostCampaignLetters } from '@assay/drafter';
import type { Deployment } from '../deployment.ts';
import type { NamedLetter } from './read-letters.ts';

type Reply = NonNullable<DrafterResult['campaign']>[number];

/** What became of one letter, with the run that dealt with it. */
export interface AnsweredLetter extends Omit<Reply, 'apart' | 'paragraphs'> {
  readonly letter: string;
  readonly run: string;
  readonly text: string;
  /** Why a person must open it; the guardrails have reasons of their own. */
  readonly apart: readonly { readonly why: Reply['apart'][number]['why'] | 'guardrails'; readonly quote: string }[];
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
  readonly input: Readonly<Record<string, unknown>>;
}

/**
 * Drafts a campaign's reply on the letter that stands for all, then answers the others in runs of the tool: each letter passes the
 * gate, the guardrails and the audit chain. One that the guardrails stop is found by halving and set apart alone.
 */
export async function answerCampaign(
  deployment: Pick<Deployment, 'run'>,
  { representative, others, input }: CampaignCase,
  onAnswered: (letters: number) => void,
): Promise<AnsweredCampaign> {
  const about = { representative: representative.name, size: others.length + 1 };
  const lead = await runDrafter(deployment, { ...input, letter: representative.text, campaign: [] });
  if (lead.status !== 'done') return { status: lead.status, ...about, message: lead.message, letters: [] };
  const { result: reply, run } = lead;
  onAnswered(1);
  const first: AnsweredLetter = {
    status: 'drafted',
    letter: representative.name,
    run,
    addressee: reply.correspondent.addressee,
    reference: reply.reference,
    due: reply.clocks.find(({ due }) => due !== '')?.due ?? '',
    text: reply.draft,
    checks: reply.checks,
    apart: [],
  };
  const letters = [first];
  const known = new Set(lead.notices.map(keyOf));
  const waiting = batchesOf(others);
  for (let batch = waiting.shift(); batch !== undefined; batch = waiting.shift()) {
    const campaign = batch.map(({ text }) => ({ letter: text }));
    const outcome = await runDrafter(deployment, { ...input, letter: representative.text, campaign });
    const [only] = batch;
    if (outcome.status === 'done') {
      const fresh = outcome.notices.filter((notice) => !known.has(keyOf(notice)) && notice.check !== 'personal-data');
      letters.push(...batch.map((one, place) => answered(one, outcome, { place, notices: fresh })));
    } else if (outcome.status === 'refused') throw new AssayError('tool-failed', outcome.message);
    else if (batch.length > 1 || only === undefined) {
      const half = Math.ceil(batch.length / 2);
      waiting.unshift(batch.slice(0, half), batch.slice(half));
      continue;
    } else letters.push(stopped(only, outcome));
    onAnswered(batch.length);
  }
  return { status: 'answered', ...about, run, reply, letters };
}

// --- Internal ---

type DrafterRun =
  | { readonly status: 'done'; readonly run: string; readonly result: DrafterResult; readonly notices: readonly Notice[] }
  | { readonly status: Unanswered; readonly run: string; readonly message: string };

/** A run that failed ends the whole: what was not checked is not written. */
async function runDrafter({ run: start }: Pick<Deployment, 'run'>, input: unknown): Promise<DrafterRun> {
  const run = await start({ tool: 'drafter', input, caller: localCaller });
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

function keyOf({ rule, kind }: Notice): string {
  return `${rule} ${kind}`;
}

function answered(
  { name }: NamedLetter,
  { run, result }: Extract<DrafterRun, { status: 'done' }>,
  { place, notices }: { readonly place: number; readonly notices: readonly Notice[] },
): AnsweredLetter {
  const reply = result.campaign?.[place];
  if (reply === undefined) throw new AssayError('tool-failed', `The run ${run} gave no reply for ${name}. Nothing was written.`);
  const { apart, paragraphs, ...about } = reply;
  const found = notices.filter(({ where }) => where.startsWith(`campaign[${place}].`));
  const reasons = [
    ...apart.map(({ why, quote }) => ({ why, quote })),
    ...found.map(({ message }) => ({ why: 'guardrails' as const, quote: message })),
  ];
  const isApart = reasons.length > 0;
  return {
    ...about,
    status: isApart ? 'apart' : 'drafted',
    letter: name,
    run,
    text: isApart ? '' : paragraphs.join('\n\n'),
    apart: reasons,
  };
}

function stopped({ name }: NamedLetter, { run, message }: Exclude<DrafterRun, { status: 'done' }>): AnsweredLetter {
  const about = { addressee: '', reference: '', due: '', text: '', checks: [] };
  return { status: 'apart', letter: name, run, ...about, apart: [{ why: 'guardrails', quote: message }] };
}

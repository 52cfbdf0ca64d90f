import { z } from 'zod';
import { AssayError, messageOf } from './assay-error.ts';
import type { AuditEntry } from './audit.ts';
import type { Caller } from './caller.ts';
import { canonicalJson } from './canonical-json.ts';
import { hmac } from './digest.ts';
import { restoreFrom } from './restore-from.ts';
import { restoreTexts } from './restore-texts.ts';
import type { RunEvent } from './run-event.ts';
import type { RunOutcome, ToolRun } from './run-outcome.ts';
import type { RunRequest } from './run-request.ts';
import type { AuditStore, RunStore, StoredRun } from './store.ts';

const openItem = z.object({ kind: z.string(), quote: z.string(), message: z.string() });
type OpenItem = z.infer<typeof openItem>;

/** What a person sends to sign a reply: the text as they have it, the open items they have looked at, and why it may go in spite of what needs a reason. Without the items nothing is signed: they are told what there is to look at. */
export const signOffOrder = z.strictObject({
  reply: z
    .string()
    .max(100_000, 'at most 100,000 characters')
    .refine((text) => text.trim() !== '', 'write the reply'),
  acknowledged: z
    .array(z.strictObject({ kind: z.string().max(60), quote: z.string().max(100_000), message: z.string().max(10_000) }))
    .max(1_000)
    .optional(),
  reason: z.string().trim().max(2_000, 'at most 2,000 characters').default(''),
});

/** A reply that somebody signed: who, what they changed of the draft, and what stood open. */
export const signOff = z.object({
  by: z.string(),
  reply: z.string(),
  /** The run in which the signed text was checked. */
  checkedBy: z.string(),
  edits: z.array(z.object({ isSubstantive: z.boolean(), what: z.array(z.string()), was: z.string(), now: z.string() })),
  open: z.array(openItem.extend({ acknowledged: z.boolean() })),
  reason: z.string(),
  /** The highest protective marking of what went in; empty where nothing was marked. */
  marking: z.string(),
});

export type SignOff = z.infer<typeof signOff>;

/** What a tool knows of the replies it drafts: how one is checked, and what there is to sign. */
export interface Replies {
  readonly tool: string;
  /** The input by which the tool checks a reply against what it was given. */
  checkInput(input: unknown, reply: string): unknown;
  judge(drafted: unknown, checked: unknown): Judgement;
}

/** What there is to look at before a reply is signed. */
interface Judgement {
  readonly edits: SignOff['edits'];
  readonly open: readonly OpenItem[];
  /** Why it cannot be signed without a reason; empty where it can. */
  readonly needsReason: string;
}

type Started = ToolRun & { readonly status: 'started' };
type Refused = ToolRun & { readonly status: 'refused' };

interface SignOffParts<Busy> {
  readonly store: { readonly audit: AuditStore; readonly runs: RunStore };
  readonly replies: Replies;
  readonly now: () => Date;
  /** Starts a run, or says that there is no room for one. */
  start(request: RunRequest): Promise<ToolRun | Busy>;
}

interface SignOffRequest {
  readonly run: StoredRun;
  readonly reply: string;
  readonly reason: string;
  /** The places of the open items that the person has looked at; undefined where they have yet to look, and nothing is signed. */
  lookedAt(open: readonly OpenItem[]): ReadonlySet<number> | undefined;
  readonly caller: Caller;
}

/** What became of a sign-off. */
export type SignOffAnswer<Busy> =
  | { readonly status: 'signed'; readonly event: RunEvent & { readonly type: 'signed-off' } }
  | { readonly status: 'not-signable'; readonly message: string }
  | ({ readonly status: 'not-looked-at' } & Judgement)
  | { readonly status: 'needs-reason'; readonly message: string; readonly open: readonly OpenItem[] }
  | { readonly status: 'not-checked'; readonly refusal: Refused | Busy }
  | { readonly status: 'not-passed'; readonly outcome: Exclude<RunOutcome, { status: 'done' }> };

/**
 * Signs a reply to a run of the caller. The text is checked first by a run of the same tool, so that gate, guardrails and audit hold
 * for what is signed and not only for what was drafted. The audit record has counts and commitments; the text is the run's.
 */
export async function signOffReply<Busy>(
  { store, replies, now, start }: SignOffParts<Busy>,
  { run, reply: given, reason, lookedAt, caller }: SignOffRequest,
): Promise<SignOffAnswer<Busy>> {
  const restore = restoreFrom(run.restorations);
  const events = await store.runs.events(run.id, 0);
  const drafted = events.find((event) => event.type === 'result');
  if (run.tool !== replies.tool || run.status !== 'done' || drafted === undefined)
    return { status: 'not-signable', message: `Only a finished run of the ${replies.tool} has a reply that can be signed off.` };

  const reply = given.replaceAll(/\r\n?/g, '\n');
  const input = replies.checkInput(restoreTexts(run.input, restore), reply);
  const check = await start({ tool: run.tool, input, caller });
  // What was not started was refused, or had no room.
  if (!isStarted(check)) return { status: 'not-checked', refusal: check as Refused | Busy };
  const outcome = await check.finished;
  if (outcome.status !== 'done') return { status: 'not-passed', outcome: restoreTexts(outcome, check.restore) };

  const { edits, open, needsReason } = replies.judge(restoreTexts(drafted.result, restore), restoreTexts(outcome.result, check.restore));
  const looked = lookedAt(open);
  if (looked === undefined) return { status: 'not-looked-at', edits, open, needsReason };
  if (needsReason !== '' && reason === '') return { status: 'needs-reason', message: needsReason, open };
  const signed: SignOff = {
    by: caller.id,
    reply,
    checkedBy: outcome.id,
    edits,
    open: open.map(({ kind, quote, message }, place) => ({ kind, quote, message, acknowledged: looked.has(place) })),
    reason,
    marking: outcome.notices.find(({ rule }) => rule === 'marking-carried')?.kind ?? '',
  };
  return { status: 'signed', event: await record(signed, { run, store, at: now().toISOString() }) };
}

/** The sign-offs of a run, the first one first: the last one stands. */
export function signOffsOf(events: readonly RunEvent[]): readonly (RunEvent & { readonly type: 'signed-off' })[] {
  return events.filter((event) => event.type === 'signed-off');
}

// --- Internal ---

function isStarted<Busy>(run: ToolRun | Busy): run is Started {
  return typeof run === 'object' && run !== null && 'status' in run && run.status === 'started';
}

/** On record first, then kept with the run: a text that nobody signed on record never counts as signed. */
async function record(
  signed: SignOff,
  { run, store, at }: { readonly run: StoredRun; readonly store: SignOffParts<never>['store']; readonly at: string },
): Promise<RunEvent & { readonly type: 'signed-off' }> {
  const commit = (value: unknown) => hmac(Buffer.from(run.recordKey, 'hex'), canonicalJson(value));
  const substantive = signed.edits.filter(({ isSubstantive }) => isSubstantive).length;
  const acknowledged = signed.open.filter((item) => item.acknowledged).length;
  const before = await store.runs.events(run.id, 0);
  const entry: AuditEntry = {
    kind: 'signed-off',
    at,
    actor: signed.by,
    body: {
      run: run.id,
      tool: run.tool,
      configuration: run.configuration,
      checkedBy: signed.checkedBy,
      number: signOffsOf(before).length + 1,
      reply: commit(signed.reply),
      record: commit(signed),
      substantiveEdits: substantive,
      cosmeticEdits: signed.edits.length - substantive,
      openItems: signed.open.length,
      acknowledgedItems: acknowledged,
      hasReason: signed.reason !== '',
    },
  };
  try {
    await store.audit.append(entry);
  } catch (cause) {
    const why = `The sign-off cannot be put on record, so it does not stand: ${messageOf(cause)}. Check the data folder, then sign it off again.`;
    throw new AssayError('audit-unavailable', why, { cause });
  }
  for (let tries = 1; ; tries += 1) {
    const sequence = ((await store.runs.events(run.id, 0)).at(-1)?.sequence ?? 0) + 1;
    const event = { type: 'signed-off' as const, ...signed, sequence, at };
    try {
      await store.runs.append(run.id, event);
      return event;
    } catch (cause) {
      // Another sign-off of the same run may have taken the number meanwhile.
      if (tries < mostTries) continue;
      const why = `The sign-off is on record, but its text could not be kept: ${messageOf(cause)}. Sign it off again.`;
      throw new AssayError('audit-unavailable', why, { cause });
    }
  }
}

const mostTries = 3;

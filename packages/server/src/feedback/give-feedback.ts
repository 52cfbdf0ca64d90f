import { AssayError, type Caller, canonicalJson, feedbackGiven, feedbackReasons, hmac, messageOf } from '@assay/core';
import { z } from 'zod';
import { readableRun } from '../own-run.ts';
import type { ServerParts } from '../server-parts.ts';

const { run } = feedbackGiven.shape;
const reason = z.enum(feedbackReasons, `must be one of ${feedbackReasons.join(', ')}`);
const text = z.string().trim().max(500, 'must be 500 characters or fewer').default('');

/** What a person sends: useful or not, and why not, from a closed list. */
export const feedbackRequest = z.union([
  z.strictObject({ run, useful: z.literal(true), text }),
  z.strictObject({ run, useful: z.literal(false, 'must be true or false'), reason, text }),
]);

/** What became of feedback: kept, or what is wrong in which field. */
type FeedbackAnswer =
  | { readonly status: 'kept' }
  | { readonly status: 'wrong'; readonly errors: readonly { readonly field: string; readonly message: string }[] };

/**
 * Keeps what a person says of a run of their own. Its text is as hostile as any: the guardrails look at it as at what would
 * leave for a model, so that no personal data and no secret is kept with it. The audit record holds no word of it.
 */
export async function giveFeedback(
  given: unknown,
  caller: Caller,
  { store, feedback, guardrails, now }: Pick<ServerParts, 'store' | 'feedback' | 'guardrails' | 'now'>,
): Promise<FeedbackAnswer> {
  const parsed = readRequest(given);
  if (parsed.status === 'wrong') return parsed;
  const { run: id, useful, text } = parsed.request;
  const reason = parsed.request.useful ? '' : parsed.request.reason;
  const { tool, engine, configuration, owner, status, recordKey } = await readableRun(id, caller, store);
  if (status === 'running') throw new AssayError('bad-usage', 'This run has not ended yet. Say what you think of it when it has.');
  const refusal = await refusalOf(text, guardrails);
  if (refusal !== undefined) return { status: 'wrong', errors: [{ field: 'text', message: refusal }] };
  const at = now().toISOString();
  const said = text === '' ? '' : hmac(Buffer.from(recordKey, 'hex'), canonicalJson(text));
  const body = { run: id, tool, engine, configuration, status, useful, reason, text: said };
  try {
    await store.audit.append({ kind: 'feedback-given', at, actor: caller.id, body });
  } catch (error) {
    throw new AssayError('audit-unavailable', `The audit record cannot be written, so nothing was kept: ${messageOf(error)}. Try again.`, {
      cause: error,
    });
  }
  await feedback.put({ run: id, tool, engine, configuration, owner, at, useful, reason, text });
  return { status: 'kept' };
}

// --- Internal ---

type Request = z.output<typeof feedbackRequest>;

/** A union names no field by itself: the issues are those of the side that was meant. */
function readRequest(given: unknown): { readonly status: 'read'; readonly request: Request } | (FeedbackAnswer & { status: 'wrong' }) {
  const isYes = typeof given === 'object' && given !== null && 'useful' in given && given.useful === true;
  const parsed = feedbackRequest.options[isYes ? 0 : 1].safeParse(given);
  if (parsed.success) return { status: 'read', request: parsed.data };
  return { status: 'wrong', errors: parsed.error.issues.map(({ path, message }) => ({ field: path.join('.'), message })) };
}

/** Why a text may not be kept; a check that cannot run lets nothing pass. */
async function refusalOf(text: string, guardrails: ServerParts['guardrails']): Promise<string | undefined> {
  if (text === '') return undefined;
  const verdict = await guardrails.open({ engine: 'model', phrases: {} }).check(text, { stage: 'input', trust: 'caller' });
  if (verdict.action === 'block') return verdict.message;
  if (verdict.action === 'allow' || verdict.action === 'flag') return undefined;
  const kinds = [...new Set(verdict.findings.map(({ kind }) => kind.replaceAll('-', ' ')))].join(', ');
  return `It holds what may not be kept${kinds === '' ? '' : ` (${kinds})`}, such as personal details. Take it out and send it again.`;
}

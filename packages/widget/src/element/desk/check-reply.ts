import { readProblem } from '../problem.ts';
import type { ClientParts } from '../run-client.ts';
import type { CheckOutcome } from './live-check.ts';
import { readDraft } from './read-draft.ts';

interface ReplyToCheck {
  /** What was sent for the draft. */
  readonly input: object;
  readonly text: string;
  readonly signal: AbortSignal;
}

/** What is said where nothing can be said of a reply. */
interface CheckWords {
  readonly unreachable: string;
  readonly busy: string;
}

/** Checks a reply by a run of the drafter, so that gate, guardrails and audit hold for it too. */
export async function checkReply(
  { input, text, signal }: ReplyToCheck,
  words: CheckWords,
  { fetch }: Pick<ClientParts, 'fetch'>,
): Promise<CheckOutcome> {
  try {
    const response = await fetch('/api/tools/drafter/runs', {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', Accept: 'application/json' },
      body: JSON.stringify({ ...input, draft: text }),
      signal,
    });
    if (!response.ok) {
      const { code, detail } = await readProblem(response);
      const isBusy = code === 'busy' || code === 'too-many-requests';
      return { status: 'failed', message: isBusy ? words.busy : detail };
    }
    // Our own server writes these, so their shape is trusted.
    const { result } = (await response.json()) as { readonly result?: unknown };
    const checked = readDraft(result);
    return checked === undefined ? { status: 'failed', message: words.unreachable } : { status: 'checked', items: checked.checks };
  } catch {
    return { status: 'failed', message: words.unreachable };
  }
}

import { readProblem } from '../problem.ts';
import type { ClientParts } from '../run-client.ts';

/** Something that stands open in a reply. */
export interface OpenItem {
  readonly kind: string;
  readonly quote: string;
  readonly message: string;
}

/** Something that was changed of the draft. */
export interface ShownEdit {
  readonly isSubstantive: boolean;
  readonly what: readonly string[];
  readonly was: string;
  readonly now: string;
}

/** What there is to look at before a reply is signed. */
export interface Review {
  readonly edits: readonly ShownEdit[];
  readonly open: readonly OpenItem[];
  readonly needsReason: string;
}

/** A reply that was signed. */
export interface Signed {
  readonly by: string;
  readonly at: string;
  readonly files: Readonly<Record<string, string>>;
}

/** What became of asking. */
export type SignOffAnswer =
  | { readonly status: 'review'; readonly review: Review }
  | { readonly status: 'signed'; readonly signed: Signed }
  | { readonly status: 'failed'; readonly message: string };

interface SignOffRequest {
  readonly run: string;
  readonly reply: string;
  /** What the person has looked at; without it they are told what there is to look at, and nothing is signed. */
  readonly acknowledged?: readonly OpenItem[];
  readonly reason?: string;
}

/** Asks the server what there is to look at in a reply, or to sign it off. */
export async function askSignOff(
  { run, ...order }: SignOffRequest,
  unreachable: string,
  { fetch }: Pick<ClientParts, 'fetch'>,
): Promise<SignOffAnswer> {
  try {
    const response = await fetch(`/api/runs/${encodeURIComponent(run)}/sign-off`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify(order),
    });
    if (!response.ok) {
      const { detail, code } = await readProblem(response);
      return { status: 'failed', message: detail === '' ? code : detail };
    }
    const answer: unknown = await response.json();
    // Our own server writes these, so their shape is trusted.
    return response.status === 201 ? { status: 'signed', signed: answer as Signed } : { status: 'review', review: answer as Review };
  } catch {
    return { status: 'failed', message: unreachable };
  }
}

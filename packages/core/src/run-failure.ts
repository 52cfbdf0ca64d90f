import { AssayError } from './assay-error.ts';

/** A run that broke a promise, as its outcome tells it. */
export interface RunFailure {
  readonly status: 'failed';
  readonly code: string;
  readonly message: string;
  readonly retryAfter?: number;
}

/** What anything thrown during a run means for its caller; how long a busy engine asked to wait is kept. */
export function failureOf(error: unknown): RunFailure {
  const { code, retryAfter } = error instanceof AssayError ? error : { code: 'tool-failed', retryAfter: undefined };
  // The words of an error that is not ours may quote a text.
  const why =
    error instanceof AssayError
      ? error.message
      : `something unexpected went wrong (${nameOf(error)}). Try again; if it happens again, tell the people who run this service.`;
  const message = `The run could not be completed: ${why}`;
  return { status: 'failed', code, message, ...(retryAfter === undefined ? {} : { retryAfter }) };
}

// --- Internal ---

function nameOf(error: unknown): string {
  return error instanceof Error ? error.constructor.name : typeof error;
}

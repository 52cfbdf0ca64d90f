import { AssayError, messageOf } from './assay-error.ts';

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
  const message = `The run could not be completed: ${messageOf(error)}`;
  return { status: 'failed', code, message, ...(retryAfter === undefined ? {} : { retryAfter }) };
}

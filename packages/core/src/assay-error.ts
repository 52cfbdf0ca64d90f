/** Every way a promise of Assay can be broken; faces map each to a status, an exit code and words. */
export type ErrorCode =
  | 'audit-unavailable'
  | 'bad-usage'
  | 'data-file-invalid'
  | 'data-folder-unusable'
  | 'dataset-invalid'
  | 'document-unreadable'
  | 'engine-busy'
  | 'engine-failed'
  | 'evidence-invalid'
  | 'forbidden'
  | 'invalid-input'
  | 'not-found'
  | 'policy-invalid'
  | 'suite-invalid'
  | 'too-large'
  | 'tool-failed'
  | 'unknown-tool'
  | 'unsupported-type';

/** The one error type: `code` is for programs, `message` says what, where and what to do. */
export class AssayError extends Error {
  readonly code: ErrorCode;
  /** Seconds after which an engine that is busy may be asked again, where it said so (HTTP Retry-After). */
  readonly retryAfter: number | undefined;

  constructor(code: ErrorCode, message: string, options?: ErrorOptions & { readonly retryAfter?: number }) {
    super(message, options);
    this.name = 'AssayError';
    this.code = code;
    this.retryAfter = options?.retryAfter;
  }
}

/** The text of anything thrown, for a message that names the cause. */
export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

/** What keeps a store from being read or written. */
export type StoreFaultCode =
  | 'data-folder-unusable'
  | 'disk-full'
  | 'store-busy'
  | 'store-locked'
  | 'store-read-only'
  | 'store-slow'
  | 'store-unreachable';

/** Every way a promise of Assay can be broken; faces map each to a status, an exit code and words. */
export type ErrorCode =
  | 'already-running'
  | 'audit-unavailable'
  | 'bad-usage'
  | 'budget-spent'
  | 'data-file-invalid'
  | 'dataset-invalid'
  | 'document-unreadable'
  | 'engine-busy'
  | 'engine-changed'
  | 'engine-cut'
  | 'engine-empty'
  | 'engine-endless'
  | 'engine-failed'
  | 'engine-filtered'
  | 'engine-malformed'
  | 'engine-refused'
  | 'engine-slow'
  | 'engine-unreachable'
  | 'erased'
  | 'evidence-invalid'
  | 'forbidden'
  | 'invalid-input'
  | 'not-found'
  | 'policy-invalid'
  | StoreFaultCode
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
  /** What the model of an engine called itself, where that is the fault. */
  readonly reported: string | undefined;

  constructor(
    code: ErrorCode,
    message: string,
    options?: ErrorOptions & { readonly retryAfter?: number | undefined; readonly reported?: string },
  ) {
    super(message, options);
    this.name = 'AssayError';
    this.code = code;
    this.retryAfter = options?.retryAfter;
    this.reported = options?.reported;
  }
}

/** The text of anything thrown, for a message that names the cause. */
export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

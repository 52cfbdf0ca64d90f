/** Every way a promise of Assay can be broken; faces map each to a status, an exit code and words. */
export type ErrorCode =
  | 'audit-unavailable'
  | 'bad-usage'
  | 'data-file-invalid'
  | 'data-folder-unusable'
  | 'dataset-invalid'
  | 'document-unreadable'
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

  constructor(code: ErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'AssayError';
    this.code = code;
  }
}

/** The text of anything thrown, for a message that names the cause. */
export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

/** Why the server said no, as far as it is shown here. */
export interface Problem {
  readonly code: string;
  readonly detail: string;
  readonly errors: readonly { readonly field: string; readonly message: string }[];
  readonly retryAfterSeconds: number | undefined;
  /** Of a tool that is not enabled: why, and what measures it. */
  readonly reasons: readonly string[];
  readonly command: string;
}

/** The problem a response carries (RFC 9457); what is no problem document gets a code and no words. */
export async function readProblem(response: Response): Promise<Problem> {
  const body: unknown = await response.json().catch(() => undefined);
  const { type, detail, errors, reasons, command } = typeof body === 'object' && body !== null ? (body as Record<string, unknown>) : {};
  const after = Number(response.headers.get('retry-after') ?? Number.NaN);
  return {
    code:
      typeof type === 'string' && type.startsWith('urn:assay:problem:')
        ? type.slice('urn:assay:problem:'.length)
        : `http-${response.status}`,
    detail: typeof detail === 'string' ? detail : '',
    errors: Array.isArray(errors) ? errors.filter(isFieldError) : [],
    retryAfterSeconds: Number.isFinite(after) && after > 0 ? Math.ceil(after) : undefined,
    reasons: Array.isArray(reasons) ? reasons.filter((reason) => typeof reason === 'string') : [],
    command: typeof command === 'string' ? command : '',
  };
}

// --- Internal ---

function isFieldError(value: unknown): value is Problem['errors'][number] {
  if (typeof value !== 'object' || value === null) return false;
  return 'field' in value && typeof value.field === 'string' && 'message' in value && typeof value.message === 'string';
}

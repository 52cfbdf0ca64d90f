import { AssayError, type ErrorCode, storageFault } from '@assay/core';
import { HTTPException } from 'hono/http-exception';
import type { ContentfulStatusCode } from 'hono/utils/http-status';

/** Every reason for which the server says no. */
export type ProblemCode =
  | ErrorCode
  | 'busy'
  | 'cancelled'
  | 'input-blocked'
  | 'internal'
  | 'not-signed-in'
  | 'output-withheld'
  | 'too-many-requests'
  | 'tool-not-enabled'
  | 'wrong-host'
  | 'wrong-origin';

/** RFC 9457 problem details; members beyond the standard five say more about this one. */
export interface Problem {
  readonly type: `urn:assay:problem:${ProblemCode}`;
  readonly title: string;
  readonly status: ContentfulStatusCode;
  readonly detail: string;
  readonly [more: string]: unknown;
}

const statuses: Readonly<Record<ProblemCode, readonly [status: ContentfulStatusCode, title: string]>> = {
  'already-running': [409, 'Such work is under way'],
  'audit-unavailable': [503, 'The audit record cannot be written'],
  'bad-usage': [400, 'The request cannot be understood'],
  'budget-spent': [429, 'A budget is spent'],
  busy: [503, 'Too many runs at once'],
  cancelled: [409, 'The run was stopped'],
  'data-file-invalid': [500, 'A data file does not hold'],
  'data-folder-unusable': [500, 'The data folder cannot be used'],
  'dataset-invalid': [500, 'A dataset does not hold'],
  'disk-full': [507, 'There is no space left'],
  'document-unreadable': [422, 'The document cannot be read'],
  'engine-busy': [503, 'The engine is busy'],
  'engine-changed': [502, 'The engine answers as another model'],
  'engine-cut': [502, 'The engine broke its answer off'],
  'engine-empty': [502, 'The engine answered nothing'],
  'engine-endless': [502, 'The engine wrote without end'],
  'engine-failed': [502, 'The engine failed'],
  'engine-filtered': [502, 'The engine’s own filter stopped it'],
  'engine-malformed': [502, 'The engine did not answer as agreed'],
  'engine-refused': [502, 'The engine refused the request'],
  'engine-slow': [504, 'The engine did not answer in time'],
  'engine-unreachable': [502, 'The engine cannot be reached'],
  erased: [410, 'The content was erased'],
  'evidence-invalid': [500, 'Evidence does not hold'],
  forbidden: [403, 'Not allowed'],
  'input-blocked': [422, 'A guardrail stopped the input'],
  internal: [500, 'Something unexpected went wrong'],
  'invalid-input': [422, 'The input is not valid'],
  'not-found': [404, 'Not found'],
  'not-signed-in': [401, 'Nobody is signed in'],
  'output-withheld': [422, 'The answer did not pass its checks'],
  'policy-invalid': [500, 'A policy does not hold'],
  'store-busy': [503, 'The store has too much to do'],
  'store-locked': [503, 'The store is locked'],
  'store-read-only': [503, 'The store cannot be written'],
  'store-slow': [503, 'The store did not answer in time'],
  'store-unreachable': [503, 'The store cannot be reached'],
  'suite-invalid': [500, 'A suite does not hold'],
  'too-large': [413, 'Too large'],
  'too-many-requests': [429, 'Too many requests'],
  'tool-failed': [500, 'The tool could not finish'],
  'tool-not-enabled': [409, 'The tool is not enabled'],
  'unknown-tool': [404, 'There is no such tool'],
  'unsupported-type': [415, 'Files or bodies of this type are not taken'],
  'wrong-host': [421, 'This server does not answer to that name'],
  'wrong-origin': [403, 'The request comes from another site'],
};

/** A problem of a known kind, in words that say what, where and what to do. */
export function problem(code: ProblemCode, detail: string, more: Readonly<Record<string, unknown>> = {}): Problem {
  const [status, title] = statuses[code];
  return { ...more, type: `urn:assay:problem:${code}`, title, status, detail };
}

/** The code at the end of a problem's type. */
export function codeOf({ type }: Problem): string {
  return type.slice(type.lastIndexOf(':') + 1);
}

/** A code that came as text, or the nearest one this server has a status for. */
export function knownCode(code: string, otherwise: ProblemCode): ProblemCode {
  return Object.hasOwn(statuses, code) ? (code as ProblemCode) : otherwise;
}

/** The problem behind anything thrown. What is not ours may hold anything, so its text stays in the log. */
export function problemOf(error: unknown): Problem {
  if (error instanceof AssayError) return problem(error.code, error.message);
  const fault = storageFault(error);
  if (fault !== undefined) return problem(fault.code, fault.message);
  if (error instanceof HTTPException && error.status < 500) return problem('bad-usage', error.message);
  return problem(
    'internal',
    'The server met an error it did not expect and has logged it. Try again; if it happens again, quote the reference.',
  );
}

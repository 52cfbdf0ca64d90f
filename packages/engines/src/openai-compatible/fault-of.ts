import { AssayError } from '@assay/core';
import type { APIError } from 'openai';

/** The one named outcome of anything that goes wrong with an endpoint; what the endpoint said stays out of it: it may quote a text. */
export function faultOf(error: unknown, at: { readonly id: string; readonly isBegun: boolean }): AssayError {
  const { id, isBegun } = at;
  const fault: Fault = (code, message, retryAfter) =>
    new AssayError(code, message.replace('The endpoint', `The endpoint of the engine "${id}"`), { cause: error, retryAfter });
  for (let inner = error; inner instanceof Error; inner = inner.cause) {
    if (inner instanceof AssayError) return inner === error ? inner : fault(inner.code, inner.message);
  }

  const cause = causeOf(error);
  if (/^UND_ERR_RES_EXCEEDED_MAX_SIZE$/.test(cause)) return fault('engine-endless', 'The endpoint sent more than an answer can hold.');
  if (/TIMEOUT|TIMEDOUT/.test(cause) || nameOf(error) === 'APIConnectionTimeoutError')
    return fault('engine-slow', 'The endpoint did not answer in time. Try again later, or raise "times" of the engine.');
  if (isApiError(error) && error.status !== undefined) return faultOfStatus(error.status, error, fault);
  if (/CERT|SELF_SIGNED|UNABLE_TO_VERIFY|ERR_TLS/.test(cause))
    return fault(
      'engine-unreachable',
      `The endpoint has a certificate that is not trusted (${cause}). Name your authorities in "certificates" of the engine.`,
    );
  if (error instanceof SyntaxError) return fault('engine-malformed', 'The endpoint sent a piece that is not JSON. Try again.');
  // An error that came as a piece of the stream has no status.
  if (isApiError(error) && nameOf(error) !== 'APIConnectionError')
    return fault('engine-failed', 'The endpoint reported a fault while it answered. Try again.');
  if (isBegun) return fault('engine-cut', 'The endpoint broke the answer off. Try again.');
  return fault(
    'engine-unreachable',
    `The endpoint cannot be reached${cause === '' ? '' : ` (${cause})`}. Check its address and that it runs.`,
  );
}

/** Only what says that the endpoint is in trouble; a request it refuses, or a text too long for it, says nothing of that. */
export function isTrouble({ code }: AssayError): boolean {
  const troubles: readonly AssayError['code'][] = [
    'engine-busy',
    'engine-cut',
    'engine-failed',
    'engine-malformed',
    'engine-slow',
    'engine-unreachable',
  ];
  return troubles.includes(code);
}

// --- Internal ---

type Fault = (code: AssayError['code'], message: string, retryAfter?: number) => AssayError;

function faultOfStatus(status: number, { code, headers }: APIError, fault: Fault): AssayError {
  if (status === 429 && code === 'insufficient_quota')
    return fault('engine-refused', 'The endpoint says that the account has no quota left. Ask whoever pays for it.');
  if (status === 429 || status === 503) {
    const seconds = Number(headers?.get('retry-after'));
    return fault(
      'engine-busy',
      'The endpoint is busy. Try again in a little while.',
      Number.isFinite(seconds) && seconds > 0 ? seconds : undefined,
    );
  }
  if (status === 401 || status === 403)
    return fault(
      'engine-refused',
      `The endpoint does not accept the key (${status}). Check "keyFrom" of the engine and the variable it names.`,
    );
  if (status === 404)
    return fault('engine-refused', 'The endpoint does not know this address or model (404). Check "address" and "model" of the engine.');
  if (status === 408 || status === 504) return fault('engine-slow', `The endpoint ran out of time (${status}). Try again later.`);
  if (status === 413 || code === 'context_length_exceeded')
    return fault(
      'too-large',
      'The endpoint says that the text is longer than the model can read at once. Give it in parts, or choose an engine that reads more.',
    );
  if (code === 'content_filter')
    return fault(
      'engine-filtered',
      'The endpoint has a filter, and that stopped the request. Work on this text yourself, or choose another engine.',
    );
  if (status >= 500) return fault('engine-failed', `The endpoint failed (${status}). Try again later.`);
  if (status >= 300 && status < 400)
    return fault(
      'engine-refused',
      `The endpoint sends requests on to another address (${status}), which is not followed. Set "address" of the engine to where it stands.`,
    );
  return fault('engine-refused', `The endpoint refuses the request (${status}). Run "npx assay engine check" to see what it supports.`);
}

/** The SDK is loaded late, so its classes are known by their names. */
function isApiError(error: unknown): error is APIError {
  return error instanceof Error && 'status' in error && 'headers' in error && 'requestID' in error;
}

function nameOf(error: unknown): string {
  return error instanceof Error ? error.constructor.name : '';
}

/** The system's or undici's code at the bottom of an error. */
function causeOf(error: unknown): string {
  let code = '';
  for (let at: unknown = error, depth = 0; at instanceof Error && depth < 6; at = at.cause, depth += 1) {
    if ('code' in at && typeof at.code === 'string') code = at.code;
  }
  return code.slice(0, 60);
}

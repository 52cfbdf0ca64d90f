import { AssayError, type ErrorCode } from '@assay/core';
import { OutOfTime } from './within-limits.ts';

interface Call {
  readonly id: string;
  /** Whether any of the answer had come. */
  readonly isBegun: boolean;
}

/** The one named outcome of anything that a LangChain model throws; its own words stay out of the message: they may quote a text. */
export function faultOf(error: unknown, { id, isBegun }: Call): AssayError {
  if (error instanceof AssayError) return error;
  const signs = signsOf(error);
  const [code, message] = decide(signs, isBegun);
  const retryAfter = code === 'engine-busy' ? signs.retryAfter : undefined;
  return new AssayError(code, message.replace('The model', `The model of the engine "${id}"`), { cause: error, retryAfter });
}

// --- Internal ---

/** What the errors of many providers have in common, from the outermost in. */
interface Signs {
  readonly status: number | undefined;
  readonly codes: readonly string[];
  readonly names: readonly string[];
  readonly retryAfter: number | undefined;
}

type Outcome = readonly [code: ErrorCode, message: string];

const deepest = 6;

const tooLong: Outcome = [
  'too-large',
  'The model says that the text is longer than it can read at once. Give it in parts, or choose an engine that reads more.',
];
const filtered: Outcome = [
  'engine-filtered',
  'The model has a filter, and that stopped the request. Work on this text yourself, or choose another engine.',
];

function decide({ status, codes, names }: Signs, isBegun: boolean): Outcome {
  const has = (pattern: RegExp) => [...codes, ...names].some((sign) => pattern.test(sign));
  if (names.includes(OutOfTime.name) || has(/timeout|timedout|timed_out|ECONNABORTED/i))
    return ['engine-slow', 'The model did not answer in time. Try again later, or raise the limits of the engine.'];
  if (status === 413 || has(/^context_length_exceeded$|ContextOverflow/)) return tooLong;
  if (has(/^content_filter$|ModelRefusal/)) return filtered;
  if (status !== undefined) return ofStatus(status, codes);
  if (names.includes('SyntaxError')) return ['engine-malformed', 'The model sent a piece that cannot be read. Try again.'];
  if (has(/^(?:E[A-Z]{3,}|UND_ERR_\w+|CERT_\w+|\w*SELF_SIGNED\w*|UNABLE_TO_VERIFY\w*)$|^APIConnectionError$|^FetchError$|^terminated$/))
    return isBegun
      ? ['engine-cut', 'The model broke the answer off. Try again.']
      : ['engine-unreachable', 'The model cannot be reached. Check its address and that it runs.'];
  return ['engine-failed', 'The model failed. Try again later.'];
}

function ofStatus(status: number, codes: readonly string[]): Outcome {
  if (status === 429 && codes.includes('insufficient_quota'))
    return ['engine-refused', 'The model says that the account has no quota left. Ask whoever pays for it.'];
  if (status === 429 || status === 503) return ['engine-busy', 'The model is busy. Try again in a little while.'];
  if (status === 401 || status === 403) return ['engine-refused', `The model does not accept the key (${status}). Check how it is made.`];
  if (status === 404) return ['engine-refused', 'The model is not known at this address (404). Check how it is made.'];
  if (status === 408 || status === 504) return ['engine-slow', `The model ran out of time (${status}). Try again later.`];
  if (status >= 500) return ['engine-failed', `The model failed (${status}). Try again later.`];
  return ['engine-refused', `The model refuses the request (${status}). Check how it is made.`];
}

function signsOf(error: unknown): Signs {
  const chain: object[] = [];
  for (let at = error; typeof at === 'object' && at !== null && chain.length < deepest; at = field(at, 'cause')) chain.push(at);
  const statuses = chain.flatMap((item) => [field(item, 'status'), field(item, 'statusCode'), field(field(item, 'response'), 'status')]);
  const codes = chain.flatMap((item) => [field(item, 'code'), field(field(item, 'error'), 'code')]);
  const names = chain.flatMap((item) => [field(item, 'name'), item.constructor?.name]);
  const headers = chain.map((item) => field(item, 'headers')).find((item) => item instanceof Headers);
  const seconds = Number(headers?.get('retry-after'));
  return {
    status: statuses.find((status) => typeof status === 'number' && status >= 300 && status < 600) as number | undefined,
    codes: codes.filter((code) => typeof code === 'string'),
    // undici says in the message alone that a connection ended while it read.
    names: [...names, ...chain.map((item) => (field(item, 'message') === 'terminated' ? 'terminated' : undefined))].filter(
      (name) => typeof name === 'string',
    ),
    retryAfter: Number.isFinite(seconds) && seconds > 0 ? seconds : undefined,
  };
}

function field(item: unknown, name: string): unknown {
  // Any field of a thrown value is unknown until it is looked at.
  return typeof item === 'object' && item !== null ? (item as Readonly<Record<string, unknown>>)[name] : undefined;
}

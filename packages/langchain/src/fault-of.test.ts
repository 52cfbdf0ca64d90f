import { AssayError } from '@assay/core';
import { ContextOverflowError, ModelRefusalError } from '@langchain/core/errors';
import { expect, test } from 'vitest';
import { faultOf } from './fault-of.ts';
import { OutOfTime } from './within-limits.ts';

const thrown = (fields: object, message = 'Mrs Okafor lives at 4 Elm Road') => Object.assign(new Error(message), fields);

/** What SDKs of several providers throw, and what it is. */
test.each<[string, unknown, string]>([
  ['a status of the OpenAI SDK', thrown({ status: 401 }), 'engine-refused'],
  ['a status as others call it', thrown({ statusCode: 429 }), 'engine-busy'],
  ['a status in a response', thrown({ response: { status: 503 } }), 'engine-busy'],
  ['a status of a cause', new Error('outer', { cause: thrown({ status: 500 }) }), 'engine-failed'],
  ['a status that is none', thrown({ status: 7 }), 'engine-failed'],
  ['a quota that is spent', thrown({ status: 429, code: 'insufficient_quota' }), 'engine-refused'],
  ['a request that is not taken', thrown({ status: 422 }), 'engine-refused'],
  ['a text that is too long', new ContextOverflowError('Mrs Okafor'), 'too-large'],
  ['a model that will not', new ModelRefusalError('Mrs Okafor'), 'engine-filtered'],
  ['a filter, said in a body', thrown({ status: 400, error: { code: 'content_filter' } }), 'engine-filtered'],
  ['a name of an error alone', thrown({ name: 'TimeoutError' }), 'engine-slow'],
  ['our own limit', new OutOfTime(), 'engine-slow'],
  ['fetch, with its cause', new TypeError('fetch failed', { cause: thrown({ code: 'ECONNREFUSED' }) }), 'engine-unreachable'],
  ['a certificate', thrown({ code: 'DEPTH_ZERO_SELF_SIGNED_CERT' }), 'engine-unreachable'],
  ['what cannot be read', new SyntaxError('Mrs Okafor'), 'engine-malformed'],
  ['anything else', new Error('Mrs Okafor'), 'engine-failed'],
  ['no error at all', 'Mrs Okafor', 'engine-failed'],
  ['nothing', undefined, 'engine-failed'],
])('%s has its one name, and its words stay out', (_, error, code) => {
  const fault = faultOf(error, { id: 'house', isBegun: false });
  expect(fault.code).toBe(code);
  expect(fault.message).toContain('"house"');
  expect(fault.message).not.toContain('Okafor');
});

test('a connection that ends in the middle cut the answer', () => {
  const lost = new TypeError('terminated', { cause: thrown({ code: 'UND_ERR_SOCKET' }) });
  expect(faultOf(lost, { id: 'house', isBegun: true }).code).toBe('engine-cut');
  expect(faultOf(lost, { id: 'house', isBegun: false }).code).toBe('engine-unreachable');
});

test('only what is busy says when to ask again', () => {
  const headers = new Headers({ 'retry-after': '7' });
  expect(faultOf(thrown({ status: 429, headers }), { id: 'house', isBegun: false }).retryAfter).toBe(7);
  expect(faultOf(thrown({ status: 500, headers }), { id: 'house', isBegun: false }).retryAfter).toBeUndefined();
});

test('our own error stays as it is, and a ring of causes ends', () => {
  const own = new AssayError('engine-cut', 'own words');
  expect(faultOf(own, { id: 'house', isBegun: true })).toBe(own);
  const ring = new Error('a');
  ring.cause = ring;
  expect(faultOf(ring, { id: 'house', isBegun: false }).code).toBe('engine-failed');
});

import { AssayError } from '@assay/core';
import { expect, test } from 'vitest';
import { isCut, postgresFault } from './postgres-faults.ts';

const withCode = (code: string, message = 'what the server said') => Object.assign(new Error(message), { code });

test.each<[string, Error, string]>([
  ['a full disk', withCode('53100'), 'Make space there'],
  ['too many connections', withCode('53300'), 'max_connections'],
  ['no free connection of the pool', new Error('timeout exceeded when trying to connect'), 'ASSAY_DATABASE_CONNECTIONS'],
  ['a lock that was waited for too long', withCode('55P03'), 'pg_stat_activity'],
  ['a deadlock', withCode('40P01'), 'Try again'],
  ['a statement that took too long', withCode('57014'), 'the load of the database server'],
  ['a server that went silent', new Error('Query read timeout'), 'did not answer in time'],
  ['a standby', withCode('25006'), 'the primary server'],
  ['nobody at the address', withCode('ECONNREFUSED'), 'finds it again by itself'],
  ['nobody at any address of a name', new AggregateError([withCode('ECONNREFUSED')]), 'finds it again by itself'],
  ['a server that shuts down', withCode('57P01'), 'finds it again by itself'],
  ['a connection that was cut', new Error('Connection terminated unexpectedly'), 'finds it again by itself'],
  ['a wrong password', withCode('28P01'), 'user, password and database'],
  ['a damaged file', withCode('XX001'), 'The database cannot be used'],
])('%s has a name and says what to do', (_, error, told) => {
  const fault = postgresFault(error);
  expect(fault).toBeInstanceOf(AssayError);
  expect(fault?.message).toContain(told);
  expect(fault?.cause).toBe(error);
});

test.each<[string, unknown]>([
  ['a row that is there twice', withCode('23505')],
  ['a fault that has its name', new AssayError('store-locked', 'The store is locked.')],
  ['no error at all', 'a word'],
])('%s is no fault of the store', (_, error) => {
  expect(postgresFault(error)).toBeUndefined();
  expect(isCut(error)).toBe(false);
});

test('only a way that is cut is tried again', () => {
  expect([withCode('57P03'), withCode('53100'), withCode('55P03')].map(isCut)).toEqual([true, false, false]);
});

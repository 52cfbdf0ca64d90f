import { expect, test } from 'vitest';
import { storePlace } from './store-place.ts';

const url = 'postgres://assay@db/assay';

test.each([
  ['in the data folder where no database is named', {}, { folder: '.assay' }],
  ['there too where it is named as nothing', { DATABASE_URL: '' }, { folder: '.assay' }],
  ['in the database', { DATABASE_URL: url }, { url }],
  ['with so many connections', { DATABASE_URL: url, ASSAY_DATABASE_CONNECTIONS: '20' }, { url, connections: 20 }],
])('rows are kept %s', (_, environment, wanted) => {
  expect(storePlace(environment, '.assay')).toEqual(wanted);
});

test.each([
  [{ DATABASE_URL: 'mysql://db' }, 'DATABASE_URL names no PostgreSQL database'],
  [{ DATABASE_URL: url, ASSAY_DATABASE_CONNECTIONS: '1' }, 'a number from 2 to 500, not "1"'],
  [{ DATABASE_URL: url, ASSAY_DATABASE_CONNECTIONS: 'many' }, 'not "many"'],
])('%j is an error in words', (environment, words) => {
  expect(() => storePlace(environment, '.assay')).toThrow(words);
});

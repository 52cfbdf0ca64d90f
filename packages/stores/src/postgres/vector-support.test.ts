import { describe, expect, test } from 'vitest';
import { vectorSupport } from './vector-support.ts';

interface Found {
  readonly available?: string;
  readonly installed?: string;
  readonly schema?: string;
}

/** A database that has this of pgvector, and that after somebody installed it; `undefined` where its user may not. */
function databaseWith(before: Found, after?: Found) {
  let now = before;
  const asked: string[] = [];
  const query = async (text: string) => {
    asked.push(text);
    if (!text.startsWith('CREATE')) return { rows: now.available === undefined ? [] : [{ ...now }], changed: 0 };
    if (after === undefined) throw Object.assign(new Error('permission denied to create extension "vector"'), { code: '42501' });
    now = after;
    return { rows: [], changed: 0 };
  };
  return { query, wasInstalled: () => asked.some((text) => text.startsWith('CREATE')) };
}

describe('pgvector', () => {
  test.each<[string, Found, Found | undefined, string, RegExp | undefined]>([
    ['is used where it is', { available: '0.8.1', installed: '0.8.0', schema: 'public' }, undefined, 'ready', undefined],
    ['of a version to come is used', { available: '1.0.0', installed: '1.0.0', schema: 'public' }, undefined, 'ready', undefined],
    ['is installed where it may be', { available: '0.8.1' }, { available: '0.8.1', installed: '0.8.1', schema: 'own' }, 'ready', undefined],
    [
      'that the server lacks is said to be missing',
      {},
      undefined,
      'missing',
      /^The database server has no pgvector\. .*one by one up to about 30,000 pages/,
    ],
    [
      'that may not be installed is said to be there',
      { available: '0.8.1' },
      undefined,
      'not-allowed',
      /administrator do "CREATE EXTENSION vector"/,
    ],
    [
      'that is too old is told with its version',
      { available: '0.8.1', installed: '0.7.4', schema: 'public' },
      undefined,
      'too-old',
      /pgvector 0\.7\.4, and 0\.8/,
    ],
    [
      'that was installed too old is told',
      { available: '0.5.0' },
      { available: '0.5.0', installed: '0.5.0', schema: 'public' },
      'too-old',
      /0\.5\.0/,
    ],
  ])('%s', async (_, before, after, status, words) => {
    const { query, wasInstalled } = databaseWith(before, after);
    const support = await vectorSupport({ query });
    expect(support.status).toBe(status);
    if (words !== undefined) expect('message' in support ? support.message : '').toMatch(words);
    expect(wasInstalled()).toBe(before.installed === undefined && before.available !== undefined);
    if (support.status !== 'ready') expect(support.message).toMatch(/Everything works without it.*start the nodes again\.$/);
    if (support.status === 'ready') expect(support.schema).toBe((after ?? before).schema);
  });
});

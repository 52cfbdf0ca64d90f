import type { SearchFilters } from '@assay/core';
import { describe, expect, test } from 'vitest';
import { passesFilters } from './passes-filters.ts';

const page = {
  title: 'Hedge grant',
  metadata: {
    publisher: 'Land Office',
    type: 'guidance',
    nation: 'England and Wales',
    updated: '2026-03-01T10:00:00Z',
    marking: 'OFFICIAL',
  },
};

describe('passesFilters', () => {
  test.each<[SearchFilters, boolean]>([
    [{}, true],
    [{ publisher: 'land office ' }, true],
    [{ publisher: 'Sea Office' }, false],
    [{ type: 'Guidance' }, true],
    [{ type: 'form' }, false],
    [{ nation: 'Wales' }, true],
    [{ nation: 'Scotland' }, false],
    [{ marking: 'official' }, true],
    [{ marking: 'SECRET' }, false],
    [{ status: 'current' }, true],
    [{ status: 'withdrawn' }, false],
    [{ updatedFrom: '2026-03-01' }, true],
    [{ updatedFrom: '2026-03-02' }, false],
    [{ updatedTo: '2026-03-01' }, true],
    [{ updatedTo: '2026-02-28' }, false],
    [{ publisher: 'Land Office', nation: 'Scotland' }, false],
  ])('%j: %j', (filters, passes) => {
    expect(passesFilters(page, filters)).toBe(passes);
  });

  test('what is not known passes no filter, but names no nation either', () => {
    const bare = { title: 'Hedge grant', metadata: {} };
    expect(passesFilters(bare, { publisher: 'Land Office' })).toBe(false);
    expect(passesFilters(bare, { marking: 'OFFICIAL' })).toBe(false);
    expect(passesFilters(bare, { updatedFrom: '2026-01-01' })).toBe(false);
    expect(passesFilters(bare, { nation: 'Wales' })).toBe(true);
    expect(passesFilters(bare, { status: 'current' })).toBe(true);
  });

  test('a title tells the nation where nothing else does', () => {
    expect(passesFilters({ title: 'Hedge grant: Wales', metadata: {} }, { nation: 'England' })).toBe(false);
  });
});

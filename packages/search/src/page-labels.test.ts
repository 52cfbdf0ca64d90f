import type { DocumentMetadata, SearchFilters } from '@assay/core';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { labelsOf, labelsWanted, type PageLabels, type WantedLabels } from './page-labels.ts';
import { passesFilters } from './passes-filters.ts';
import { callerIn } from './testing/sample-documents.ts';

/** As the database compares them. */
function areBorne({ audience, labels, nations, day }: PageLabels, wanted: WantedLabels): boolean {
  return (
    audience.some((group) => wanted.groups.includes(group)) &&
    wanted.labels.every((label) => labels.includes(label)) &&
    (wanted.nations === null || nations.length === 0 || nations.some((nation) => wanted.nations?.includes(nation))) &&
    (wanted.from === null || (day !== null && day >= wanted.from)) &&
    (wanted.to === null || (day !== null && day <= wanted.to))
  );
}

const name = fc.constantFrom('Land Office', ' land office', 'Sea Office', '', 'OFFICIAL');
const nation = fc.constantFrom('Wales', 'England and Wales', 'UK', 'nowhere', '');
const day = fc.constantFrom('2026-03-01', '2026-03-01T10:00:00Z', '2026-04-30', '');
const status = fc.constantFrom('withdrawn', 'current');
/** Some of these fields, so many at most. */
function some(fields: Readonly<Record<string, fc.Arbitrary<string>>>, maxLength: number) {
  const entries = Object.entries(fields).map(([field, value]) => value.map((held) => [field, held] as const));
  return fc.tuple(...entries).chain((all) => fc.subarray(all, { maxLength }).map((chosen) => Object.fromEntries(chosen)));
}
const metadata = some({ publisher: name, type: name, marking: name, nation, updated: day, published: day, status }, 7);
const filters = some({ publisher: name, type: name, marking: name, nation, updatedFrom: day, updatedTo: day, status }, 2);

describe('labels', () => {
  test('say of every page and search what the filters say', () => {
    let passed = 0;
    fc.assert(
      fc.property(metadata, filters, fc.constantFrom('Hedge grant', 'Hedge grant: Wales'), (known, asked, title) => {
        const [page, wanted] = [
          { collection: 'policy', title, metadata: known as DocumentMetadata, audience: ['desk', 'everyone'] },
          asked as SearchFilters,
        ];
        const passes = passesFilters(page, wanted);
        passed += passes ? 1 : 0;
        const labels = labelsWanted({ text: '', collection: 'policy', filters: wanted }, callerIn('everyone'));
        expect(areBorne(labelsOf(page), labels)).toBe(passes);
      }),
      { numRuns: 600, seed: 5 },
    );
    expect(passed).toBeGreaterThan(50);
  });

  test('name the groups that a caller is in, and nobody else’s', () => {
    const page = labelsOf({ collection: 'policy', title: 'a', metadata: {}, audience: ['desk'] });
    const wanted = (...groups: string[]) => labelsWanted({ text: '', collection: 'policy' }, callerIn(...groups));
    expect([areBorne(page, wanted('desk')), areBorne(page, wanted('everyone')), areBorne(page, wanted())]).toEqual([true, false, false]);
  });

  test('name the collection', () => {
    const page = labelsOf({ collection: 'lines', title: 'a', metadata: {}, audience: ['desk'] });
    const wanted = (collection: string) => labelsWanted({ text: '', collection }, callerIn('desk'));
    expect([areBorne(page, wanted('lines')), areBorne(page, wanted('policy'))]).toEqual([true, false]);
  });

  test('hold no null character, which no database takes', () => {
    expect(labelsOf({ collection: 'policy', title: 'a', metadata: { publisher: 'Land\0 Office' }, audience: [] }).labels).toContain(
      'publisher:land office',
    );
  });
});

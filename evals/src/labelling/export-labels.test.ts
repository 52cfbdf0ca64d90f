import { appendFileSync, copyFileSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { sha256 } from '@assay/core';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { readDataset } from '../read-dataset.ts';
import { adjudicate } from './adjudicate.ts';
import { exportLabels } from './export-labels.ts';
import { labelPath } from './label-folder.ts';
import { type LabelKit, readLabelKit } from './label-kit.ts';
import { claimKit, claims, clock, kitFolder, labelAll, quoteKit } from './testing/sample-kit.ts';

const later = () => clock('2026-11-28T09:00:00.000Z');
const usage = (message: RegExp) => expect.objectContaining({ code: 'bad-usage', message: expect.stringMatching(message) });

function exportFrom(kit: LabelKit, change: Partial<Parameters<typeof exportLabels>[1]> = {}) {
  const terms = { author: 'The department', licence: 'OGL-UK-3.0', reviewBy: '2027-11-24' };
  return exportLabels(kit, { to: join(kit.folder, 'out'), ...terms, now: later(), ...change });
}

function disagreeing(): LabelKit {
  const folder = kitFolder(claimKit, claims(4));
  labelAll(folder, 'Jane Osei', ['not', 'not', 'supported', 'supported']);
  return labelAll(folder, 'Tom Hale', ['not', 'supported', 'supported', 'supported'], later());
}

function settled(by = 'Ann Lee'): LabelKit {
  const kit = disagreeing();
  adjudicate(kit, { by, id: 'c1', said: 'supported', reason: 'It says so.', now: later() });
  return kit;
}

describe('exportLabels', () => {
  test('writes a departmental dataset that the harness reads as it was reviewed', () => {
    const { data, manifest } = exportFrom(settled());
    const dataset = readDataset({
      data: pathToFileURL(data),
      manifest: pathToFileURL(manifest),
      schema: z.strictObject({ id: z.string(), cluster: z.string(), document: z.string(), claim: z.string(), label: z.string() }),
      idOf: ({ id }) => id,
      clusterOf: ({ cluster }) => cluster,
    });
    expect(dataset.notes).toEqual([]);
    expect(dataset.manifest).toEqual({
      name: 'claims',
      description:
        'Claims about letters. Labelled blind by two people: 75.0 % of 4 records alike, kappa 0.50 (moderate); 1 of 4 records adjudicated.',
      records: 4,
      clusters: 2,
      sha256: sha256(readFileSync(data)),
      author: 'The department',
      licence: 'OGL-UK-3.0',
      reviewBy: '2027-11-24',
      tier: 'departmental',
      labels: 'blind',
      salt: 'claims 1',
    });
    const labels = [...dataset.gate, ...dataset.tune].sort((a, b) => (a.id < b.id ? -1 : 1)).map(({ label }) => label);
    expect(labels).toEqual(['not', 'supported', 'supported', 'supported']);
  });

  test('names no labeller, and says where a labeller judged their own labels', () => {
    const { about, data } = exportFrom(settled('Tom Hale'));
    expect(about.description).toMatch(/1 of 4 records adjudicated, 1 of them by one of the two labellers\.$/);
    expect(JSON.stringify(about) + readFileSync(data, 'utf8')).not.toMatch(/osei|hale/i);
  });

  test('keeps numbers numbers, and quotes with their places', () => {
    const numbers = { ...claimKit, labels: [0, 1].map((value) => ({ value, meaning: 'm' })) };
    const folder = kitFolder(numbers, claims(1));
    labelAll(folder, 'Jane Osei', [1]);
    expect(readFileSync(exportFrom(labelAll(folder, 'Tom Hale', [1], later())).data, 'utf8')).toMatch(/"label":1\}/);
    const letters = kitFolder(quoteKit, [{ id: 'l', letter: 'Please pay.' }]);
    labelAll(letters, 'Jane Osei', [[{ start: 0, end: 10, quote: 'Please pay' }]]);
    const exported = exportFrom(labelAll(letters, 'Tom Hale', [[{ start: 0, end: 11, quote: 'Please pay.' }]], later()));
    expect(readFileSync(exported.data, 'utf8')).toMatch(/"asks":\[\{"start":0,"end":10,"quote":"Please pay"\}\]\}/);
    expect(exported.about.description).toMatch(/overlap of quotes \(mean F1\) 0\.95/);
  });

  test('writes the same bytes again from the same labels', () => {
    const kit = settled();
    const [one, other] = ['one', 'other'].map((name) => exportFrom(kit, { to: join(kit.folder, name) }));
    expect(readFileSync(one?.data ?? '')).toEqual(readFileSync(other?.data ?? ''));
  });

  test('is refused while nobody, or only one person, has labelled', () => {
    const folder = kitFolder(claimKit, claims(1));
    expect(() => exportFrom(readLabelKit(folder))).toThrow(usage(/nobody has begun/));
    expect(() => exportFrom(labelAll(folder, 'Jane Osei', ['not']))).toThrow(usage(/only jane-osei has begun/));
  });

  test('is refused while anything is unlabelled', () => {
    const folder = kitFolder(claimKit, claims(3));
    labelAll(folder, 'Jane Osei', ['not']);
    const kit = labelAll(folder, 'Tom Hale', ['not', 'not', 'not'], later());
    expect(() => exportFrom(kit)).toThrow(usage(/jane-osei has 2 left of 3/));
  });

  test('is refused while anything is unadjudicated', () => {
    const kit = disagreeing();
    expect(() => exportFrom(kit)).toThrow(usage(/not adjudicated: c1\. Settle/));
    expect(existsSync(join(kit.folder, 'out'))).toBe(false);
  });

  test('names five of many disagreements', () => {
    const folder = kitFolder(claimKit, claims(7));
    labelAll(folder, 'Jane Osei', Array(7).fill('not'));
    const kit = labelAll(folder, 'Tom Hale', Array(7).fill('supported'), later());
    expect(() => exportFrom(kit)).toThrow(usage(/c0, c1, c2, c3, c4 and 2 more/));
  });

  test('is refused where both labellers are one person', () => {
    const folder = kitFolder(claimKit, claims(1));
    const kit = labelAll(folder, 'Jane Osei', ['not']);
    copyFileSync(labelPath(folder, 'jane-osei'), labelPath(folder, 'tom-hale'));
    expect(() => exportFrom(kit)).toThrow(usage(/one file is a copy\. Have another person/));
  });

  test.each([
    ['no author', { author: ' ' }, /--author is empty/],
    ['no licence', { licence: '' }, /--licence is empty/],
    ['a date that is none', { reviewBy: 'soon' }, /--review-by is a date to come/],
    ['a day that no month has', { reviewBy: '2027-02-30' }, /--review-by/],
    ['a date gone by', { reviewBy: '2026-11-28' }, /--review-by/],
  ])('is refused with %s', (_, change, message) => {
    expect(() => exportFrom(settled(), change)).toThrow(usage(message));
  });

  test('replaces nothing that is there', () => {
    const kit = settled();
    const { data } = exportFrom(kit);
    appendFileSync(data, '\n');
    expect(() => exportFrom(kit)).toThrow(usage(/data\.jsonl is there already and is kept/));
    expect(readFileSync(data, 'utf8')).toMatch(/\n\n$/);
  });

  test('a place that cannot be written to says so', () => {
    const kit = settled();
    writeFileSync(join(kit.folder, 'file'), '');
    expect(() => exportFrom(kit, { to: join(kit.folder, 'file', 'out') })).toThrow(usage(/cannot be written to.*Name another folder/));
  });
});

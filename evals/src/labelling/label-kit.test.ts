import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { questionLimit, readLabelKit, shownField } from './label-kit.ts';
import { claimKit, claims, kitFolder, quoteKit } from './testing/sample-kit.ts';

const read = (kit: unknown, questions: string | readonly unknown[] = claims(2)) => readLabelKit(kitFolder(kit, questions));
const invalid = (message: RegExp) => expect.objectContaining({ code: 'dataset-invalid', message: expect.stringMatching(message) });

describe('readLabelKit', () => {
  test('a kit is a choice unless it says otherwise, and a record without a cluster stands for itself', () => {
    const kit = read(claimKit, [...claims(1), { id: 'alone', document: 'D', claim: 7 }]);
    expect(kit.kind).toBe('choice');
    expect(kit.questions.map(({ id, cluster }) => [id, cluster])).toEqual([
      ['c0', 'd0'],
      ['alone', 'alone'],
    ]);
    expect(kit.questions.map((question) => shownField(question, 'claim'))).toEqual(['Claim 0.', '7']);
    expect(read(quoteKit, [{ id: 'l', letter: 'Dear Sirs.' }]).kind).toBe('quote');
  });

  test.each<[string, unknown, RegExp]>([
    ['no JSON', '{', /label-kit\.json cannot be read as JSON/],
    ['a misspelt key', { ...claimKit, lables: [] }, /Unrecognized key: "lables"/],
    ['an unknown kind', { ...claimKit, kind: 'score' }, /kind/],
    ['no question', { ...claimKit, question: ' ' }, /question/],
    ['one label only', { ...claimKit, labels: claimKit.labels.slice(1) }, /labels/],
    ['two labels of one name', { ...claimKit, labels: [1, '1'].map((value) => ({ value, meaning: 'x' })) }, /two labels are called "1"/],
    [
      'a label that moves about',
      { ...claimKit, labels: ['Skip', 'no'].map((value) => ({ value, meaning: 'x' })) },
      /"skip" is what a labeller types/,
    ],
    ['labels that go into the id', { ...claimKit, labelField: 'id' }, /cannot go into "id"/],
    ['labels that go into a field shown', { ...claimKit, labelField: 'claim' }, /cannot go into "claim".*Choose another labelField/],
    ['quotes from a field that is not shown', { ...quoteKit, show: ['document'] }, /quotes are taken from "letter", which is not shown/],
    ['no object', '[]', /is not a valid label-kit\.json/],
  ])('refuses a kit with %s', (_, kit, message) => {
    expect(() => read(kit)).toThrow(invalid(message));
  });

  test.each<[string, string | readonly unknown[], RegExp]>([
    ['without records', '', /questions\.jsonl holds no records/],
    ['cut off', '{"id":"a","document":"d","claim":"c"}\n{"id":', /questions\.jsonl, line 2 is cut off/],
    ['with a record that has no id', [{ document: 'd', claim: 'c' }], /questions\.jsonl, line 1: id/],
    ['with an id twice', [...claims(1), ...claims(1)], /line 2: another record has the id "c0"/],
    ['that lack a field to show', [{ id: 'a', document: 'd' }], /line 1: the field "claim", which label-kit\.json shows, has no text/],
    ['with an empty field to show', [{ id: 'a', document: 'd', claim: ' ' }], /line 1: the field "claim"/],
    [
      'that hold the label already',
      [{ id: 'a', document: 'd', claim: 'c', label: 1 }],
      /line 1: the record holds "label" already, so its label would not be blind/,
    ],
    [
      'more than can be labelled',
      Array.from({ length: questionLimit + 1 }, (_, id) => ({ id: `${id}` })),
      /holds 100001 records; at most 100000/,
    ],
  ])('refuses questions %s', (_, questions, message) => {
    expect(() => read(claimKit, questions)).toThrow(invalid(message));
  });

  test('quotes are taken from text only', () => {
    expect(() => read(quoteKit, [{ id: 'a', letter: 3 }])).toThrow(invalid(/line 1: quotes are taken from "letter", which is not text/));
  });

  test('a folder without the files says which is missing', () => {
    const folder = mkdtempSync(join(tmpdir(), 'assay-label-'));
    expect(() => readLabelKit(folder)).toThrow(invalid(/label-kit\.json cannot be read/));
    const other = kitFolder(claimKit, claims(1));
    rmSync(join(other, 'questions.jsonl'));
    expect(() => readLabelKit(other)).toThrow(invalid(/questions\.jsonl cannot be read/));
  });
});

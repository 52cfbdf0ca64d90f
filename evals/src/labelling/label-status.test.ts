import { appendFileSync, copyFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { adjudicate } from './adjudicate.ts';
import { labelPath } from './label-folder.ts';
import { readLabelKit } from './label-kit.ts';
import { labelStatus } from './label-status.ts';
import { claimKit, claims, clock, kitFolder, labelAll, quoteKit } from './testing/sample-kit.ts';

const later = () => clock('2026-11-28T09:00:00.000Z');
const usage = (message: RegExp) => expect.objectContaining({ code: 'bad-usage', message: expect.stringMatching(message) });
const invalid = (message: RegExp) => expect.objectContaining({ code: 'dataset-invalid', message: expect.stringMatching(message) });

function labelled() {
  const folder = kitFolder(claimKit, claims(4));
  labelAll(folder, 'Jane Osei', ['not', 'not', 'supported', 'supported']);
  const kit = labelAll(folder, 'Tom Hale', ['not', 'supported', 'supported', 'not'], later());
  return { folder, kit };
}
const decision = { by: 'Ann Lee', id: 'c1', said: 'supported', reason: 'Line 2 says so.', now: later() };

describe('labelStatus', () => {
  test('before both are complete it tells progress and not one label', () => {
    const folder = kitFolder(claimKit, claims(2));
    const kit = readLabelKit(folder);
    expect(labelStatus(kit, clock())).toEqual({ status: 'labelling', records: 2, labellers: [], notices: [] });
    labelAll(folder, 'Jane Osei', ['not', 'not']);
    labelAll(folder, 'Tom Hale', ['supported'], later());
    const status = labelStatus(kit, clock());
    expect(status).toEqual({
      status: 'labelling',
      records: 2,
      labellers: [
        { labeller: 'jane-osei', labelled: 2 },
        { labeller: 'tom-hale', labelled: 1 },
      ],
      notices: [],
    });
    expect(JSON.stringify(status)).not.toMatch(/supported|"not"/);
  });

  test('one person who labelled everything is still waiting for the other', () => {
    const folder = kitFolder(claimKit, claims(1));
    expect(labelStatus(labelAll(folder, 'Jane Osei', ['not']), clock()).status).toBe('labelling');
  });

  test('once both are complete it tells agreement and disagreements', () => {
    const status = labelStatus(labelled().kit, clock());
    expect(status).toMatchObject({
      status: 'adjudicating',
      agreement: { records: 4, agreed: 2, kappa: 0 },
      disagreements: [{ question: { id: 'c1' } }, { question: { id: 'c3' } }],
      samePerson: undefined,
    });
  });

  test('is ready where both agree on everything', () => {
    const folder = kitFolder(claimKit, claims(2));
    labelAll(folder, 'Jane Osei', ['not', 'supported']);
    expect(labelStatus(labelAll(folder, 'Tom Hale', ['not', 'supported'], later()), clock()).status).toBe('ready');
  });

  test('labels changed after they were compared are found out', () => {
    const { folder, kit } = labelled();
    labelStatus(kit, clock());
    expect(() => labelStatus(kit, clock())).not.toThrow();
    appendFileSync(labelPath(folder, 'tom-hale'), '{"id":"c3","label":"supported","at":"2026-11-29T09:00:00Z"}\n');
    expect(() => labelStatus(kit, clock())).toThrow(invalid(/tom-hale\.jsonl was changed after the labels were compared/));
  });

  test('nothing is compared that cannot be closed first', () => {
    const { folder, kit } = labelled();
    mkdirSync(join(folder, 'labels', 'sealed.json'));
    expect(() => labelStatus(kit, clock())).toThrow(invalid(/sealed\.json/));
  });

  test('two files of one person are told as such', () => {
    const folder = kitFolder(claimKit, claims(2));
    const kit = labelAll(folder, 'Jane Osei', ['not', 'supported']);
    copyFileSync(labelPath(folder, 'jane-osei'), labelPath(folder, 'tom-hale'));
    expect(labelStatus(kit, clock())).toMatchObject({ samePerson: expect.stringMatching(/one file is a copy/) });
    const other = kitFolder(claimKit, claims(1));
    const second = labelAll(other, 'Jane Osei', ['not']);
    writeFileSync(labelPath(other, 'osei-jane'), '{"id":"c0","label":"not","at":"2026-11-29T09:00:00Z"}\n');
    expect(labelStatus(second, clock())).toMatchObject({ samePerson: expect.stringMatching(/one name written twice/) });
  });
});

describe('adjudicate', () => {
  test('settles a disagreement, and a later decision replaces it without erasing it', () => {
    const { folder, kit } = labelled();
    expect(adjudicate(kit, decision)).toMatchObject({ adjudication: { id: 'c1', label: 'supported', by: 'Ann Lee' }, isByLabeller: false });
    adjudicate(kit, { ...decision, said: '2', reason: 'On second thoughts.' });
    adjudicate(kit, { ...decision, id: 'c3' });
    const status = labelStatus(kit, clock());
    if (status.status === 'labelling') throw new Error('not compared');
    expect(status.status).toBe('ready');
    expect([...status.decided].sort()).toEqual([
      ['c0', 'not'],
      ['c1', 'not'],
      ['c2', 'supported'],
      ['c3', 'supported'],
    ]);
    expect(readFileSync(join(folder, 'adjudications.jsonl'), 'utf8').trim().split('\n')).toHaveLength(3);
  });

  test('says where a labeller judges their own labels', () => {
    expect(adjudicate(labelled().kit, { ...decision, by: 'Hale Tom' }).isByLabeller).toBe(true);
  });

  test('takes quotes as a labeller does', () => {
    const folder = kitFolder(quoteKit, [{ id: 'l', letter: 'Please pay. And write.' }]);
    labelAll(folder, 'Jane Osei', [[]]);
    const kit = labelAll(folder, 'Tom Hale', [[{ start: 0, end: 11, quote: 'Please pay.' }]], later());
    expect(adjudicate(kit, { ...decision, id: 'l', said: '1\nAnd write' }).adjudication.label).toEqual([
      { start: 0, end: 11, quote: 'Please pay.' },
      { start: 12, end: 21, quote: 'And write' },
    ]);
    expect(() => adjudicate(kit, { ...decision, id: 'l', said: 'And run' })).toThrow(usage(/--label: .*not in the text/));
  });

  test.each([
    ['a record on which both agree', { id: 'c0' }, /Both gave "c0" the same label/],
    ['a record that is not there', { id: 'zz' }, /There is no record "zz"/],
    ['a label that the kit does not know', { said: 'perhaps' }, /--label: “perhaps” is not a label. Choose one of: supported, not/],
    ['no label', { said: '' }, /--label: No label was given/],
    ['no reason', { reason: ' ' }, /Say why in --reason/],
    ['a reason without end', { reason: 'x'.repeat(2_001) }, /at most 2,000/],
    ['no name', { by: '?' }, /is no name/],
  ])('refuses %s', (_, change, message) => {
    expect(() => adjudicate(labelled().kit, { ...decision, ...change })).toThrow(usage(message));
  });

  test('refuses while anybody is still labelling', () => {
    const folder = kitFolder(claimKit, claims(2));
    labelAll(folder, 'Jane Osei', ['not', 'not']);
    const kit = labelAll(folder, 'Tom Hale', ['not'], later());
    expect(() => adjudicate(kit, decision)).toThrow(usage(/not labelled everything yet/));
  });

  test('a torn decision does not count and is told; a wrong one is refused with its line', () => {
    const { folder, kit } = labelled();
    const path = join(folder, 'adjudications.jsonl');
    writeFileSync(path, '{"id":"c1","la');
    expect(labelStatus(kit, clock())).toMatchObject({
      status: 'adjudicating',
      notices: [expect.stringMatching(/adjudications\.jsonl, line 1 was cut off/)],
    });
    writeFileSync(path, '{"id":"c1","label":"perhaps","by":"A","reason":"r","at":"2026-11-29T09:00:00Z"}\n');
    expect(() => labelStatus(kit, clock())).toThrow(invalid(/adjudications\.jsonl, line 1: the label is not one of those/));
  });
});

import { appendFileSync, copyFileSync, existsSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Label } from './label.ts';
import { labelPath, listLabellers } from './label-folder.ts';
import { readLabelKit } from './label-kit.ts';
import { openLabelLog } from './label-log.ts';
import { labelStatus } from './label-status.ts';
import { claimKit, claims, clock, kitFolder, labelAll, quoteKit } from './testing/sample-kit.ts';

const open = (folder: string, name = 'Jane Osei') => openLabelLog({ kit: readLabelKit(folder), name, now: clock() });
const usage = (message: RegExp) => expect.objectContaining({ code: 'bad-usage', message: expect.stringMatching(message) });
const invalid = (message: RegExp) => expect.objectContaining({ code: 'dataset-invalid', message: expect.stringMatching(message) });

describe('a labeller', () => {
  test('adds a line for each label, in a file that is theirs alone', () => {
    const folder = kitFolder(claimKit, claims(2));
    labelAll(folder, 'Jane Osei', ['not']);
    const path = labelPath(folder, 'jane-osei');
    expect(readFileSync(path, 'utf8')).toBe('{"id":"c0","label":"not","at":"2026-11-26T09:00:01.000Z"}\n');
    expect(statSync(path).mode & 0o777).toBe(0o600);
  });

  test('goes on where they stopped, and a label given again replaces the old one without erasing it', () => {
    const folder = kitFolder(claimKit, claims(3));
    labelAll(folder, 'Jane Osei', ['not', 'not']);
    const log = open(folder, 'JANE  OSEI');
    log.record('c0', 'supported');
    log.close();
    const again = open(folder);
    expect([...again.answers].map(([id, { label }]) => [id, label])).toEqual([
      ['c0', 'supported'],
      ['c1', 'not'],
    ]);
    again.close();
    expect(readFileSync(labelPath(folder, 'jane-osei'), 'utf8').split('\n')).toHaveLength(4);
  });

  test('loses no more than the label that a crash cut off, and is told', () => {
    const folder = kitFolder(claimKit, claims(2));
    labelAll(folder, 'Jane Osei', ['not']);
    appendFileSync(labelPath(folder, 'jane-osei'), '{"id":"c1","lab');
    const log = open(folder);
    expect(log.notices).toEqual([expect.stringMatching(/jane-osei\.jsonl, line 2 was cut off by a crash and does not count/)]);
    log.record('c1', 'supported');
    log.close();
    expect(open(folder)).toMatchObject({ notices: [], labeller: 'jane-osei' });
  });

  test('reads nobody else’s labels: a broken file of the other stops nobody', () => {
    const folder = kitFolder(claimKit, claims(1));
    labelAll(folder, 'Jane Osei', []);
    writeFileSync(labelPath(folder, 'tom-hale'), 'not JSON\nat all\n');
    expect(open(folder).answers.size).toBe(0);
  });

  test('who looks like the one who began, or comes third, is refused', () => {
    const folder = kitFolder(claimKit, claims(1));
    labelAll(folder, 'Jane Osei', []);
    expect(() => open(folder, 'Osei, Jane')).toThrow(usage(/"osei-jane" looks like "jane-osei"/));
    labelAll(folder, 'Tom Hale', []);
    expect(() => open(folder, 'Ann')).toThrow(usage(/jane-osei and tom-hale have begun/));
    expect(listLabellers(folder)).toEqual(['jane-osei', 'tom-hale']);
  });

  test('cannot change a label once both were compared, in a session that was open or a new one', () => {
    const folder = kitFolder(claimKit, claims(1));
    const kit = labelAll(folder, 'Jane Osei', ['not']);
    labelAll(folder, 'Tom Hale', ['supported'], clock('2026-11-27T09:00:00.000Z'));
    const session = open(folder);
    labelStatus(kit, clock());
    expect(() => session.record('c0', 'supported')).toThrow(usage(/no label can be given or changed any more/));
    expect(() => open(folder)).toThrow(usage(/--adjudicate/));
  });

  test.each(['questions.jsonl', 'label-kit.json'])('cannot go on with a %s that was changed meanwhile', (name) => {
    const folder = kitFolder(claimKit, claims(2));
    labelAll(folder, 'Jane Osei', ['not']);
    const text = readFileSync(join(folder, name), 'utf8');
    writeFileSync(join(folder, name), text.replace(/Claim 1|say it/, 'Other'));
    expect(() => open(folder)).toThrow(invalid(new RegExp(`${name} was changed after labelling had begun`)));
  });

  test('cannot go on where nobody can tell what was labelled', () => {
    const folder = kitFolder(claimKit, claims(1));
    const kit = labelAll(folder, 'Jane Osei', ['not']);
    rmSync(join(folder, 'labels', 'started.json'));
    expect(() => labelStatus(kit, clock())).toThrow(invalid(/started\.json is missing/));
  });

  test.each<[string, unknown, RegExp]>([
    ['a record that is not there', { id: 'zz', label: 'not' }, /line 2: questions\.jsonl holds no record "zz"/],
    ['a label that the kit does not know', { id: 'c0', label: 'perhaps' }, /line 2: the label is not one of those/],
    ['a field too many', { id: 'c0', label: 'not', by: 'x' }, /line 2: .*Unrecognized key/],
    ['no time', { id: 'c0', label: 'not', at: 'today' }, /line 2: at/],
  ])('a line with %s is refused with its place', (_, line, message) => {
    const folder = kitFolder(claimKit, claims(1));
    labelAll(folder, 'Jane Osei', ['not']);
    appendFileSync(labelPath(folder, 'jane-osei'), `${JSON.stringify({ at: '2026-11-26T09:00:00Z', ...(line as object) })}\n`);
    expect(() => open(folder)).toThrow(invalid(message));
  });

  test.each<[string, unknown]>([
    ['is not a list', 'Please'],
    ['does not stand there', [{ start: 1, end: 7, quote: 'Please' }]],
    [
      'overlaps another',
      [
        { start: 0, end: 6, quote: 'Please' },
        { start: 5, end: 8, quote: 'e p' },
      ],
    ],
    ['is empty', [{ start: 2, end: 2, quote: '' }]],
  ])('a quote that %s is refused', (_, label) => {
    const folder = kitFolder(quoteKit, [{ id: 'l', letter: 'Please pay.' }]);
    // Written past the type, as a hand or another program might.
    labelAll(folder, 'Jane Osei', [label as Label]);
    expect(() => open(folder)).toThrow(invalid(/line 1: .*quote/));
  });
});

describe('the folder of labels', () => {
  test('holds files of two labellers and no others', () => {
    const folder = kitFolder(claimKit, claims(1));
    expect(listLabellers(folder)).toEqual([]);
    labelAll(folder, 'Jane Osei', ['not']);
    const own = labelPath(folder, 'jane-osei');
    copyFileSync(own, labelPath(folder, 'Jane (1)'));
    expect(() => listLabellers(folder)).toThrow(invalid(/Jane \(1\)\.jsonl is not named for a labeller/));
    rmSync(labelPath(folder, 'Jane (1)'));
    for (const other of ['tom', 'ann']) copyFileSync(own, labelPath(folder, other));
    expect(() => listLabellers(folder)).toThrow(invalid(/labels of 3 people/));
  });

  test('that is no folder says so', () => {
    const folder = kitFolder(claimKit, claims(1));
    writeFileSync(join(folder, 'labels'), '');
    expect(() => open(folder)).toThrow(invalid(/labels cannot be used/));
  });

  test('that cannot take the first note says so', () => {
    const folder = kitFolder(claimKit, claims(1));
    mkdirSync(join(folder, 'labels', 'started.json'), { recursive: true });
    expect(existsSync(join(folder, 'labels'))).toBe(true);
    expect(() => open(folder)).toThrow(invalid(/started\.json/));
  });
});

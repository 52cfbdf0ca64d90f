import { describe, expect, test } from 'vitest';
import { readLabelKit } from './label-kit.ts';
import { labelOrder, nextUnlabelled } from './label-order.ts';
import { claimKit, claims, kitFolder } from './testing/sample-kit.ts';

const kit = readLabelKit(kitFolder(claimKit, claims(40)));
const ids = (labeller: string) => labelOrder(kit, labeller).map(({ id }) => id);

describe('labelOrder', () => {
  test('holds every record once, in an order of each labeller’s own', () => {
    const all = kit.questions.map(({ id }) => id);
    expect(ids('jane')).not.toEqual(all);
    expect(ids('jane')).not.toEqual(ids('tom'));
    expect([...ids('jane')].sort()).toEqual([...all].sort());
  });

  test('is the same at every start', () => {
    expect(ids('jane')).toEqual(ids('jane'));
  });
});

describe('nextUnlabelled', () => {
  const order = kit.questions.slice(0, 3);
  const done = (...labelled: readonly string[]) => new Map(labelled.map((id) => [id, 1]));

  test.each([
    ['the first of all', done(), 0, 0],
    ['the next that is open', done('c1'), 1, 2],
    ['one that was skipped, from the beginning again', done('c1', 'c2'), 1, 0],
    ['none when all are labelled', done('c0', 'c1', 'c2'), 1, undefined],
  ])('is %s', (_, answers, from, place) => {
    expect(nextUnlabelled(order, answers, from)).toBe(place);
  });
});

import { describe, expect, test } from 'vitest';
import { coverWords, type Hold, type HoldCover, holdOver } from './holds.ts';

const hold = (cover: HoldCover): Hold => ({ id: 'h', at: '2026-11-27T12:00:00.000Z', by: 'officer', reason: 'FOI', cover });
const run = { id: 'r', owner: 'person:ann' };

describe('a run is held', () => {
  test.each<[HoldCover, boolean, string]>([
    [{ covers: 'run', run: 'r' }, true, 'run r'],
    [{ covers: 'run', run: 'r2' }, false, 'run r2'],
    [{ covers: 'person', person: 'person:ann' }, true, 'all runs of person:ann'],
    [{ covers: 'person', person: 'r' }, false, 'all runs of r'],
    [{ covers: 'everything' }, true, 'everything'],
  ])('by %j: %s', (cover, isHeld, words) => {
    expect(holdOver([hold(cover)], run) !== undefined).toBe(isHeld);
    expect(coverWords(cover)).toBe(words);
  });

  test('by none where there is none', () => {
    expect(holdOver([], run)).toBeUndefined();
  });
});

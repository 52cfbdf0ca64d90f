import { expect, test } from 'vitest';
import { measureKappa } from './measure-kappa.ts';
import type { SampleRecord } from './run-log.ts';
import { accuracySuite } from './testing/sample-measurement.ts';

const suite = {
  ...accuracySuite((text) => text),
  requirements: { kappa: { kind: 'bound', atLeast: 0.6 } },
  kappa: { agreed: 'same', label: 'label' },
} as const;

/** Forty passages with two statements each, one of them borne out; `agreed` says where the judge agrees. */
function samples(agreed: (place: number) => boolean): readonly SampleRecord[] {
  return Array.from({ length: 80 }, (_, place) => ({
    kind: 'sample',
    id: `s${place}`,
    cluster: `c${Math.floor(place / 2)}`,
    slices: {},
    status: 'done',
    code: '',
    scores: { same: agreed(place) ? 1 : 0, label: place % 2 },
    unscored: [],
    input: '',
    output: '',
    kept: '',
    milliseconds: 1,
    tries: 1,
  }));
}

test.each([
  ['agrees throughout', () => true, 1, true],
  ['agrees on nine in ten', (place: number) => place % 10 !== 0, 0.8, true],
  ['says yes to everything', (place: number) => place % 2 === 1, 0, false],
  ['contradicts throughout', () => false, -1, false],
])('a judge that %s', (_, agreed, value, passed) => {
  const { kappa } = measureKappa(suite, samples(agreed));
  expect(kappa?.value).toBeCloseTo(value, 6);
  expect(kappa?.passed).toBe(passed);
});

test('a suite that asks for none has none', () => {
  expect(
    measureKappa(
      accuracySuite((text) => text),
      samples(() => true),
    ),
  ).toEqual({});
});

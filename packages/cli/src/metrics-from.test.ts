import { expect, test } from 'vitest';
import { metricsFrom } from './metrics-from.ts';

test.each<[string | undefined, readonly string[]]>([
  [undefined, []],
  ['', []],
  ['10.0.0.7', ['10.0.0.7']],
  [' 10.0.0.7, fd00::7 ,', ['10.0.0.7', 'fd00::7']],
])('%j names %j', (given, addresses) => {
  expect(metricsFrom(given === undefined ? {} : { ASSAY_METRICS_FROM: given })).toEqual(addresses);
});

test.each(['*', '10.0.0.0/8', 'localhost', '10.0.0.7 10.0.0.8'])('%j is refused: it is no list of addresses', (given) => {
  expect(() => metricsFrom({ ASSAY_METRICS_FROM: given })).toThrow(/IP addresses/);
});

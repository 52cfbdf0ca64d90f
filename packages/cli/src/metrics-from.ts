import { isIP } from 'node:net';
import { AssayError } from '@assay/core';

/** The addresses in ASSAY_METRICS_FROM, separated by commas: who may read /metrics besides this machine. */
export function metricsFrom({ ASSAY_METRICS_FROM = '' }: Readonly<Record<string, string | undefined>>): readonly string[] {
  const addresses = ASSAY_METRICS_FROM.split(',')
    .map((address) => address.trim())
    .filter((address) => address !== '');
  const wrong = addresses.find((address) => isIP(address) === 0);
  if (wrong !== undefined)
    throw new AssayError('bad-usage', `ASSAY_METRICS_FROM lists IP addresses, separated by commas; "${wrong.slice(0, 60)}" is none.`);
  return addresses;
}

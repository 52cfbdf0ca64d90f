import { randomUUID } from 'node:crypto';
import type { PartsList, Report } from '@assay/core';
import { type OwnData, openOwnData } from './open-own-data.ts';
import type { OwnDataParts, OwnDataSuite } from './own-data-suite.ts';

/** What is measured on whose data. */
export interface FolderMeasurement {
  readonly suite: OwnDataSuite;
  readonly folder: string;
  readonly parts: OwnDataParts;
  /** The configuration and the suite as they are loaded now. */
  readonly configuration: Pick<PartsList, 'digest'>;
  readonly suiteParts: Pick<PartsList, 'digest'>;
  readonly onProgress?: OwnData['tell'];
}

/** Measures a suite on the data in a folder. Nothing is logged and nothing is signed: the report is partial, never evidence. */
export async function measureFolder({ suite, folder, parts, configuration, suiteParts, onProgress }: FolderMeasurement): Promise<Report> {
  const startedAt = parts.now();
  const clock = performance.now();
  const data = openOwnData(folder, onProgress);
  const { metrics, slices, samples, notes } = await suite.measure(data, parts);
  return {
    suite: suite.name,
    status: 'partial',
    digests: { configuration: configuration.digest, suite: suiteParts.digest, dataset: data.digest(), log: '' },
    metrics: { ...metrics },
    slices: Object.fromEntries(Object.entries(slices).map(([field, values]) => [field, { ...values }])),
    timing: {
      startedAt: startedAt.toISOString(),
      finishedAt: parts.now().toISOString(),
      milliseconds: Math.round(performance.now() - clock),
    },
    tool: suite.tool,
    engine: parts.engine.id,
    attempt: `own-data-${randomUUID()}`,
    // Nobody vouches for data without a manifest, so the least is claimed.
    tier: 'synthetic',
    samples,
    notes: ['Measured on data of your own: a partial report, never evidence. Its tier is not known, so the lowest is named.', ...notes],
  };
}

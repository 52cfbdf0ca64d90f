import type { Engine, Guardrails } from '@assay/core';
import type { z } from 'zod';
import { checkText } from './check-text.ts';
import { type MetricObservation, measureObservations } from './measure-observations.ts';
import type { OwnData } from './open-own-data.ts';
import type { OwnDataMeasures } from './own-data-suite.ts';
import { clusterOf, slicesOf } from './slice-by-fields.ts';

type TextRecord = Readonly<Record<string, unknown>> & { readonly id: string; readonly text: string };

/** Which texts a check should notice, and with what it is measured. */
export interface Noticing<Item extends TextRecord> {
  readonly check: string;
  readonly guardrails: Guardrails;
  readonly engine: Engine['kind'];
  readonly schema: z.ZodType<Item>;
  readonly sliceFields?: readonly string[];
  shouldNotice(record: Item): boolean;
}

/** Recall over the texts a check should notice and its false positive rate over the others; a check that did not run is wrong on either. */
export async function noticeTexts<Item extends TextRecord>(
  data: OwnData,
  { check, guardrails, engine, schema, sliceFields, shouldNotice }: Noticing<Item>,
): Promise<Omit<OwnDataMeasures, 'notes'>> {
  const observations: MetricObservation[] = [];
  for await (const record of data.records('samples.jsonl', schema, ({ id }) => id)) {
    const { outcome } = await checkText(guardrails, check, { text: record.text, engine });
    const isWanted = shouldNotice(record);
    const isNoticed = outcome === 'did-not-run' ? !isWanted : outcome === 'found';
    observations.push({
      metric: isWanted ? 'recall' : 'false_positive_rate',
      value: isNoticed ? 1 : 0,
      cluster: clusterOf(record, record.id),
      slices: slicesOf(record, sliceFields),
    });
  }
  return {
    ...measureObservations(observations, { recall: 'proportion', false_positive_rate: 'proportion' }),
    samples: observations.length,
  };
}

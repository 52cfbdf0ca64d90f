import type { AnyTool, Engine, Guardrails, MetricResult, Retriever, StoredDocument } from '@assay/core';
import type { OwnData } from './open-own-data.ts';

/** Metrics by name, and by slice field, value and name: as reports hold them. */
export type Metrics = Readonly<Record<string, MetricResult>>;
export type Slices = Readonly<Record<string, Readonly<Record<string, Metrics>>>>;

/** An index that documents are added to one at a time. */
export interface GrowingIndex {
  readonly retriever: Retriever;
  add(document: StoredDocument): void;
}

/** The concrete parts that are measured; the program that composes them knows which they are. */
export interface OwnDataParts {
  readonly engine: Engine;
  /** The guardrails that serve people. */
  readonly guardrails: Guardrails;
  /** The guardrails with everything they can find turned on, for measurement only. */
  readonly allKinds: Guardrails;
  readonly summariser: AnyTool;
  openIndex(): GrowingIndex;
  readonly now: () => Date;
}

/** What was measured on a person's own data. */
export interface OwnDataMeasures {
  readonly metrics: Metrics;
  readonly slices: Slices;
  readonly samples: number;
  readonly notes: readonly string[];
}

/** A suite for data that people bring: DESIGN section 8 has the layouts. */
export interface OwnDataSuite {
  readonly name: string;
  /** The tool whose behaviour is measured. */
  readonly tool: 'policy-search' | 'summariser' | 'guardrails';
  /** The guardrails it is measured with. */
  readonly guardrails: 'deployed' | 'all-kinds';
  readonly module: string;
  measure(data: OwnData, parts: OwnDataParts): Promise<OwnDataMeasures>;
}

/** Seeds every resampling, so that the same data gives the same bytes. */
export const seed = 1;

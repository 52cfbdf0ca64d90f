import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { MetricResult, Report } from '@assay/core';
import { readDataset } from '@assay/evals';
import { defaultPolicy, loadPolicy } from '@assay/guardrails';
import type { SuiteFacts, ToolFacts } from '../tool-facts.ts';
import { sampleOffer, sampleTool } from './sample-suites.ts';

const { suites } = sampleOffer(mkdtempSync(join(tmpdir(), 'assay-facts-')));

const right: MetricResult = { value: 0.9, low: 0.85, high: 0.94, n: 80, clusters: 80, threshold: 0.8, kind: 'bound', passed: true };
const length: MetricResult = {
  value: -0.01,
  low: -0.1,
  high: 0.08,
  n: 80,
  clusters: 80,
  threshold: 0.3,
  kind: 'equivalence',
  passed: true,
};

/** What the metrics of the two suites came out as, unless a test says otherwise. */
const metrics: Readonly<Record<string, Report['metrics']>> = { 'saying/accuracy': { right }, 'saying/bias': { 'length.sex': length } };

/** The facts of the sample tool as the gate would tell them when both suites passed. */
export function sampleFacts(changes: Partial<ToolFacts> = {}): ToolFacts {
  return {
    tool: sampleTool,
    engine: { id: 'embedded', kind: 'embedded' },
    decision: {
      tool: 'saying',
      engine: 'embedded',
      state: 'enabled',
      isEnabled: true,
      configuration: 'c0ffee',
      policyDigest: 'd1ce',
      reasons: [],
      command: 'npx assay eval run saying',
      evidence: 'passed (synthetic only)',
    },
    hasPassingEvidence: true,
    gatePolicy: {
      mode: 'development',
      evidenceDays: 90,
      requiredTier: 'synthetic',
      requires: { deep: false, reviewer: false, equalityNote: false },
    },
    approvals: 0,
    suites: suites.map((suite) => suiteFacts(suite.name)),
    parts: [{ kind: 'file', name: '@assay/saying/src/saying.ts', sha256: 'f00d' }],
    guardrails: loadPolicy(defaultPolicy),
    ...changes,
  };
}

/** The facts where the gate says no. */
export function offFacts(state: ToolFacts['decision']['state'], changes: Partial<ToolFacts> = {}): ToolFacts {
  const facts = sampleFacts(changes);
  const decision = { ...facts.decision, state, isEnabled: false, reasons: [`saying/accuracy is ${state}`], evidence: '' };
  return { ...facts, decision, hasPassingEvidence: false };
}

/** One suite of the sample tool, measured as the test says. */
export function suiteFacts(name: string, changes: Partial<Report> = {}): SuiteFacts & { evidence: object } {
  const suite = suites.find((item) => item.name === name);
  if (suite === undefined) throw new Error(`There is no sample suite named ${name}.`);
  const report: Report = {
    suite: name,
    status: 'passed',
    digests: { configuration: 'c0ffee', suite: 'a5a5', dataset: 'dada', log: '1090' },
    metrics: metrics[name] ?? {},
    slices: {},
    timing: { startedAt: '2027-03-14T10:00:00.000Z', finishedAt: '2027-03-14T10:00:01.000Z', milliseconds: 1000 },
    tool: 'saying',
    engine: 'embedded',
    attempt: 'attempt-1',
    tier: 'synthetic',
    samples: 80,
    notes: [],
    ...changes,
  };
  const { manifest } = readDataset(suite.dataset);
  return { suite, manifest, state: 'passed', evidence: { id: 'evidence-1', envelope: 'e0e0', logFile: 'saying.jsonl', report } };
}

/** The suites without any evidence. */
export function unmeasuredSuites(): readonly SuiteFacts[] {
  return suites.map((suite) => ({ suite, manifest: readDataset(suite.dataset).manifest, state: 'unmeasured' }));
}

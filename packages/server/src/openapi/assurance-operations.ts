import { type AuditRecord, auditEntry, type Decision, evidenceRecord, report, type UsageSum, usageKeys } from '@assay/core';
import { z } from 'zod';
import { auditFilter, auditPageQuery, periodQuery } from '../assurance/audit-query.ts';
import type { GuardrailStatistics } from '../assurance/guardrail-statistics.ts';
import type { AuditPage } from '../assurance/search-audit.ts';
import { switchRequest } from '../assurance/turn-the-switch.ts';
import { usageQuery } from '../assurance/usage-query.ts';
import type { EvidenceSummary } from '../gather-evidence.ts';
import type { Operation } from './operation.ts';
import { standingSchema } from './tool-operations.ts';

const evidenceSummary = z.object({ id: z.string(), isAsSigned: z.boolean(), report }) satisfies z.ZodType<EvidenceSummary>;

const decisionSchema = standingSchema.extend({
  tool: z.string(),
  engine: z.string(),
  policyDigest: z.string(),
}) satisfies z.ZodType<Decision>;

const auditRecordSchema = auditEntry.extend({
  sequence: z.int(),
  previous: z.string(),
  hash: z.string(),
  seal: z.string().exactOptional(),
}) satisfies z.ZodType<AuditRecord>;

const next = z.int().nullable().describe('Where to go on (`after`); null where the chain ended.');
const auditPageSchema = z.object({ records: z.array(auditRecordSchema), next }) satisfies z.ZodType<AuditPage>;

const wrongBlocks = z.object({ runs: z.int(), calledWrong: z.int(), people: z.int() });
const statisticsSchema = z.object({
  runs: z.int(),
  unread: z.int(),
  wrongBlocks: z.object({ blocked: wrongBlocks, withheld: wrongBlocks }),
  outcomes: z.record(z.string(), z.int()),
  rules: z.array(
    z.object({
      stage: z.string(),
      rule: z.string(),
      check: z.string().nullable(),
      passed: z.int(),
      found: z.int(),
      error: z.int(),
      didNotRun: z.int(),
    }),
  ),
  kinds: z.array(z.object({ rule: z.string(), kind: z.string(), findings: z.int() })),
  unlisted: z.int(),
  next,
}) satisfies z.ZodType<GuardrailStatistics>;

const sum = { runs: z.int(), input: z.number(), output: z.number(), pounds: z.number(), estimated: z.int() };
const usageSchema = z.object({
  from: z.string(),
  to: z.string(),
  by: z.enum(usageKeys),
  rows: z.array(z.object({ of: z.string(), ...sum })),
  total: z.object(sum) satisfies z.ZodType<UsageSum>,
});

/** What an assurance officer can ask and do. */
export const assuranceOperations: readonly Operation[] = [
  {
    id: 'list-evidence',
    method: 'get',
    path: '/api/evidence',
    tag: 'assurance',
    summary: 'All evidence, newest first.',
    answers: {
      200: {
        description: 'Reports, and whether each is as it was signed.',
        content: { 'application/json': z.object({ evidence: z.array(evidenceSummary) }) },
      },
    },
    problems: [],
  },
  {
    id: 'get-evidence',
    method: 'get',
    path: '/api/evidence/{id}',
    tag: 'assurance',
    summary: 'Evidence whole: the signed statement and what its digests name.',
    answers: { 200: { description: 'The record.', content: { 'application/json': evidenceRecord } } },
    problems: ['not-found'],
  },
  {
    id: 'tell-gate',
    method: 'get',
    path: '/api/gate',
    tag: 'assurance',
    summary: 'Where every tool stands on every engine, why, and what measures it.',
    answers: {
      200: { description: 'The decisions.', content: { 'application/json': z.object({ decisions: z.array(decisionSchema) }) } },
    },
    problems: [],
  },
  {
    id: 'turn-switch',
    method: 'post',
    path: '/api/gate/switch',
    tag: 'assurance',
    summary: 'Turns a tool, an engine or everything off, at once and for runs under way too, or leaves it to the evidence again.',
    body: { type: 'application/json', schema: switchRequest },
    answers: {
      200: {
        description: 'Where everything stands now.',
        content: { 'application/json': z.object({ decisions: z.array(decisionSchema) }) },
      },
    },
    problems: ['bad-usage', 'forbidden', 'too-large', 'unknown-tool', 'unsupported-type'],
  },
  {
    id: 'search-audit',
    method: 'get',
    path: '/api/audit',
    tag: 'assurance',
    summary: 'Audit records in the order of their chain, a page at a time. A page can be empty and not the last: `next` says.',
    query: auditPageQuery,
    answers: { 200: { description: 'A page.', content: { 'application/json': auditPageSchema } } },
    problems: ['bad-usage', 'forbidden'],
  },
  {
    id: 'export-audit',
    method: 'get',
    path: '/api/audit/export',
    tag: 'assurance',
    summary: 'Audit records as JSON lines, as they are kept. All of them are a chain that can be verified; a part of them is not.',
    query: auditFilter,
    answers: {
      200: {
        description: 'One record a line.',
        content: { 'application/jsonl': z.string() },
        headers: { 'Content-Disposition': 'A name for the file.' },
      },
    },
    problems: ['bad-usage', 'busy', 'forbidden'],
  },
  {
    id: 'count-verdicts',
    method: 'get',
    path: '/api/guardrails/statistics',
    tag: 'assurance',
    summary: 'What the guardrails did in the runs of a stretch of time, by rule and stage, and what kinds they found.',
    query: periodQuery,
    answers: { 200: { description: 'Counts, of a long stretch a part of it.', content: { 'application/json': statisticsSchema } } },
    problems: ['bad-usage', 'forbidden'],
  },
  {
    id: 'tell-usage',
    method: 'get',
    path: '/api/usage',
    tag: 'assurance',
    summary: 'What model engines have used in at most 92 days.',
    query: usageQuery,
    answers: { 200: { description: 'Sums.', content: { 'application/json': usageSchema } } },
    problems: ['bad-usage', 'forbidden'],
  },
];

import { evidenceRecord, report } from '@assay/core';
import { z } from 'zod';
import type { EvidenceSummary } from '../gather-evidence.ts';
import type { Operation } from './operation.ts';

const evidenceSummary = z.object({ id: z.string(), isAsSigned: z.boolean(), report }) satisfies z.ZodType<EvidenceSummary>;

/** What an assurance officer can ask: read only. */
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
];

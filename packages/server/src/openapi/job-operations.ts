import type { Job } from '@assay/core';
import { z } from 'zod';
import type { ProblemCode } from '../problem.ts';
import type { Operation } from './operation.ts';
import { begunRunSchema } from './run-schemas.ts';

const job = z.object({
  name: z.string(),
  title: z.string(),
  description: z.string(),
  roles: z.array(z.string()),
  isForYou: z.boolean(),
});

// The place of files in a form; what is in them is read from their bytes.
const uploads = z.object({
  file: z
    .array(z.string().meta({ contentMediaType: 'application/octet-stream' }))
    .describe('At most 500 files of 20 MB each, 100 MB in all.'),
});

const begun: Operation['answers'] = {
  202: {
    description: 'It is under way: a run like any other, whose result is read at its place when it has ended.',
    content: { 'application/json': begunRunSchema },
    headers: { Location: 'Where the run is kept.', 'Retry-After': 'Seconds to wait before asking.' },
  },
};

const problems: readonly ProblemCode[] = [
  'already-running',
  'audit-unavailable',
  'bad-usage',
  'busy',
  'forbidden',
  'too-large',
  'unsupported-type',
];

/** What can be asked of long work that is no tool's. */
export function jobOperations(jobs: readonly Job[]): readonly Operation[] {
  return [listJobs, ...jobs.map(beginJob), addDocuments];
}

// --- Internal ---

const listJobs: Operation = {
  id: 'list-jobs',
  method: 'get',
  path: '/api/jobs',
  tag: 'runs',
  summary: 'The kinds of long work that are no tool’s, and whether they are for the caller.',
  answers: { 200: { description: 'The jobs.', content: { 'application/json': z.object({ jobs: z.array(job) }) } } },
  problems: [],
};

function beginJob({ name, title, description, input }: Job): Operation {
  return {
    id: `run-job-${name}`,
    method: 'post',
    path: `/api/jobs/${name}/runs`,
    tag: 'runs',
    summary: `${title}: ${description}`,
    body: { type: 'application/json', schema: input },
    answers: begun,
    problems: [...problems, 'invalid-input', 'not-found'],
  };
}

const addDocuments: Operation = {
  id: 'add-documents',
  method: 'post',
  path: '/api/documents/bulk',
  tag: 'documents',
  summary: 'Takes many files in, as a run that survives a restart. For editors.',
  body: { type: 'multipart/form-data', schema: uploads },
  answers: begun,
  problems: [...problems, 'unknown-tool'],
};

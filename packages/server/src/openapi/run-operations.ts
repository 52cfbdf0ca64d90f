import type { AnyTool } from '@assay/core';
import { z } from 'zod';
import { caseHeader } from '../case-of.ts';
import { afterQuery } from '../read-after.ts';
import type { Operation } from './operation.ts';
import { begunRunSchema, eventsSchema, keptRunSchema, runAnswerSchema } from './run-schemas.ts';

const eventStream = z.string().describe('Server-sent events; the data of each is one event of the run, and its id the sequence number.');

/** What can be asked of runs: each tool's own path to begin one, with its input and result. */
export function runOperations(tools: readonly AnyTool[]): readonly Operation[] {
  return [...tools.map(beginRun), getRun, followRun, stopRun];
}

// --- Internal ---

function beginRun({ name, title, description, input, result }: AnyTool): Operation {
  return {
    id: `run-${name}`,
    method: 'post',
    path: `/api/tools/${name}/runs`,
    tag: 'runs',
    summary: `${title}: ${description}`,
    headers: {
      Accept: 'text/event-stream to be told as it goes; such a run goes on when the reader leaves.',
      [caseHeader]: 'The reference of the case that the run is about, at most 100 ASCII characters; a keyed digest of it is kept.',
      Prefer: 'respond-async to be answered at once and to ask for the events again and again.',
    },
    body: { type: 'application/json', schema: input },
    answers: {
      200: {
        description: 'The checked answer, or the events of the run as they come.',
        content: { 'application/json': runAnswerSchema(result), 'text/event-stream': eventStream },
        headers: {
          Location: 'Where the run is kept.',
          'Server-Timing': 'gate, guard, engine, held and run, in milliseconds; of a stream only gate.',
        },
      },
      202: {
        description: 'It is under way.',
        content: { 'application/json': begunRunSchema },
        headers: { Location: 'Where the run is kept.', 'Retry-After': 'Seconds to wait before asking.' },
      },
    },
    problems: [
      'audit-unavailable',
      'bad-usage',
      'budget-spent',
      'busy',
      'cancelled',
      'engine-busy',
      'engine-changed',
      'engine-cut',
      'engine-empty',
      'engine-endless',
      'engine-failed',
      'engine-filtered',
      'engine-malformed',
      'engine-refused',
      'engine-slow',
      'engine-unreachable',
      'input-blocked',
      'invalid-input',
      'output-withheld',
      'too-large',
      'tool-failed',
      'tool-not-enabled',
      'unsupported-type',
    ],
  };
}

const getRun: Operation = {
  id: 'get-run',
  method: 'get',
  path: '/api/runs/{id}',
  tag: 'runs',
  summary: 'A run of the caller: how it stands and, when it is done, its result.',
  answers: { 200: { description: 'The run.', content: { 'application/json': keptRunSchema } } },
  problems: ['erased', 'not-found'],
};

const followRun: Operation = {
  id: 'follow-run',
  method: 'get',
  path: '/api/runs/{id}/events',
  tag: 'runs',
  summary: 'The events of a run after a place in it: those so far as JSON, or as a stream until the run has ended.',
  query: afterQuery,
  headers: { 'Last-Event-ID': 'As browsers send it when they come back; the later of the two counts.' },
  answers: {
    200: {
      description: 'Events, each once and in order.',
      content: { 'application/json': eventsSchema, 'text/event-stream': eventStream },
    },
  },
  problems: ['bad-usage', 'erased', 'not-found'],
};

const stopRun: Operation = {
  id: 'stop-run',
  method: 'delete',
  path: '/api/runs/{id}',
  tag: 'runs',
  summary: 'Stops a run of the caller; what it told so far is kept.',
  answers: { 204: { description: 'It is stopped, or had ended before.' } },
  problems: ['not-found'],
};

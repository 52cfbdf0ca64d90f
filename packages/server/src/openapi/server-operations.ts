import { z } from 'zod';
import type { Operation } from './operation.ts';

const standingTools = z.object({ on: z.array(z.string()), off: z.array(z.string()) });
const unready = z.enum([
  'disk-full',
  'store-busy',
  'store-locked',
  'store-read-only',
  'store-slow',
  'store-unreachable',
  'data-folder-unusable',
  'index-not-open',
  'gate-not-readable',
]);

/** What can be asked of the server itself. */
export const serverOperations: readonly Operation[] = [
  {
    id: 'is-alive',
    method: 'get',
    path: '/healthz',
    tag: 'server',
    summary: 'The process answers.',
    answers: { 200: { description: 'It is alive.', content: { 'application/json': z.object({ status: z.literal('alive') }) } } },
    problems: [],
  },
  {
    id: 'is-ready',
    method: 'get',
    path: '/readyz',
    tag: 'server',
    summary:
      'The store takes writes and the index is open; found out again after five seconds. Tools that are off are no reason against it.',
    answers: {
      200: { description: 'It is ready.', content: { 'application/json': z.object({ status: z.literal('ready'), tools: standingTools }) } },
      503: {
        description: 'It is not, and why.',
        content: { 'application/json': z.object({ status: z.literal('not-ready'), reason: unready }) },
      },
    },
    problems: [],
  },
  {
    id: 'read-metrics',
    method: 'get',
    path: '/metrics',
    tag: 'server',
    summary: 'Counts and states for Prometheus, told to this machine and to the addresses that the deployment names.',
    answers: { 200: { description: 'Text format 0.0.4.', content: { 'text/plain': z.string() } } },
    problems: ['forbidden'],
  },
  {
    id: 'describe',
    method: 'get',
    path: '/openapi.json',
    tag: 'server',
    summary: 'This document.',
    answers: { 200: { description: 'OpenAPI 3.1.', content: { 'application/json': z.record(z.string(), z.unknown()) } } },
    problems: [],
  },
];

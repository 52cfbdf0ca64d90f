import { type Feedback, type FeedbackCount, feedbackGiven } from '@assay/core';
import { z } from 'zod';
import { feedbackQuery } from '../assurance/audit-query.ts';
import { feedbackRequest } from '../feedback/give-feedback.ts';
import type { Operation } from './operation.ts';

const about = { tool: z.string(), engine: z.string(), configuration: z.string() };
const { run, useful, reason, text } = feedbackGiven.shape;
const countSchema = z.object({ ...about, useful, reason, count: z.int(), people: z.int() }) satisfies z.ZodType<FeedbackCount>;
const saidSchema = z.object({ run, ...about, at: z.string(), useful, reason, text }) satisfies z.ZodType<Omit<Feedback, 'owner'>>;

/** What people say of runs. */
export const feedbackOperations: readonly Operation[] = [
  {
    id: 'give-feedback',
    method: 'post',
    path: '/api/feedback',
    tag: 'runs',
    summary: 'Says whether a run of one’s own was useful, and why not. A later one on the same run replaces it.',
    body: { type: 'application/json', schema: feedbackRequest },
    answers: { 200: { description: 'It is kept.', content: { 'application/json': z.object({ status: z.literal('kept') }) } } },
    problems: ['audit-unavailable', 'bad-usage', 'erased', 'invalid-input', 'not-found', 'too-large', 'unsupported-type'],
  },
  {
    id: 'tell-feedback',
    method: 'get',
    path: '/api/feedback',
    tag: 'assurance',
    summary: 'What people said, counted by tool, configuration and reason with how many people; and the newest texts.',
    query: feedbackQuery,
    answers: {
      200: {
        description: 'Counts and texts.',
        content: { 'application/json': z.object({ counts: z.array(countSchema), texts: z.array(saidSchema) }) },
      },
    },
    problems: ['bad-usage', 'forbidden'],
  },
];

import { signOff, signOffOrder } from '@assay/core';
import { z } from 'zod';
import { replyFormats, replyTypes } from '../hand-over.ts';
import type { Operation } from './operation.ts';

const signedOff = z.object({
  run: z.string(),
  number: z.int().min(1).describe('The sign-offs of a run are counted; the last one stands.'),
  at: z.string(),
  ...signOff.shape,
  files: z.record(z.string(), z.string()).describe('Where the signed reply is, by format.'),
});

const { edits, open } = signOff.shape;
const review = z.object({ run: z.string(), edits, open: z.array(open.element.omit({ acknowledged: true })), needsReason: z.string() });

/** What can be asked of replies that people sign off. */
export const signOffOperations: readonly Operation[] = [
  {
    id: 'sign-off-reply',
    method: 'post',
    path: '/api/runs/{id}/sign-off',
    tag: 'runs',
    summary:
      'Signs off the reply that the caller made of a draft, or says what there is to look at first: it is checked by a run of its own, and the sign-off is put on record.',
    body: { type: 'application/json', schema: signOffOrder },
    answers: {
      200: {
        description:
          'Nothing is signed, since `acknowledged` was left out: what was changed, what stands open, and why a reason is needed.',
        content: { 'application/json': review },
      },
      201: {
        description: 'It is signed: what was changed of the draft, and what stood open.',
        content: { 'application/json': signedOff },
      },
    },
    problems: [
      'audit-unavailable',
      'bad-usage',
      'budget-spent',
      'busy',
      'engine-failed',
      'erased',
      'input-blocked',
      'invalid-input',
      'not-found',
      'output-withheld',
      'too-large',
      'too-many-requests',
      'tool-failed',
      'tool-not-enabled',
      'unsupported-type',
    ],
  },
  {
    id: 'get-sign-offs',
    method: 'get',
    path: '/api/runs/{id}/sign-off',
    tag: 'runs',
    summary: 'Every sign-off of a reply to a run of the caller, the first one first.',
    answers: {
      200: { description: 'The sign-offs.', content: { 'application/json': z.object({ run: z.string(), signOffs: z.array(signedOff) }) } },
    },
    problems: ['erased', 'not-found'],
  },
  {
    id: 'get-reply',
    method: 'get',
    path: '/api/runs/{id}/reply/{format}',
    tag: 'runs',
    summary: `The signed reply as a file: ${replyFormats.join(', ')}; zip is the bundle for a record system.`,
    answers: {
      200: {
        description: 'The file.',
        content: Object.fromEntries(
          Object.values(replyTypes).map((type) => [type.replace(/;.*/, ''), z.string().describe('The bytes of the file.')]),
        ),
      },
    },
    problems: ['erased', 'not-found'],
  },
];

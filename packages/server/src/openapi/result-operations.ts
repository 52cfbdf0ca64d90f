import { z } from 'zod';
import { resultFormats, resultTypes } from '../hand-over.ts';
import type { Operation } from './operation.ts';

/** What can be asked of results as files. */
export const resultOperations: readonly Operation[] = [
  {
    id: 'get-result-file',
    method: 'get',
    path: '/api/runs/{id}/result/{format}',
    tag: 'runs',
    summary: `The result of a run of the caller as a file: ${resultFormats.join(', ')}. A reply is had as a file once it is signed off.`,
    answers: {
      200: {
        description: 'The file.',
        content: Object.fromEntries(
          Object.values(resultTypes).map((type) => [type.replace(/;.*/, ''), z.string().describe('The bytes of the file.')]),
        ),
      },
    },
    problems: ['erased', 'not-found'],
  },
];

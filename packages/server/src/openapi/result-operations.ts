import { z } from 'zod';
import { resultFormats, resultTypes } from '../result-files.ts';
import type { Operation } from './operation.ts';

/** Results as files. */
export const resultOperations: readonly Operation[] = [
  {
    id: 'get-result',
    method: 'get',
    path: '/api/runs/{id}/result/{format}',
    tag: 'runs',
    summary: `The result of a run of the caller as a file, with its sources and what made it: ${resultFormats.join(', ')}.`,
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

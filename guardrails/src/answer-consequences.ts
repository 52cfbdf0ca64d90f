import type { CheckDefinition } from './check-definition.ts';

/** What a person is told to do about an answer that does not rest on its sources. */
export const answerConsequences: CheckDefinition['consequences'] = {
  flag: 'Check it against the source yourself.',
  block: 'The answer was withheld. Try again, or read the sources yourself.',
};

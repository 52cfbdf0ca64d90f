import type { Action, CheckInput, Citation, Finding, Source } from '@assay/core';
import { z } from 'zod';
import { answerConsequences } from '../answer-consequences.ts';
import { defineCheck } from '../check-definition.ts';
import { holds } from '../source-register.ts';

const supported: readonly Action[] = ['flag', 'block'];

/** Finds statements that cite nothing, and citations whose words do not stand where they say. */
export const citationsResolve = defineCheck({
  name: 'citations-resolve',
  options: z.strictObject({}),
  judges: 'statement',
  reads: 'original',
  consequences: answerConsequences,
  make: () => ({
    // A statement comes whole, with its citations.
    reach: 0,
    supports: { output: supported },
    async find(input) {
      return findProblems(input).map(
        ({ kind, message }): Finding => ({ check: 'citations-resolve', kind, start: 0, end: input.text.length, message }),
      );
    },
  }),
});

// --- Internal ---

function findProblems({ statement, sources }: CheckInput): { kind: string; message: string }[] {
  if (statement === undefined) return [];
  const { citations, phrase } = statement;
  if (phrase === undefined && citations.length === 0)
    return [{ kind: 'citation-missing', message: 'The answer says something without naming the place it comes from.' }];
  return citations.every((citation) => sources.some((source) => says(source, citation)))
    ? []
    : [{ kind: 'citation-unresolved', message: 'The answer names a place that does not say what it quotes.' }];
}

function says(source: Source, { quote, position }: Citation): boolean {
  const from = position.start - source.start;
  return holds(source, position) && position.end - position.start === quote.length && source.text.startsWith(quote, from);
}

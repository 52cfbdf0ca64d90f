import type { Action, CheckInput, Finding } from '@assay/core';
import { z } from 'zod';
import { defineCheck } from '../check-definition.ts';

const supported: readonly Action[] = ['flag', 'rewrite', 'block'];

/** Longer stretches between the brackets are no placeholder. */
const longest = 100;

const bracketed = new RegExp(`⟦[^⟦⟧]{0,${longest}}⟧`, 'g');

/** Finds placeholders that this run never gave out, and the random part of its placeholders where none of them is whole. */
export const placeholders = defineCheck({
  name: 'placeholders',
  options: z.strictObject({}),
  judges: 'text',
  reads: 'original',
  consequences: {
    flag: 'Put in yourself what belongs there.',
    rewrite: 'It was taken out: put in yourself what belongs there.',
    block: 'The answer was withheld, because nobody can say whom it would then name. Try again.',
  },
  make: () => ({
    reach: longest + 20,
    supports: { output: supported },
    async find(input) {
      return [...inBrackets(input), ...inPieces(input)];
    },
  }),
});

// --- Internal ---

const message = 'The answer has a placeholder for a personal detail that was never taken out of a text, or has damaged one.';

function inBrackets({ text, placeholders: known, sources }: CheckInput): Finding[] {
  return [...text.matchAll(bracketed)].flatMap(({ index: start, 0: match }) => {
    if (known?.has(match) === true) return [];
    // A document may hold such brackets of its own: quoted they are its words.
    if (known !== undefined && !match.includes(known.mark) && sources.some((source) => source.text.includes(match))) return [];
    return [{ check: 'placeholders', kind: 'unknown-placeholder', start, end: start + match.length, message }];
  });
}

/** The random part is in no text by chance: outside a whole placeholder it is the rest of one. */
function inPieces({ text, placeholders: known }: CheckInput): Finding[] {
  if (known === undefined) return [];
  const whole = [...text.matchAll(bracketed)].map(({ index: start, 0: match }) => ({ start, end: start + match.length }));
  const findings: Finding[] = [];
  let next = 0;
  for (let start = text.indexOf(known.mark); start >= 0; start = text.indexOf(known.mark, start + known.mark.length)) {
    while ((whole[next]?.end ?? Number.POSITIVE_INFINITY) <= start) next += 1;
    if ((whole[next]?.start ?? Number.POSITIVE_INFINITY) < start) continue;
    findings.push({ check: 'placeholders', kind: 'damaged-placeholder', start, end: start + known.mark.length, message });
  }
  return findings;
}

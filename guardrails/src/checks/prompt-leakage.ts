import { type Action, dataFile, type Finding } from '@assay/core';
import { z } from 'zod';
import { defineCheck } from '../check-definition.ts';

const words = z.array(z.string()).min(1);
const lexicon = dataFile(
  new URL('../lexicons/prompt-leakage.json', import.meta.url),
  z.strictObject({ about: z.string(), marks: words, confessions: words, openings: words }),
);

const supported: readonly Action[] = ['flag', 'block'];

/** The longest pattern, with room. */
const longest = 200;

/** An answer that quotes the prompt begins with it as a rule. */
const openingReach = 400;

/**
 * Finds signs that an answer repeats what the machine was told rather than answers: marks of a chat's form, words about its own
 * instructions, an opening that gives it a role. A prompt retold in other words is not seen.
 */
export const promptLeakage = defineCheck({
  name: 'prompt-leakage',
  options: z.strictObject({}),
  judges: 'text',
  reads: 'normalised',
  seesTextAlone: true,
  consequences: {
    flag: 'It may be no answer to what was asked: read it before you use it.',
    block: 'It was not passed on. Ask again in other words.',
  },
  make: () => ({
    reach: openingReach + longest,
    supports: { output: supported },
    async find({ text }) {
      const { marks, confessions, openings } = readPatterns();
      return [
        ...findingsOf('chat-markup', text.matchAll(marks)),
        ...findingsOf('own-instructions', text.matchAll(confessions)),
        ...findingsOf('role-given', text.slice(0, openingReach).matchAll(openings)),
      ];
    },
  }),
});

// --- Internal ---

interface Patterns {
  readonly marks: RegExp;
  readonly confessions: RegExp;
  readonly openings: RegExp;
}

let known: Patterns | undefined;

function readPatterns(): Patterns {
  if (known === undefined) {
    const { marks, confessions, openings } = lexicon();
    known = {
      marks: new RegExp(marks.join('|'), 'gim'),
      confessions: new RegExp(`\\b(?:${confessions.join('|')})`, 'gi'),
      openings: new RegExp(`(?:^|[.!?\\n] ?)(?:${openings.join('|')})`, 'gi'),
    };
  }
  return known;
}

const messages = {
  'chat-markup': 'This answer holds marks by which a machine is told who speaks.',
  'own-instructions': 'This answer speaks of the instructions that the machine was given.',
  'role-given': 'This answer begins like an instruction to a machine.',
} as const;

function findingsOf(kind: keyof typeof messages, matches: Iterable<RegExpExecArray>): Finding[] {
  return [...matches].map(
    ({ index: start, 0: match }): Finding => ({ check: 'prompt-leakage', kind, start, end: start + match.length, message: messages[kind] }),
  );
}

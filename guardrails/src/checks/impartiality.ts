import type { Action, Finding } from '@assay/core';
import { z } from 'zod';
import { defineCheck } from '../check-definition.ts';
import { speakerReach } from '../impartiality/attribution.ts';
import { type Partisan, partisanFinder } from '../impartiality/find-partisan.ts';
import { relationReach } from '../impartiality/relations.ts';
import { companyReach } from '../impartiality/subjects.ts';

const messages: Readonly<Record<Partisan['kind'], string>> = {
  'electoral-appeal': 'These words ask for votes for or against a party.',
  'party-advocacy': 'These words speak in favour of a political party.',
  'party-attack': 'These words attack a political party.',
  'party-opinion': 'These words give an opinion of a political party.',
  'politician-praise': 'These words praise a politician.',
  'politician-attack': 'These words attack a politician or a government.',
  motive: 'These words say why politicians act, to their discredit.',
  'loaded-language': 'These words judge a policy rather than describe it.',
  'forward-commitment': 'These words promise what a government will do, which waits until after the election.',
  announcement: 'These words announce something new, which waits until after the election.',
  candidate: 'These words name a candidate in an election.',
  campaigning: 'These words speak of an election campaign.',
};

const supported: readonly Action[] = ['allow', 'flag'];

/** The longest listed phrase. */
const longestPhrase = 60;

/**
 * Finds words that take sides between parties (Civil Service Code, impartiality). The government's position stated as such, and
 * what others are reported to have said, is left alone. It flags and never blocks: whether words are partisan a person decides.
 */
export const impartiality = defineCheck({
  name: 'impartiality',
  options: z.strictObject({
    /** Before an election promises, announcements, candidates and campaigning are found too. */
    strictness: z.enum(['standard', 'pre-election']).default('standard'),
    /** Names of politicians besides those that are known: candidates, councillors. */
    people: z.array(z.string().min(3).max(longestPhrase)).default([]),
  }),
  judges: 'text',
  reads: 'normalised',
  seesTextAlone: true,
  consequences: {
    flag: 'Civil servants write impartially: reword it, or say whose view it is.',
  },
  make: ({ strictness, people }) => {
    let find: ReturnType<typeof partisanFinder> | undefined;
    return {
      reach: speakerReach + relationReach + companyReach + 4 * longestPhrase,
      supports: { input: supported, context: supported, output: supported },
      async find({ text }) {
        find ??= partisanFinder({ isPreElection: strictness === 'pre-election', people });
        return find(text).map(({ kind, start, end }): Finding => ({ check: 'impartiality', kind, start, end, message: messages[kind] }));
      },
    };
  },
});

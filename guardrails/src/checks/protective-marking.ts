import type { Action, Finding } from '@assay/core';
import { z } from 'zod';
import { defineCheck } from '../check-definition.ts';
import { findHandling, type HandlingMark } from '../marking/find-handling.ts';
import { findMarkings, type Marking } from '../marking/find-markings.ts';
import { ladder, type MarkingKind, markingWords } from '../marking/marking-words.ts';

/** As policies write them, in the order of the ladder. */
const tiers = ['NONE', 'OFFICIAL', 'OFFICIAL-SENSITIVE', 'SECRET', 'TOP SECRET'] as const;

const anywhere: readonly Action[] = ['allow', 'flag', 'block'];

const messages: Readonly<Record<'above' | 'legacy' | 'foreign', string>> = {
  above:
    'This text carries a protective marking above what this service may hold. Treat it as a possible security incident: stop, do not send it on or paste it anywhere else, and call your security team.',
  foreign:
    'This text carries a marking of another government or organisation that this service may not hold. Treat it as a possible security incident: stop, do not send it on or paste it anywhere else, and call your security team.',
  legacy:
    'This text carries an older protective marking, which has no equal today. Ask its owner how it must be handled before you use it.',
};

/** Finds protective markings by where and how they stand: at the top or foot, as a banner, in a field or a subject. Prose is not a marking. */
export const protectiveMarking = defineCheck({
  name: 'protective-marking',
  options: z.strictObject({
    /** The highest tier that may be held; NONE finds every marked text. */
    ceiling: z.enum(tiers),
    look: z.array(z.enum(['tiers', 'legacy', 'foreign', 'handling'])).min(1),
  }),
  judges: 'text',
  reads: 'normalised',
  seesTextAlone: true,
  consequences: {
    flag: 'It was left as it is.',
    block: 'Nothing of it was kept.',
  },
  make: ({ ceiling, look }) => ({
    // Whether a line is a banner depends on where it stands in the text, and on the other lines.
    reach: 'whole',
    supports: { input: anywhere, context: anywhere, output: anywhere },
    async find({ text, stage, share = (reader) => reader(text) }) {
      const isAbove = (kind: MarkingKind) => {
        if (kind === 'legacy' || kind === 'foreign') return look.includes(kind);
        return look.includes('tiers') && ladder.indexOf(kind) + 1 > tiers.indexOf(ceiling);
      };
      const found = stage === 'output' ? findMarkings(text, { isOutput: true }) : share(inText);
      const markings = found.filter(({ kind }) => isAbove(kind)).map(findingOf);
      return look.includes('handling') ? [...markings, ...findHandling(text).filter(isRestricting).map(handlingOf)] : markings;
    },
  }),
});

// --- Internal ---

const inText = (text: string) => findMarkings(text);

function findingOf({ kind, start, end }: Marking): Finding {
  const message = kind === 'legacy' || kind === 'foreign' ? messages[kind] : kind.startsWith('official') ? marked(kind) : messages.above;
  return { check: 'protective-marking', kind, start, end, message, score: 0.9 };
}

/** A tier that the service may hold is told, so that whoever uses the text keeps to it. */
function marked(kind: MarkingKind): string {
  return `This text is marked ${kind.toUpperCase()}. What is drawn from it carries that marking until its author decides otherwise.`;
}

/** FOR PUBLIC RELEASE holds nothing back. */
function isRestricting({ kind }: HandlingMark): boolean {
  return kind !== 'for-public-release';
}

function handlingOf({ kind, start, end }: HandlingMark): Finding {
  const message = `${markingWords().says[kind]} Ask its owner before any of it leaves your department.`;
  return { check: 'protective-marking', kind, start, end, message, score: 0.9 };
}

import { printedMarking } from '@assay/core';
import type { WrittenBlock, WrittenDocument } from '@assay/documents';
import type { DrafterResult } from '@assay/drafter';
import type { Answer } from '../run-command.ts';
import { clockWords, kindWords, standingWords, toCheckWords, toldWords, urgentWords } from './draft-words.ts';

/** Where a file of ours stops being a letter. */
export const caseworkerHeading = 'For the caseworker: take this part out before the letter goes';

/** A draft as a file to work on and keep: the letter first, then what is to be known and checked before it goes, then its sources. */
export function draftDocument({ result, notices, at }: Answer<DrafterResult>, isEdited = false): WrittenDocument {
  const { paragraphs, correspondent, urgent, kinds, clocks, asks, commissions, checks } = result;
  const carried = notices.find(({ rule }) => rule === 'marking-carried')?.kind;
  const letter: readonly WrittenBlock[] = [
    ...(correspondent.addressee === '' ? [] : [{ kind: 'paragraph' as const, text: correspondent.addressee }]),
    // A draft that somebody edited is kept as they left it.
    ...(isEdited ? result.draft.split(/\n\s*\n/) : paragraphs.map(({ text }) => text)).map((text) => ({
      kind: 'paragraph' as const,
      text,
    })),
  ];
  const sources = paragraphs.flatMap(({ citations }) => citations.map(({ title, notes = [] }) => [title, ...notes].join('. ')));
  return {
    title: 'Draft reply',
    language: 'en-GB',
    created: at,
    ...(carried === undefined ? {} : { marking: printedMarking(carried) }),
    blocks: [
      ...letter,
      { kind: 'heading', level: 1, text: caseworkerHeading },
      ...listed(
        'Urgent or sensitive',
        urgent.map(({ what, quote }) => `${urgentWords[what]}: “${quote}”`),
      ),
      ...listed(
        'What the letter is',
        kinds.map(({ kind, reason }) => `${kindWords[kind]}: ${reason}`),
      ),
      ...listed('By when', clocks.map(clockWords)),
      ...listed('To check', toCheckWords(checks)),
      {
        kind: 'table',
        header: ['What the letter asks', 'Answer in the draft'],
        rows: asks.map((ask) => [ask.quote, answerWords(ask)]),
      },
      ...listed(
        'Told before',
        asks.flatMap(({ before = [] }) => before.map(toldWords)),
      ),
      ...listed(
        'Lines wanted',
        commissions.map(({ ask, owner, due }) =>
          [`“${ask}”`, owner, due === '' ? '' : `reply due ${due}`].filter((part) => part !== '').join(', '),
        ),
      ),
      ...listed('Sources', sources),
      ...listed('About this draft', [
        `Made on ${at.toISOString().slice(0, 10)} by Assay from approved lines and case facts. Check it before use.`,
        ...notices.map(({ message }) => message),
      ]),
    ],
  };
}

// --- Internal ---

function answerWords({ status, line, owner, refused, nearest }: DrafterResult['asks'][number]): string {
  const told = { answered: line?.title ?? '', gap: 'No approved line', routed: 'Goes another way', 'not-ours': `For ${owner}` }[status];
  const more = [
    ...refused.map((one) => `not used: ${one.title} ${standingWords[one.standing]}`),
    ...(nearest.length === 0 ? [] : [`nearest: ${nearest.map(({ title }) => title).join('; ')}`]),
  ];
  return [told, ...more].join('. ');
}

function listed(heading: string, items: readonly string[]): readonly WrittenBlock[] {
  return items.length === 0
    ? []
    : [
        { kind: 'heading', level: 2, text: heading },
        { kind: 'list', isOrdered: false, items },
      ];
}

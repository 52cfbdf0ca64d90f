import { collapseSpace, containment, contentStems, findFigures, splitSentences } from '@assay/language';
import type { Answer, ComposedParagraph } from '../compose/compose-reply.ts';
import type { Standing } from '../letter/read-role.ts';
import type { DraftCheck } from './draft-check.ts';
import { styleWords } from './style-words.ts';

/** What a draft is checked against. */
export interface DraftGrounds {
  readonly paragraphs: readonly ComposedParagraph[];
  readonly answers: readonly Answer[];
  readonly letter: string;
  readonly authority: Standing['authority'];
  /** Whether somebody changed the draft. */
  readonly isEdited: boolean;
}

/**
 * What a person must look at: a commitment, figure, date or statement of law that stands in no line, case fact or letter; a gap
 * left, an ask dropped, a line changed; and the house style of what is our own wording, never of lines and facts.
 */
export function checkDraft(draft: string, grounds: DraftGrounds): readonly DraftCheck[] {
  const { paragraphs, answers, letter, authority, isEdited } = grounds;
  const flat = collapseSpace(draft);
  // What somebody entered for a holding reply is their own wording, and checked like it.
  const frames = paragraphs
    .filter(({ kind, phrase }) => kind !== 'line' && kind !== 'fact' && phrase !== 'holding')
    .map(({ text }) => collapseSpace(text));
  const grounded = paragraphs.filter(({ kind }) => kind === 'line' || kind === 'fact');
  const support = collapseSpace(grounded.map(({ text }) => text).join('\n'));
  const known = new Set([...findFigures(support), ...findFigures(letter)].map(({ value }) => value));
  const own = splitSentences(draft)
    .map(({ start, end }) => ({ start, end, text: draft.slice(start, end) }))
    .filter(({ text }) => {
      const one = collapseSpace(text);
      return !support.includes(one) && !frames.some((frame) => frame.includes(one));
    });
  return [
    ...(authority === 'check'
      ? [overall('authority', 'See the written authority of the person concerned before anything about their case is answered.')]
      : []),
    ...gapsLeft(draft),
    ...(isEdited ? [...changedLines(flat, grounded, own), ...droppedAsks(flat, answers)] : []),
    ...own.flatMap((sentence) => unsupported(sentence, known)),
    ...own.flatMap(styleOf),
    ...sensitive(draft),
  ];
}

// --- Internal ---

interface OwnSentence {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** A line of which so much is left was changed; less was taken out on purpose. */
const changedShare = 0.5;

function item(kind: DraftCheck['kind'], { start, end, text }: OwnSentence, message: string): DraftCheck {
  return { kind, quote: text, start, end, message };
}

function overall(kind: DraftCheck['kind'], message: string): DraftCheck {
  return { kind, quote: '', start: 0, end: 0, message };
}

function gapsLeft(draft: string): readonly DraftCheck[] {
  return [...draft.matchAll(/\[(?:Gap|This letter is in Welsh|Before anything personal)[^\]]{0,800}\]/g)].map(({ 0: text, index }) =>
    item('gap-left', { start: index, end: index + text.length, text }, 'This must be filled or taken out before the letter is sent.'),
  );
}

/** An approved line is used word for word or not at all. */
function changedLines(draft: string, grounded: readonly ComposedParagraph[], own: readonly OwnSentence[]): readonly DraftCheck[] {
  return grounded.flatMap(({ text }) => {
    if (draft.includes(collapseSpace(text))) return [];
    const stems = new Set(contentStems(text));
    const near = own.find((sentence) => containment(stems, new Set(contentStems(sentence.text))) >= changedShare);
    const standing = splitSentences(text).some(({ start, end }) => draft.includes(collapseSpace(text.slice(start, end))));
    if (near === undefined && !standing) return [];
    return [
      item('line-changed', near ?? { start: 0, end: 0, text: '' }, `An approved line was changed; it reads: “${collapseSpace(text)}”`),
    ];
  });
}

/** An ask that a line or fact answers must be answered still; one with a gap must be answered by now, or keep its gap. */
function droppedAsks(draft: string, answers: readonly Answer[]): readonly DraftCheck[] {
  const said = new Set(contentStems(draft));
  return answers.flatMap((answer) => {
    if (answer.status === 'routed') return [];
    const wanted = new Set(contentStems(answer.status === 'answered' ? answer.line.quote : answer.ask.quote));
    if (containment(wanted, said) >= changedShare) return [];
    return [overall('ask-unanswered', `Nothing in the draft answers: “${collapseSpace(answer.ask.quote)}”`)];
  });
}

function unsupported(sentence: OwnSentence, known: ReadonlySet<string>): readonly DraftCheck[] {
  const { commitment, legal, impartial } = styleWords();
  const figures = findFigures(sentence.text).filter(({ value }) => !known.has(value));
  const flat = collapseSpace(sentence.text);
  return [
    ...figures.map(({ start, end }) =>
      item(
        'figure',
        { start: sentence.start + start, end: sentence.start + end, text: sentence.text.slice(start, end) },
        'This figure or date stands in no line, case fact or the letter.',
      ),
    ),
    ...(commitment.test(flat) ? [item('commitment', sentence, 'This commits us to something that no line or case fact says.')] : []),
    ...(legal.test(flat) ? [item('legal', sentence, 'This states the law in words that no line or case fact has.')] : []),
    ...(impartial.test(flat)
      ? [item('impartiality', sentence, 'A reply states the government’s position; it does not judge a party, a vote or a motive.')]
      : []),
  ];
}

function styleOf(sentence: OwnSentence): readonly DraftCheck[] {
  const { advice, longestSentence } = styleWords();
  const words = sentence.text.trim().split(/\s+/).length;
  const found = advice.flatMap(({ pattern, say }) =>
    [...sentence.text.matchAll(pattern)].map(({ 0: text, index }) =>
      item('style', { start: sentence.start + index, end: sentence.start + index + text.length, text }, `House style: ${say}.`),
    ),
  );
  return words > longestSentence ? [...found, item('style', sentence, `A sentence of ${words} words; split it.`)] : found;
}

/** A marking does not leave with a letter by itself. */
function sensitive(draft: string): readonly DraftCheck[] {
  const { marking } = styleWords();
  const found = marking.exec(draft);
  return found === null
    ? []
    : [
        item(
          'marking',
          { start: found.index, end: found.index + found[0].length, text: found[0] },
          'A protective marking stands in a letter that leaves government.',
        ),
      ];
}

import type { Citation, Passage } from '@assay/core';
import type { Ask } from '../asks/find-asks.ts';
import type { DrafterInput, DraftParagraph } from '../drafter.ts';
import { dayInWords } from '../letter/letter-dates.ts';
import type { LetterKind } from '../letter-kinds.ts';
import type { Case } from '../read-case.ts';
import type { Owner } from '../triage/find-owner.ts';
import { fillPhrase, type PhraseName } from './phrases.ts';

/** How an ask is dealt with in the letter. */
export type Answer = { readonly ask: Ask } & (
  | { readonly status: 'answered'; readonly line: Citation; readonly more: readonly Citation[]; readonly from: 'line' | 'fact' }
  | { readonly status: 'gap'; readonly why: 'none' | 'conflict' }
  | { readonly status: 'routed' }
  | { readonly status: 'not-ours'; readonly owner: Owner }
);

/** A paragraph, with the phrase it is made of where it is the tool's own wording. */
export type ComposedParagraph = DraftParagraph & { readonly phrase?: PhraseName };

/** A gap quotes at most this much of the ask: the whole stands beside the draft. */
const longestQuotation = 300;

/** Puts a reply together: opening, thanks, what is answered in the order it was asked, what goes another way, close. */
export function composeReply(
  read: Case,
  kinds: readonly LetterKind[],
  answers: readonly Answer[],
  { holding, signatory }: Pick<DrafterInput, 'holding' | 'signatory'>,
  factCitations: readonly Citation[],
): readonly ComposedParagraph[] {
  const { correspondent, reference, language, standing } = read;
  const isNamed = correspondent.salutation !== '';
  const body = [...bodyOf(answers, factCitations), ...routedParts(kinds, answers)];
  const isMinister =
    (signatory ?? (kinds.includes('members') || kinds.includes('private-office') ? 'minister' : 'official')) === 'minister';
  return [
    ...(language === 'cy' ? [note('welsh')] : []),
    ...(standing.authority === 'check' ? [note('authority')] : []),
    openingFor(correspondent.salutation),
    ...(reference === '' ? [] : [frame('reference', { reference })]),
    thanks(read, kinds),
    ...(read.distress === '' ? [] : [frame(read.distress === 'loss' ? 'sorry-loss' : 'sorry-distress')]),
    ...(kinds.includes('campaign') ? [frame('campaign')] : []),
    ...(holding === undefined ? [] : [holdingPart(holding)]),
    ...(body.length === 0 ? [frame('nothing-asked')] : body),
    frame(isNamed ? 'close-sincerely' : 'close-faithfully'),
    note(isMinister ? 'signature-minister' : 'signature-official'),
  ];
}

/** A line as it is cited: with who owns it, and when it was cleared and is to be looked at again. */
export function citeLine({ document, title, text, position, metadata }: Passage): Citation {
  const notes = [
    metadata.owner === undefined ? '' : `Owner: ${metadata.owner}`,
    metadata.cleared === undefined || metadata.cleared === '' ? '' : `Cleared: ${metadata.cleared}`,
    metadata.review === undefined || metadata.review === '' ? '' : `Review: ${metadata.review}`,
    metadata.synthetic === true ? 'Synthetic sample' : '',
  ].filter((text) => text !== '');
  return { id: document, title, quote: text, position, notes };
}

// --- Internal ---

function frame(phrase: PhraseName, slots: Readonly<Record<string, string>> = {}): ComposedParagraph {
  return { text: fillPhrase(phrase, slots), citations: [], kind: 'frame', phrase };
}

function routed(phrase: PhraseName): ComposedParagraph {
  return { ...frame(phrase), kind: 'routed' };
}

function note(phrase: PhraseName): ComposedParagraph {
  return { ...frame(phrase), kind: 'note' };
}

function openingFor(salutation: string): ComposedParagraph {
  if (salutation === '') return frame('opening-unknown');
  const [name = '', ...others] = salutation.split(' and ');
  return others.length === 0 ? frame('opening-name', { name }) : frame('opening-names', { name, other: others.join(' and ') });
}

/** By the channel it came by, of its date, and for whom it was written. */
function thanks({ letter, written, standing }: Case, kinds: readonly LetterKind[]): ComposedParagraph {
  const person = named(standing.onBehalfOf);
  if (kinds.includes('members') && standing.onBehalfOf !== '')
    return person === '' ? frame('thanks-constituent') : frame('thanks-constituent-named', { person });
  if (standing.authority !== 'not-needed' && person !== '') return frame('thanks-other', { person });
  const channel = letter.channel === 'web form' ? 'web-form' : letter.channel;
  return written === undefined ? frame(`thanks-${channel}`) : frame(`thanks-${channel}-dated`, { date: dayInWords(written.day) });
}

/** "my mother" is no name that a reply can use. */
function named(person: string): string {
  return /^\p{Lu}/u.test(person) ? person : '';
}

function holdingPart({ until, why = '' }: NonNullable<DrafterInput['holding']>): ComposedParagraph {
  const date = dayInWords(until);
  const words = why.trim();
  const reason = words.charAt(0).toUpperCase() + words.slice(1);
  return reason === '' ? frame('holding-date', { date }) : frame('holding', { why: /[.!?]$/.test(reason) ? reason : `${reason}.`, date });
}

/** Answers and gaps in the order they were asked; a line stands once, and case facts that answer no ask first. */
function bodyOf(answers: readonly Answer[], factCitations: readonly Citation[]): readonly ComposedParagraph[] {
  const placed = new Set(
    answers.flatMap((answer) => (answer.status === 'answered' && answer.from === 'fact' ? [answer.line, ...answer.more] : [])),
  );
  const paragraphs: ComposedParagraph[] = factCitations
    .filter((cited) => !placed.has(cited))
    .map((cited) => ({ text: cited.quote, citations: [cited], kind: 'fact' as const }));
  for (const answer of answers) {
    if (answer.status === 'gap') paragraphs.push(gapFor(answer.ask, answer.why));
    if (answer.status !== 'answered') continue;
    for (const line of [answer.line, ...answer.more]) {
      const isSaid = paragraphs.some(({ citations }) => citations.some(({ position }) => position.document === line.position.document));
      if (!isSaid) paragraphs.push({ text: line.quote, citations: [line], kind: answer.from });
    }
  }
  return paragraphs;
}

function gapFor({ quote }: Ask, why: 'none' | 'conflict'): ComposedParagraph {
  return { ...frame(why === 'conflict' ? 'gap-conflict' : 'gap', { ask: shortened(quote) }), kind: 'gap' };
}

function shortened(quote: string): string {
  const flat = quote.replaceAll(/\s+/g, ' ');
  return flat.length <= longestQuotation ? flat : flat.slice(0, flat.lastIndexOf(' ', longestQuotation));
}

/** What goes another way, said in a sentence of its own; "also" only where something is answered before it. */
function routedParts(kinds: readonly LetterKind[], answers: readonly Answer[]): readonly ComposedParagraph[] {
  const isAll = !answers.some(({ status }) => status === 'answered' || status === 'gap');
  const owners = new Map(answers.flatMap((answer) => (answer.status === 'not-ours' ? [[answer.owner.id, answer.owner] as const] : [])));
  const parts: readonly (readonly [LetterKind, PhraseName])[] = [
    ['foi', isAll ? 'only-foi' : 'separate-foi'],
    ['data-rights', isAll ? 'only-data-rights' : 'separate-data-rights'],
    ['data-protection-complaint', 'data-protection-complaint'],
    ['complaint', isAll ? 'only-complaint' : 'complaint'],
    ['letter-before-claim', 'letter-before-claim'],
    ['invitation', 'invitation'],
  ];
  return [
    ...parts.flatMap(([kind, phrase]) => (kinds.includes(kind) ? [routed(phrase)] : [])),
    ...[...owners.keys()].map((id) => routed(isAll ? `only-not-ours:${id}` : `not-ours:${id}`)),
    ...(kinds.includes('parliamentary-question') ? [note('parliamentary-question')] : []),
  ];
}

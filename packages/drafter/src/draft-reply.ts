import type { Citation, ModelContext, Passage, ToolContext, ToolEvent } from '@assay/core';
import type { Span } from '@assay/language';
import { replyToCampaign } from './campaign/reply-to-campaign.ts';
import { checkDraft } from './check/check-draft.ts';
import { type Answer, citeLine, composeReply } from './compose/compose-reply.ts';
import type { DrafterInput, DrafterResult } from './drafter.ts';
import { checkTold } from './earlier/check-told.ts';
import { readEarlier, toldBeforeOn } from './earlier/told-before.ts';
import { factDocument } from './fact-document.ts';
import type { Letter } from './letter/read-letter.ts';
import { isMember } from './letter/read-role.ts';
import type { LetterKind } from './letter-kinds.ts';
import type { LineChoice } from './lines/choose-line.ts';
import { chooseWithModel } from './lines/choose-with-model.ts';
import { findLines } from './lines/find-lines.ts';
import { type Case, clocksOf, readCase } from './read-case.ts';
import { findOwner } from './triage/find-owner.ts';
import { signAt } from './triage/read-kinds.ts';

/** The drafter: lines and case facts stand word for word, only the frame is the tool's own wording. */
export function draftReply(input: DrafterInput, context: ToolContext): AsyncGenerator<ToolEvent, DrafterResult> {
  return draft(input, context, async (_, choices) => choices);
}

/** The drafter on a model engine: the model chooses among the lines that were found, and writes nothing of the letter. */
export function draftWithModel(input: DrafterInput, context: ModelContext): AsyncGenerator<ToolEvent, DrafterResult> {
  return draft(input, context, (read, choices) => chooseWithModel(read, choices, context.model));
}

// --- Internal ---

type Choosing = (read: Case, choices: readonly LineChoice[]) => Promise<readonly LineChoice[]>;

async function* draft(input: DrafterInput, context: ToolContext, choose: Choosing): AsyncGenerator<ToolEvent, DrafterResult> {
  yield { type: 'progress', message: 'Reading the letter' };
  const read = readCase(input, context.today);
  const { asks, letter } = read;

  const lines = findLines(read, context);
  let step = await lines.next();
  while (step.done !== true) {
    const { place } = step.value;
    yield { type: 'progress', message: `Looking for a line for question ${place + 1} of ${asks.length}`, done: place, total: asks.length };
    step = await lines.next();
  }
  const choices = await choose(read, step.value);

  const facts = factCitations(input);
  const answers = asks.map((ask, place) => answerFor(ask, choices[place], read, input, facts));
  // What a caseworker set stands as they say.
  const kinds = input.corrections?.kinds ?? allKinds(read, answers, input.campaign !== undefined);
  const clocks = clocksOf(read, kinds);
  const paragraphs = composeReply(read, kinds, answers, input, facts);
  for (const { text, citations, phrase } of paragraphs) {
    for (const citation of citations) yield { type: 'citation', citation };
    yield { type: 'text', text, citations, ...(phrase === undefined ? {} : { phrase }) };
  }

  const campaign =
    input.campaign === undefined ? undefined : await replyToCampaign({ input, read, kinds, answers, facts, paragraphs }, context);

  const earlier = readEarlier(input, context.today);
  const before = answers.map((answer) => toldBeforeOn(answer, earlier));

  const text = input.draft ?? paragraphs.map(({ text }) => text).join('\n\n');
  const [opening, close] = [paragraphs.find(isOpening), paragraphs.find(isClose)];
  return {
    draft: text,
    paragraphs: paragraphs.map(({ text, citations, kind }) => ({ text, citations, kind })),
    opening: opening?.text ?? '',
    close: close?.text ?? '',
    reference: read.reference,
    correspondent: { addressee: read.correspondent.addressee, ...read.standing },
    dates: { written: read.written?.day ?? '', received: read.received.day, isReceivedAssumed: read.received.isAssumed },
    channel: letter.channel,
    language: read.language,
    kinds: kinds.map((kind) => {
      const sign = read.kinds.find((one) => one.kind === kind);
      return { kind, reason: sign?.reason ?? reasonFor(kind), places: (sign?.sentences ?? []).map(placeOf) };
    }),
    urgent: read.urgent.map(({ what, ...span }) => ({ what, ...quotedAt(letter, span) })),
    clocks: [...clocks],
    asks: answers.map((answer, place) => ({
      ...askResult(letter, answer, choices[place]),
      ...(input.earlier === undefined ? {} : { before: [...(before[place] ?? [])] }),
    })),
    told: toldIn(read).map(placeOf),
    commissions: answers.flatMap((answer, place) =>
      answer.status === 'gap' ? [commissionFor(answer.ask.quote, choices[place], clocks.find(({ due }) => due !== '')?.due ?? '')] : [],
    ),
    checks: [
      ...(input.holding !== undefined && input.holding.until < context.today
        ? [{ kind: 'figure' as const, quote: '', start: 0, end: 0, message: `The day promised, ${input.holding.until}, is past.` }]
        : []),
      ...checkDraft(text, {
        paragraphs,
        answers,
        letter: letter.text,
        authority: read.standing.authority,
        isEdited: input.draft !== undefined,
      }),
      ...checkTold(before.flat(), text),
    ],
    ...(campaign === undefined ? {} : { campaign: [...campaign] }),
  };
}

/** Kinds whose requests are answered another way, not by a line. */
const goesAnotherWay: ReadonlySet<LetterKind> = new Set([
  'foi',
  'data-rights',
  'data-protection-complaint',
  'letter-before-claim',
  'invitation',
  'complaint',
  'parliamentary-question',
]);

/** A letter of these kinds has nothing left for an official to answer, unless an ask of another sort stands in it. */
const notOrdinary: ReadonlySet<LetterKind> = new Set([...goesAnotherWay, 'campaign', 'members', 'private-office']);

function isOpening({ phrase }: { readonly phrase?: string }): boolean {
  return phrase === 'opening-name' || phrase === 'opening-names' || phrase === 'opening-unknown';
}

function isClose({ phrase }: { readonly phrase?: string }): boolean {
  return phrase === 'close-sincerely' || phrase === 'close-faithfully';
}

function factCitations({ facts = [] }: DrafterInput): readonly Citation[] {
  return facts.map(({ text, by }, place) => {
    const document = factDocument(place);
    return {
      id: document,
      title: `Case fact (${by})`,
      quote: text,
      position: { document, start: 0, end: text.length },
      notes: [`Given by: ${by}`],
    };
  });
}

function answerFor(
  ask: Case['asks'][number],
  choice: LineChoice | undefined,
  read: Case,
  { facts = [], corrections = {} }: DrafterInput,
  cited: readonly Citation[],
): Answer {
  const [fact, ...more] = cited.filter((_, place) => isSameAsk(facts[place]?.ask, ask.quote));
  if (fact !== undefined) return { ask, status: 'answered', line: fact, more, from: 'fact' };
  const set = corrections.lines?.find((one) => isSameAsk(one.ask, ask.quote));
  if (set !== undefined) {
    const line = [...(choice?.nearest ?? []).map(({ passage }) => passage), ...(choice?.line === undefined ? [] : [choice.line])].find(
      ({ document }) => document === set.line,
    );
    return line === undefined
      ? { ask, status: 'gap', why: 'none' }
      : { ask, status: 'answered', line: citeLine(line), more: [], from: 'line' };
  }
  const sign = signAt(
    read.kinds.filter(({ kind }) => goesAnotherWay.has(kind)),
    ask,
  );
  const isStatutory = sign !== undefined && sign.kind !== 'complaint' && sign.kind !== 'data-protection-complaint';
  if (choice?.status === 'found' && choice.line !== undefined && !isStatutory)
    return { ask, status: 'answered', line: citeLine(choice.line), more: [], from: 'line' };
  if (sign !== undefined) return { ask, status: 'routed' };
  const owner = findOwner(ask.quote) ?? findOwner(ask.before);
  if (owner !== undefined && choice?.status === 'none') return { ask, status: 'not-ours', owner };
  return { ask, status: 'gap', why: choice?.status === 'conflict' ? 'conflict' : 'none' };
}

/** A caseworker may leave out the mark at the end. */
function isSameAsk(one: string | undefined, other: string): boolean {
  const bare = (text: string) =>
    text
      .replaceAll(/\s+/g, ' ')
      .trim()
      .replace(/[.?!]+$/, '')
      .toLowerCase();
  return one !== undefined && bare(one) === bare(other);
}

/** What the words say, what is another body's, and what is left for an official. */
function allKinds({ kinds, standing }: Case, answers: readonly Answer[], isCampaign: boolean): readonly LetterKind[] {
  const said = kinds.map(({ kind }) => kind);
  const own = isCampaign && !said.includes('campaign') ? [...said, 'campaign' as const] : said;
  const isFromOffice = isMember(standing.role) || standing.role === 'private-office';
  const isOrdinary = answers.some(({ status }) => status === 'answered' || status === 'gap');
  const isNothingElse = !own.some((kind) => notOrdinary.has(kind)) && !answers.some(({ status }) => status === 'not-ours');
  return [
    ...own,
    ...(answers.some(({ status }) => status === 'not-ours') ? (['not-ours'] as const) : []),
    ...(!isFromOffice && !own.includes('parliamentary-question') && (isOrdinary || isNothingElse) ? (['treat-official'] as const) : []),
  ];
}

function reasonFor(kind: LetterKind): string {
  if (kind === 'campaign') return 'others wrote in the same words';
  return kind === 'not-ours' ? 'asks for what another body does' : 'asks what an official answers';
}

function placeOf({ start, end }: Span) {
  return { document: 'input', start, end };
}

function quotedAt(letter: Letter, span: Span) {
  return { quote: letter.text.slice(span.start, span.end), position: placeOf(span) };
}

function nameLine({ document, title, position }: Passage) {
  return { id: document, title, position };
}

function askResult(letter: Letter, answer: Answer, choice: LineChoice | undefined): DrafterResult['asks'][number] {
  const { ask, status } = answer;
  return {
    ...quotedAt(letter, ask),
    isImplied: ask.isImplied,
    status,
    line: answer.status === 'answered' ? { id: answer.line.id, title: answer.line.title, position: answer.line.position } : null,
    owner: answer.status === 'not-ours' ? answer.owner.name : '',
    refused: (choice?.refused ?? []).map(({ passage, standing }) => ({ ...nameLine(passage), standing })),
    nearest: answer.status === 'answered' ? [] : (choice?.nearest ?? []).map(({ passage }) => nameLine(passage)),
  };
}

/** The writer's own account: sentences that ask nothing and are no greeting. */
function toldIn({ letter, asks }: Case) {
  const isAsked = (one: Span) => asks.some(({ start, end }) => start < one.end && one.start < end);
  return letter.sentences.filter((one) => !isAsked(one) && one.text.split(/\s+/).length >= 5 && /[.!]["'”’)]*$/.test(one.text.trim()));
}

function commissionFor(ask: string, choice: LineChoice | undefined, due: string): DrafterResult['commissions'][number] {
  const nearest = choice?.nearest[0]?.passage.metadata ?? choice?.refused[0]?.passage.metadata;
  return { ask, topic: nearest?.topic ?? '', owner: nearest?.owner ?? '', due, status: 'waiting' };
}

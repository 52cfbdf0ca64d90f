import type { Citation, Passage, ToolContext, ToolEvent } from '@assay/core';
import { chooseLine, topicsOf } from './choose-line.ts';
import type { DrafterInput, DrafterResult } from './drafter.ts';
import { type Ask, findAsks } from './find-asks.ts';
import { fillPhrase, type PhraseName } from './phrases.ts';
import { type Correspondent, readCorrespondent } from './read-correspondent.ts';
import { readReference } from './read-reference.ts';

/** A gap quotes at most this much of the ask: the whole stands beside the draft. */
const longestQuotation = 300;

/** As much of the letter as helps to find the subject; searched once an ask, so it stays short. */
const longestScenario = 4_000;

type Paragraph = DrafterResult['paragraphs'][number] & { readonly phrase?: PhraseName };

/** The drafter on the embedded engine: lines stand word for word, only the frame is the tool's own wording. */
export async function* composeReply({ letter }: DrafterInput, context: ToolContext): AsyncGenerator<ToolEvent, DrafterResult> {
  yield { type: 'progress', message: 'Reading the letter' };
  const asks = findAsks(letter);
  const correspondent = readCorrespondent(letter);
  const reference = readReference(letter);

  const opening = openingFor(correspondent);
  const close = frame(correspondent.kind === 'unknown' ? 'close-faithfully' : 'close-sincerely');
  const about = await readSubject(letter, context);
  const answered: DrafterResult['asks'] = [];
  const body: Paragraph[] = [];
  for (const [place, ask] of asks.entries()) {
    yield { type: 'progress', message: `Looking for a line for question ${place + 1} of ${asks.length}`, done: place, total: asks.length };
    const line = await findLine(ask, about, context);
    const cited = line === undefined ? undefined : citeLine(line);
    const alreadySaid = cited !== undefined && body.some(({ citations }) => citations.some(({ id }) => id === cited.id));
    if (cited === undefined) body.push({ ...frame('gap', { ask: shortened(ask.quote) }), kind: 'gap' });
    else if (!alreadySaid) body.push({ text: cited.quote, citations: [cited], kind: 'line' });
    const position = { document: 'input', start: ask.start, end: ask.end };
    answered.push({ quote: ask.quote, position, status: cited === undefined ? 'gap' : 'answered', line: cited ?? null });
  }
  if (body.length === 0) body.push(frame('nothing-asked'));

  const paragraphs = [
    opening,
    ...(reference === '' ? [] : [frame('reference', { reference })]),
    frame(thanksFor(letter)),
    ...body,
    close,
    frame('signature'),
  ];
  for (const { text, citations, phrase } of paragraphs) {
    for (const citation of citations) yield { type: 'citation', citation };
    yield { type: 'text', text, citations, ...(phrase === undefined ? {} : { phrase }) };
  }
  return {
    draft: paragraphs.map(({ text }) => text).join('\n\n'),
    paragraphs: paragraphs.map(({ text, citations, kind }) => ({ text, citations, kind })),
    asks: answered,
    opening: opening.text,
    close: close.text,
    reference,
  };
}

// --- Internal ---

function frame(phrase: PhraseName, slots: Readonly<Record<string, string>> = {}): Paragraph {
  return { text: fillPhrase(phrase, slots), citations: [], kind: 'frame', phrase };
}

function openingFor(correspondent: Correspondent): Paragraph {
  if (correspondent.kind === 'titled' && correspondent.title === 'Councillor')
    return frame('opening-councillor', { surname: correspondent.surname });
  if (correspondent.kind === 'titled' && correspondent.title === 'Professor')
    return frame('opening-professor', { surname: correspondent.surname });
  if (correspondent.kind === 'titled') return frame('opening-title', { title: correspondent.title, surname: correspondent.surname });
  if (correspondent.kind === 'named') return frame('opening-name', { name: correspondent.name });
  return frame('opening-unknown');
}

function thanksFor(letter: string): PhraseName {
  if (/\bmy constituents?\b/i.test(letter)) return 'thanks-constituent';
  return /^(?:from|to|sent|subject|date):/im.test(letter) ? 'thanks-e-mail' : 'thanks';
}

/** What the whole letter is about: looked up once, so that each ask is understood in its light. */
interface Subject {
  readonly line: string;
  readonly text: string;
  readonly passages: readonly Passage[];
  readonly topics: ReadonlyMap<string, number>;
  readonly found: ReadonlyMap<string, number>;
}

async function readSubject(letter: string, context: ToolContext): Promise<Subject> {
  const line = subjectOf(letter);
  // Its numbers are of a person or a place (an age, an address), not of what is asked.
  const text = letter.slice(0, longestScenario).replaceAll(/\d+/g, ' ');
  const { passages } = await context.search({ text: `${line} ${text}`, collection: 'lines', limit: 60 });
  const found = new Map(passages.map(({ id, score }) => [id, score]));
  return { line, text, passages, topics: topicsOf(passages), found };
}

async function findLine(ask: Ask, subject: Subject, context: ToolContext): Promise<Passage | undefined> {
  const around = `${subject.line} ${ask.before}`;
  const { passages } = await context.search({ text: ask.quote, scenario: `${around} ${subject.text}`, collection: 'lines', limit: 12 });
  const known = new Set(passages.map(({ id }) => id));
  // Lines found for the letter alone keep no score for this ask.
  const others = subject.passages.filter(({ id }) => !known.has(id)).map((passage) => ({ ...passage, score: 0 }));
  return chooseLine({ ask: ask.quote, around, topics: subject.topics, found: subject.found }, [...passages, ...others]);
}

/** The line that says what the letter is about: a subject field, or the short line after the salutation. */
function subjectOf(letter: string): string {
  return (
    /^(?:subject|re|regarding)\s*:\s*(.{3,150})$/im.exec(letter)?.[1] ?? /^dear .{1,80}\n\s*(.{3,100})\n\s*\n/im.exec(letter)?.[1] ?? ''
  );
}

function citeLine({ document, title, text, position, metadata }: Passage): Citation {
  const owner = metadata.owner === undefined ? [] : [`Owner: ${metadata.owner}`];
  const cleared = metadata.cleared === undefined ? [] : [`Cleared: ${metadata.cleared}`];
  const synthetic = metadata.synthetic === true ? ['Synthetic sample'] : [];
  return { id: document, title, quote: text, position, notes: [...owner, ...cleared, ...synthetic] };
}

function shortened(quote: string): string {
  const flat = quote.replace(/\s+/g, ' ');
  return flat.length <= longestQuotation ? flat : flat.slice(0, flat.lastIndexOf(' ', longestQuotation));
}

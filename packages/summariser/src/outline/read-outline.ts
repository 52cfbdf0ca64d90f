import { collapseSpace, contentStems, countWords, isListItem, type Span, splitSentences, tokenise } from '@assay/language';
import { atOnce, type Steps } from '../in-turns.ts';
import { cutLong } from './cut-long.ts';
import { findSpeakers, isNarrative } from './find-speakers.ts';
import { headingLevel, headingTitle, isField, isHeading, subjectOf } from './is-heading.ts';
import { itemMark, leadIns } from './lead-ins.ts';
import type { Outline, Point, Section } from './outline.ts';
import { paragraphsOf } from './paragraphs-of.ts';
import { tableReader } from './table-rows.ts';
import { withoutReferences } from './without-references.ts';

/** Parts documents into headings and points. A point is made of verbatim stretches, so that each can be traced. */
export function* readingOutline(documents: readonly Readable[]): Steps<Outline> {
  const sections: Section[] = [];
  const points: Point[] = [];
  const titles: string[] = [];
  for (const [document, { title = '', text }] of documents.entries()) {
    const first = sections.length;
    yield* readDocument(text, document, sections, points);
    titles.push(title !== '' ? title : titleOf(sections.slice(first), points, document));
  }
  return { titles, sections, points };
}

/** The same, at once. */
export function readOutline(documents: readonly Readable[]): Outline {
  return atOnce(readingOutline(documents));
}

// --- Internal ---

interface Readable {
  readonly title?: string | undefined;
  readonly text: string;
}

/** So many paragraphs are read in one step. */
const paragraphsInStep = 32;

/** A lead-in longer than this is a paragraph of its own, not what opens a list. */
const longestLeadIn = 400;

/** What a lead-in opens without list marks: short sentences, each a paragraph. */
const longestLed = 240;

/** A heading is shown at so many characters. */
const longestHeading = 300;

/** The head of a letter or an e-mail is over after so many paragraphs. */
const headParagraphs = 15;

/** An address, or a bare number, says nothing by itself. */
const saysSomething = /^(?![\s,(]{0,4}(?:https?:\/\/|www\.)).*\p{L}/su;

/** "Does not" and "doesn't" deny alike. */
const contraction = /n['’]t\b/gi;

interface Opening {
  /** What is said before the sentence: speaker, lead-ins, header. */
  readonly before: readonly Span[];
  readonly stems: readonly string[];
}

function* readDocument(text: string, document: number, sections: Section[], points: Point[]): Steps<void> {
  const paragraphs = paragraphsOf(text);
  const speakers = findSpeakers(text, paragraphs);
  const paragraphsBefore = (points.at(-1)?.paragraph ?? -1) + 1;
  const leads = leadIns();
  const table = tableReader();
  let unused: { readonly span: Span; readonly number: number } | undefined;
  let speaker: Point['speaker'];
  let fieldAt = -1;
  sections.push({ document, title: '', start: 0, end: 0 });

  const push = (span: Span, { number, place, kind, opening }: { number: number; place: number; kind: Point['kind']; opening: Opening }) => {
    const own = collapseSpace(text.slice(span.start, span.end));
    if (!saysSomething.test(own)) return;
    const spans = [...opening.before, ...(kind === 'row' ? [span] : withoutReferences(text, span))];
    const whole = spans.map(({ start, end }) => collapseSpace(text.slice(start, end))).join(' ');
    points.push({
      document,
      spans,
      text: whole,
      sentence: span,
      own,
      words: tokenise(own.replace(contraction, ' not')).map(({ word }) => word),
      stems: [...opening.stems, ...contentStems(own)],
      wordCount: countWords(whole),
      index: points.length,
      paragraph: paragraphsBefore + number,
      place,
      section: sections.length - 1,
      kind,
      ...(speaker === undefined ? {} : { speaker }),
    });
  };
  const spoken = (): readonly Span[] => (speaker === undefined ? [] : [{ start: speaker.start, end: speaker.end }]);
  const openingOf = (before: readonly Span[]): Opening => ({
    before: [...spoken(), ...before],
    stems: before.flatMap(({ start, end }) => contentStems(text.slice(start, end))),
  });
  /** A lead-in that led into nothing is told by itself. */
  const tellUnused = () => {
    if (unused !== undefined) push(unused.span, { number: unused.number, place: 0, kind: 'prose', opening: openingOf([]) });
    unused = undefined;
  };

  /** Read once for all the rows under a header. */
  let headed: { readonly header: Span | undefined; readonly opening: Opening } | undefined;
  const openingUnder = (header: Span | undefined): Opening => {
    if (headed === undefined || headed.header !== header || header === undefined)
      headed = { header, opening: openingOf(header === undefined ? [] : [header]) };
    return headed.opening;
  };

  for (const [number, paragraph] of paragraphs.entries()) {
    if (number % paragraphsInStep === 0) yield;
    const line = text.slice(paragraph.start, paragraph.end);
    const turn = speakers.get(number);
    const following = paragraphs[number + 1];
    const next = following === undefined ? undefined : text.slice(following.start, following.end);
    const isInHead = number < headParagraphs || fieldAt === number - 1 || (next !== undefined && isHeadLine(next));
    if (turn === undefined && isInHead && isField(line)) {
      fieldAt = number;
      continue;
    }
    const subject = isInHead ? subjectOf(line) : undefined;
    if (subject !== undefined) fieldAt = number;
    if (turn === undefined && (subject !== undefined || (number + 1 < paragraphs.length && isHeading(line)))) {
      tellUnused();
      const level = headingLevel(line);
      const title = (subject ?? headingTitle(line)).slice(0, longestHeading);
      sections.push({
        document,
        title,
        start: paragraph.start,
        end: Math.min(paragraph.end, paragraph.start + longestHeading),
        ...(level === undefined ? {} : { level }),
      });
      leads.close();
      table.end();
      speaker = undefined;
      continue;
    }
    if (turn !== undefined) speaker = { name: turn.name, start: paragraph.start, end: paragraph.start + turn.length };
    else if (speaker !== undefined && isNarrative(line)) speaker = undefined;

    if (turn === undefined && line.includes('|') && isRow(line)) {
      if (table.read(line, paragraph, next) !== 'row') continue;
      push(paragraph, { number, place: 0, kind: 'row', opening: openingUnder(table.header()) });
      continue;
    }
    table.end();

    const kind = turn !== undefined ? 'prose' : kindOf(line);
    const from = skipSpace(text, paragraph.start + (turn?.length ?? markerLength(line)));
    const sentences = splitSentences(text.slice(from, paragraph.end)).flatMap(({ start, end }) =>
      cutLong(text, { start: from + start, end: from + end }),
    );
    const mark = kind === 'item' ? itemMark(line, indentOf(text, paragraph.start)) : undefined;
    const isLed = kind === 'item' || (kind === 'prose' && turn === undefined && line.length <= longestLed && sentences.length === 1);
    if (!isLed && unused === undefined) leads.close();
    let before = mark !== undefined ? leads.forItem(mark) : leads.forProse();
    for (const [place, span] of sentences.entries()) {
      const isLast = place === sentences.length - 1;
      if (isLast && text[span.end - 1] === ':' && span.end - span.start <= longestLeadIn) {
        if (mark !== undefined) leads.nest(span, mark);
        else {
          tellUnused();
          leads.open(span);
          unused = { span, number };
        }
        continue;
      }
      if (before.length > 0) unused = undefined;
      push(span, { number, place, kind, opening: openingOf(place === 0 ? before : []) });
      // Only the first sentence of a paragraph is led in.
      if (place === 0 && !isLed) leads.close();
      before = [];
    }
  }
  tellUnused();
}

/** A line of the head of a letter or an e-mail; in a thread heads stand anywhere, several such lines together. */
function isHeadLine(line: string): boolean {
  return isField(line) || subjectOf(line) !== undefined;
}

function titleOf(sections: readonly Section[], points: readonly Point[], document: number): string {
  const firstPoint = points.find((point) => point.document === document);
  const first = sections.find(({ title }) => title !== '' && !marking.test(title));
  if (first === undefined) return '';
  // A heading far down is that of its section, not of the document.
  const opens = firstPoint === undefined || first.start < (firstPoint.spans[0]?.start ?? 0) || sections.indexOf(first) <= 2;
  return opens ? first.title : '';
}

/** A protective marking at the head of a page is no title. */
const marking = /^(?:uk\s+)?(?:official|secret|top secret|restricted|confidential|protect|unclassified)(?:[\s:–-]+[A-Z\s:–-]*)?$/i;

/** "-", "(a)", "3." and "4.2" before what is said; "A. Smith" is a name. */
function markerLength(line: string): number {
  if (/^[A-Z]\.\s+\p{Lu}\p{Ll}+\s+\p{Ll}/u.test(line)) return 0;
  if (isListItem(line)) return /^\S+\s+/.exec(line)?.[0].length ?? 0;
  return /^\d{1,3}(?:\.\d{1,3}){1,3}\.?\s+(?=\p{L})/u.exec(line)?.[0].length ?? 0;
}

function skipSpace(text: string, at: number): number {
  let place = at;
  while (/\s/.test(text[place] ?? '')) place += 1;
  return place;
}

/** How far a paragraph's first line is set in. */
function indentOf(text: string, start: number): number {
  return start - (text.lastIndexOf('\n', start - 1) + 1);
}

function isRow(line: string): boolean {
  return !line.includes('\n') && (line.includes(' | ') || /^\|.*\|$/.test(line));
}

/** Papers number their paragraphs too: a list item is short and goes on from what leads into its list. */
function kindOf(line: string): Point['kind'] {
  if (/^(?:\[\^?\w{1,3}\]:?|[¹²³⁴-⁹†‡]{1,3}|\*(?!\s|\*))\s*\S/.test(line)) return 'footnote';
  if (markerLength(line) === 0 || !isListItem(line)) return 'prose';
  const isNumbered = /^\d/.test(line);
  return isNumbered && (line.endsWith(':') || countWords(line) > 40) ? 'prose' : 'item';
}

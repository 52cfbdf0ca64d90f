import { collapseSpace, contentStems, countWords, isListItem, type Span, splitParagraphs, splitSentences, tokenise } from '@assay/language';
import { findSpeakers } from './find-speakers.ts';
import { headingTitle, isField, isHeading } from './is-heading.ts';
import type { Outline, Point, Section } from './outline.ts';

/** Parts documents into headings and points. A point is made of verbatim stretches, so that each can be traced. */
export function readOutline(documents: readonly { readonly title?: string | undefined; readonly text: string }[]): Outline {
  const sections: Section[] = [];
  const points: Point[] = [];
  const titles = documents.map(({ title = '', text }, document) => {
    const first = sections.length;
    readDocument(text, document, sections, points);
    return title !== '' ? title : titleOf(sections.slice(first), points, document);
  });
  return { titles, sections, points };
}

// --- Internal ---

/** An address, or a bare number, says nothing by itself. */
const saysSomething = /^(?![\s,(]{0,4}(?:https?:\/\/|www\.)).*\p{L}/su;

/** A lead-in longer than this is a paragraph of its own, not what opens a list. */
const longestLeadIn = 400;

function readDocument(text: string, document: number, sections: Section[], points: Point[]): void {
  const paragraphs = splitParagraphs(text);
  const speakers = findSpeakers(text, paragraphs);
  let paragraphsBefore = points.at(-1)?.paragraph ?? -1;
  paragraphsBefore += 1;
  sections.push({ document, title: '', start: 0, end: 0 });
  let leadIn: Span | undefined;
  let header: Span | undefined;
  let speaker: (Span & { name: string }) | undefined;

  for (const [number, paragraph] of paragraphs.entries()) {
    const line = text.slice(paragraph.start, paragraph.end);
    const turn = speakers.get(number);
    if (turn === undefined && isField(line)) continue;
    if (turn === undefined && number + 1 < paragraphs.length && isHeading(line)) {
      sections.push({ document, title: headingTitle(line), ...paragraph });
      [leadIn, header, speaker] = [undefined, undefined, undefined];
      continue;
    }
    if (turn !== undefined) speaker = { name: turn.name, start: paragraph.start, end: paragraph.start + turn.length };
    const isRow = line.includes(' | ');
    const kind = isRow ? 'row' : turn !== undefined ? 'prose' : kindOf(line);
    const isItem = kind === 'item';
    if (!isRow) header = undefined;
    else header ??= paragraph;
    if (kind === 'prose') leadIn = undefined;
    const from = skipSpace(text, paragraph.start + (turn?.length ?? (isRow ? 0 : markerLength(line))));
    const body = { start: from, end: paragraph.end };
    const sentences = isRow ? [{ start: 0, end: body.end - from }] : splitSentences(text.slice(from, body.end));
    for (const [place, sentence] of sentences.entries()) {
      const span = { start: from + sentence.start, end: from + sentence.end };
      const own = collapseSpace(text.slice(span.start, span.end));
      if (own.endsWith(':') && !isItem && place === sentences.length - 1 && own.length <= longestLeadIn) {
        leadIn = span;
        continue;
      }
      if (isRow ? header === paragraph : !saysSomething.test(own)) continue;
      const opens = [
        ...(isItem && place === 0 && leadIn !== undefined ? [leadIn] : []),
        ...(isRow && header !== undefined ? [header] : []),
      ];
      // A turn's label and its first sentence stand together.
      const spoken = speaker !== undefined ? [speaker] : [];
      const spans = [...spoken.map(({ start, end }) => ({ start, end })), ...opens, span];
      const whole = spans.map(({ start, end }) => collapseSpace(text.slice(start, end))).join(' ');
      points.push({
        document,
        spans,
        text: whole,
        own,
        words: tokenise(own).map(({ word }) => word),
        stems: contentStems(opens.length === 0 ? own : `${opens.map(({ start, end }) => text.slice(start, end)).join(' ')} ${own}`),
        wordCount: countWords(whole),
        index: points.length,
        paragraph: paragraphsBefore + number,
        place,
        section: sections.length - 1,
        kind,
        ...(speaker === undefined ? {} : { speaker }),
      });
    }
  }
}

/** A protective marking at the head of a page is no title. */
const marking = /^(?:uk\s+)?(?:official|secret|top secret|restricted|confidential|protect|unclassified)(?:[\s:–-]+[A-Z\s:–-]*)?$/i;

function titleOf(sections: readonly Section[], points: readonly Point[], document: number): string {
  const firstPoint = points.find((point) => point.document === document);
  const first = sections.find(({ title }) => title !== '' && !marking.test(title));
  if (first === undefined) return '';
  // A heading far down is that of its section, not of the document.
  const opens = firstPoint === undefined || first.start < (firstPoint.spans[0]?.start ?? 0) || sections.indexOf(first) <= 2;
  return opens ? first.title : '';
}

/** "-", "(a)", "3." and "4.2" before what is said. */
function markerLength(line: string): number {
  return isListItem(line)
    ? (/^\S+\s+/.exec(line)?.[0].length ?? 0)
    : (/^\d{1,3}(?:\.\d{1,3}){1,3}\.?\s+(?=\p{Lu}|\p{Ll})/u.exec(line)?.[0].length ?? 0);
}

function skipSpace(text: string, at: number): number {
  let place = at;
  while (/\s/.test(text[place] ?? '')) place += 1;
  return place;
}

/** Papers number their paragraphs too: a list item is short and goes on from what leads into its list. */
function kindOf(line: string): Point['kind'] {
  if (/^(?:\[\^?\w{1,3}\]:?|[¹²³⁴-⁹†‡]{1,3}|\*(?!\s|\*))\s*\S/.test(line)) return 'footnote';
  if (!isListItem(line)) return 'prose';
  const isNumbered = /^\d/.test(line);
  return isNumbered && (line.endsWith(':') || countWords(line) > 40 || /[.!?]\s+\p{Lu}/u.test(line.replace(/^\S+\s+/, '')))
    ? 'prose'
    : 'item';
}

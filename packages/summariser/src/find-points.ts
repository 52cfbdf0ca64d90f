import { contentStems, countWords, isListItem, type Span, splitParagraphs, splitSentences, tokenise } from '@assay/language';

/** A sentence that could stand in a summary; a list item carries the words that lead into its list. */
export interface Point {
  readonly spans: readonly Span[];
  readonly text: string;
  readonly words: readonly string[];
  readonly stems: ReadonlySet<string>;
  readonly wordCount: number;
  /** Place in the document, counted in points and in paragraphs. */
  readonly index: number;
  readonly paragraph: number;
  readonly opensParagraph: boolean;
  /** The heading it stands under; empty before the first. */
  readonly section: string;
}

/** What a document offers to a summary. */
export interface Outline {
  readonly title: string;
  readonly sections: readonly string[];
  readonly points: readonly Point[];
}

/** Parts a text into headings and points. Points are verbatim stretches, so that each can be traced. */
export function findPoints(text: string): Outline {
  const paragraphs = splitParagraphs(text);
  const points: Point[] = [];
  const sections: string[] = [];
  let section = '';
  let leadIn: Span | undefined;

  for (const [number, paragraph] of paragraphs.entries()) {
    const line = text.slice(paragraph.start, paragraph.end);
    if (number + 1 < paragraphs.length && isHeading(line)) {
      section = line.replace(/^#{1,6}\s+/, '');
      sections.push(section);
      leadIn = undefined;
      continue;
    }
    const isItem = isListItem(line);
    const body = isItem ? { start: paragraph.start + markerLength(line), end: paragraph.end } : paragraph;
    if (!isItem) leadIn = undefined;
    const sentences = splitSentences(text.slice(body.start, body.end));
    for (const [place, sentence] of sentences.entries()) {
      const span = { start: body.start + sentence.start, end: body.start + sentence.end };
      const own = text.slice(span.start, span.end);
      if (own.endsWith(':') && !isItem) {
        leadIn = span;
        continue;
      }
      const spans = isItem && leadIn !== undefined && place === 0 ? [leadIn, span] : [span];
      const whole = spans.map(({ start, end }) => text.slice(start, end).replace(/\s+/g, ' ')).join(' ');
      points.push({
        spans,
        text: whole,
        words: tokenise(own).map(({ word }) => word),
        stems: new Set(contentStems(whole)),
        wordCount: countWords(whole),
        index: points.length,
        paragraph: number,
        opensParagraph: place === 0,
        section,
      });
    }
  }
  const first = sections[0] ?? '';
  return { title: first, sections, points };
}

function markerLength(line: string): number {
  return /^\S+\s+/.exec(line)?.[0].length ?? 0;
}

/** A heading is a short line without an end mark; something must follow it. */
function isHeading(line: string): boolean {
  if (/^#{1,6}\s/.test(line)) return true;
  if (line.includes('\n') || line.length > 90 || isListItem(line) || /[.!?:;,]["'”’)\]]*$/.test(line)) return false;
  return countWords(line) <= 12;
}

import type { Citation, ToolContext, ToolEvent } from '@assay/core';
import { choosePoints } from './choose-points.ts';
import { findPoints, type Point } from './find-points.ts';
import { scorePoints } from './score-points.ts';
import type { SummariserInput, SummariserResult } from './summariser.ts';

/** The summariser on the embedded engine: chooses sentences, changes none. */
export async function* extractKeyPoints(
  { document, maxWords }: SummariserInput,
  _context: ToolContext,
): AsyncGenerator<ToolEvent, SummariserResult> {
  yield { type: 'progress', message: 'Reading the document' };
  const { title, sections, points } = findPoints(document);
  yield { type: 'progress', message: `Choosing from ${points.length} sentences` };
  const chosen = choosePoints(points, scorePoints(points), maxWords);

  const sentences: SummariserResult['sentences'] = [];
  for (const point of chosen) {
    const citations = citationsOf(point, document, sentences.length);
    for (const citation of citations) yield { type: 'citation', citation };
    yield { type: 'text', text: point.text, citations };
    sentences.push({ text: point.text, citations });
  }
  const drawnOn = new Set(chosen.map(({ section }) => section));
  return {
    title,
    words: chosen.reduce((sum, { wordCount }) => sum + wordCount, 0),
    sentences,
    leftOut: sections.filter((section) => section !== title && !drawnOn.has(section)),
  };
}

function citationsOf({ spans, section }: Point, document: string, before: number): Citation[] {
  return spans.map(({ start, end }, place) => ({
    id: `s${before + 1}${place === 0 ? '' : `.${place + 1}`}`,
    title: 'Your document',
    quote: document.slice(start, end),
    position: { document: 'input', start, end, ...(section === '' ? {} : { section }) },
  }));
}

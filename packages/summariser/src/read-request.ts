import type { ToolEvent } from '@assay/core';
import { askedWords } from './asked-words.ts';
import { type Citer, citer } from './citer.ts';
import { type Format, formatOf, templateFormat } from './formats.ts';
import { inTurns } from './in-turns.ts';
import type { Outline } from './outline/outline.ts';
import { readingOutline } from './outline/read-outline.ts';
import type { SummariserInput } from './summariser.ts';

/** What was asked for and what it is to be made from. */
export interface ReadRequest {
  readonly outline: Outline;
  readonly format: Format;
  /** How long the summary is to be. */
  readonly words: number;
  readonly cite: Citer;
}

/** What is made where no format is asked for. */
const usualFormat = 'key-points';

/** Words for each heading of a template, where no length is asked for. */
const templateWords = 60;

/** Reads the documents, the format and the length of a request, alike on every engine. */
export async function* readRequest(
  { documents, format: id, template, length }: SummariserInput,
  { signal }: { readonly signal: AbortSignal },
): AsyncGenerator<ToolEvent, ReadRequest> {
  yield { type: 'progress', message: documents.length === 1 ? 'Reading the document' : `Reading ${documents.length} documents` };
  const outline = await inTurns(readingOutline(documents), signal);
  // What leads into a sentence, or heads its row, is counted where it stands and not with every sentence.
  const given = outline.points.reduce((sum, point) => sum + point.words.length, 0);
  const format = template === undefined ? formatOf(id ?? usualFormat) : templateFormat(template, templateWords * template.length);
  return { outline, format, words: askedWords(length ?? { words: format.words }, given), cite: citer(outline, documents) };
}

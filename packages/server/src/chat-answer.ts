import { type Citation, restoreTexts } from '@assay/core';
import type { StartedRun } from './active-runs.ts';

/** A stretch of an answer as plain text. */
export interface ChatPiece {
  readonly text: string;
}

/** A run's answer as a chat shows it: paragraphs with numbers, and what the numbers stand for at the end. */
export async function* chatAnswer(run: StartedRun): AsyncGenerator<ChatPiece, void> {
  const citations = new Map<string, Citation>();
  let isFirst = true;
  for await (const raw of run.journal.follow(0)) {
    const event = restoreTexts(raw, run.restore);
    if (event.type === 'citation') citations.set(event.citation.id, event.citation);
    if (event.type === 'text') {
      const numbers = event.citations.map((id) => [...citations.keys()].indexOf(id) + 1).filter((number) => number > 0);
      const marks = numbers.map((number) => ` [${number}]`).join('');
      yield { text: `${isFirst ? '' : '\n\n'}${event.text}${marks}` };
      isFirst = false;
    }
    if (event.type === 'ended' && event.status === 'done' && citations.size > 0) {
      const sources = [...citations.values()].map((citation, place) => `[${place + 1}] ${describe(citation)}`);
      yield { text: `\n\nSources\n${sources.join('\n')}` };
    }
  }
}

// --- Internal ---

function describe({ title, position, url, notes = [] }: Citation): string {
  const { page, section } = position;
  return [title, section, page === undefined ? undefined : `page ${page}`, url, ...notes].filter((item) => item !== undefined).join(', ');
}

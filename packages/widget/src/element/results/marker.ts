import { element } from '../element.ts';
import type { Position } from '../wire.ts';
import type { ResultWords } from './result-words.ts';

interface MarkerParts {
  readonly number: number;
  readonly position: Position;
  readonly words: ResultWords;
  openSource(position: Position, opener: HTMLElement): void;
}

/** The small number behind a statement that opens its source. */
export function marker({ number, position, words, openSource }: MarkerParts): HTMLElement {
  const place = position.section ?? words('citation.untitled');
  const made = element(
    'button',
    { type: 'button', class: 'marker', part: 'citation', 'aria-label': words('citation', { number, place }) },
    [String(number)],
  );
  made.addEventListener('click', () => openSource(position, made));
  return made;
}

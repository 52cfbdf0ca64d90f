import { element } from '../element.ts';
import type { Position } from '../wire.ts';
import type { DeskWords } from './desk-words.ts';
import type { Draft } from './read-draft.ts';

/** The letter with what it asks marked in it. */
export interface LetterPane {
  readonly element: HTMLElement;
  /** Goes to a place in the letter; Escape goes back to what asked for it. */
  open(position: Position, opener: HTMLElement): void;
}

/** Shows the letter as it was sent, each question and each urgent passage marked where it stands. */
export function letterPane(letter: string, { asks, urgent }: Draft, words: DeskWords): LetterPane {
  const marks = new Map<number, HTMLElement>();
  const parts: (string | HTMLElement)[] = [];
  let last = 0;
  const numbered = [
    ...asks.map(({ position }, place) => ({ position, number: String(place + 1) })),
    ...urgent.map(({ position }) => ({ position, number: '!' })),
  ].sort((one, other) => one.position.start - other.position.start);
  for (const { position, number } of numbered) {
    // Passages may lie within each other: the first of them is marked.
    if (position.start < last || position.end > letter.length) continue;
    const mark = element('mark', { tabindex: '-1' }, [
      element('span', { class: 'mark-number', 'aria-hidden': 'true' }, [number]),
      letter.slice(position.start, position.end),
    ]);
    marks.set(position.start, mark);
    parts.push(letter.slice(last, position.start), mark);
    last = position.end;
  }
  const id = 'desk-letter';
  const page = element('div', { class: 'source-text', dir: 'auto', role: 'group', tabindex: '0', 'aria-labelledby': id }, [
    ...parts,
    letter.slice(last),
  ]);
  let cameFrom: HTMLElement | undefined;
  page.addEventListener('keydown', (event) => {
    if (event.key === 'Escape') cameFrom?.focus();
  });
  return {
    element: element('section', { class: 'pane pane-letter', 'aria-labelledby': id }, [
      element('h4', { id }, [words('desk.letter')]),
      page,
    ]),
    open({ start }, opener) {
      cameFrom = opener;
      const found = marks.get(start) ?? [...marks].findLast(([from]) => from <= start)?.[1] ?? page;
      found.focus({ preventScroll: true });
      found.scrollIntoView({ block: 'nearest' });
    },
  };
}

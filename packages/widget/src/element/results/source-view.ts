import { button, element, tellLanguage } from '../element.ts';
import type { Position } from '../wire.ts';
import { excerpt } from './excerpt.ts';
import type { ResultWords } from './result-words.ts';

interface SourceParts {
  readonly id: string;
  readonly title: string;
  /** The texts as they were sent: "input", then "input-2". */
  readonly texts: readonly string[];
  readonly words: ResultWords;
}

/** The text that was sent, opened at a place. */
export interface SourceView {
  readonly element: HTMLElement;
  open(position: Position, opener: HTMLElement): void;
}

/** Shows where a statement stands in the text it was made from; closing it brings the focus back. */
export function sourceView({ id, title, texts, words }: SourceParts): SourceView {
  const page = element('div', { class: 'source-text', dir: 'auto', role: 'group', tabindex: '0', 'aria-labelledby': id });
  const part = element('p', { class: 'facts', hidden: true }, [words('source.part')]);
  let cameFrom: HTMLElement | undefined;
  const close = () => {
    view.hidden = true;
    cameFrom?.focus();
  };
  const view = element('section', { class: 'source', part: 'source', 'aria-labelledby': id, hidden: true }, [
    element('div', { class: 'source-head' }, [element('h4', { id }, [title]), button(words('source.close'), 'secondary', close)]),
    part,
    page,
  ]);
  view.addEventListener('keydown', (event) => {
    if (event.key === 'Escape') close();
  });

  return {
    element: view,
    open(position, opener) {
      cameFrom = opener;
      const { before, marked, after, isCut } = excerpt(textAt(texts, position), position);
      const mark = element('mark', { tabindex: '-1' }, [marked]);
      page.replaceChildren(before, mark, after);
      tellLanguage(page);
      part.hidden = !isCut;
      view.hidden = false;
      mark.focus({ preventScroll: true });
      mark.scrollIntoView({ block: 'center' });
    },
  };
}

// --- Internal ---

function textAt(texts: readonly string[], { document }: Position): string {
  const number = /^input-(\d{1,2})$/.exec(document)?.[1];
  return texts[number === undefined ? 0 : Number(number) - 1] ?? '';
}

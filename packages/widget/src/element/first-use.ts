import { button, element, tellLanguage } from './element.ts';
import type { Words } from './words.ts';

interface FirstUseParts {
  /** Whether there is a tool that takes a question. */
  readonly examples: boolean;
  onExample(text: string): void;
  onDone(): void;
}

/** What a person should know before the first use, and questions to begin with; undefined once they have put it away. */
export function firstUse(words: Words, { examples: canAsk, onExample, onDone }: FirstUseParts): HTMLElement | undefined {
  if (wasPutAway()) return undefined;
  const keys = canAsk ? (['first.example.1', 'first.example.2'] as const) : [];
  const examples = keys.map((key) => words(key)).filter((text) => text !== '');
  const id = 'first-use';
  const view = element('section', { class: 'first-use', part: 'first-use', 'aria-labelledby': id }, [
    element('h2', { id }, [words('first.title')]),
    element(
      'ul',
      {},
      (['first.ai', 'first.wrong', 'first.personal'] as const).map((key) => element('li', {}, [words(key)])),
    ),
    examples.length === 0 ? undefined : element('p', { class: 'facts' }, [words('first.examples')]),
    element(
      'div',
      { class: 'row' },
      examples.map((text) => {
        const made = button(text, 'link', () => onExample(text));
        tellLanguage(made);
        return made;
      }),
    ),
    element('p', {}, [
      button(words('first.done'), 'secondary', () => {
        putAway();
        view.remove();
        onDone();
      }),
    ]),
  ]);
  return view;
}

// --- Internal ---

const key = 'assay-first-use';

function wasPutAway(): boolean {
  try {
    return localStorage.getItem(key) !== null;
  } catch {
    return false;
  }
}

function putAway(): void {
  try {
    localStorage.setItem(key, 'read');
  } catch {
    // It is away for this visit.
  }
}

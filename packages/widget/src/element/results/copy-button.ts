import type { Announcer } from '../announcer.ts';
import { button, element } from '../element.ts';
import type { ResultWords } from './result-words.ts';

interface CopyParts {
  readonly words: ResultWords;
  readonly announcer: Announcer;
  /** What stands beside the button. */
  readonly beside?: HTMLElement | undefined;
}

/** Copies a text; where the browser forbids it, the text is laid open and selected. */
export function copyButton(given: string | (() => string), { words, announcer, beside }: CopyParts): HTMLElement {
  const said = element('span', { class: 'filled' });
  const fallback = element('div');
  const copy = async () => {
    const text = typeof given === 'string' ? given : given();
    try {
      await navigator.clipboard.writeText(text);
      said.textContent = words('copy.done');
      announcer.say(words('copy.done'));
    } catch {
      const box = element('textarea', { class: 'copy-box', rows: '8', readonly: true, 'aria-label': words('copy.failed') });
      box.value = text;
      fallback.replaceChildren(element('p', { class: 'hint' }, [words('copy.failed')]), box);
      box.focus();
      box.select();
    }
  };
  const row = element('div', { class: 'row' }, [button(words('copy'), 'secondary', copy), said, beside]);
  return element('div', { class: 'copy' }, [row, fallback]);
}

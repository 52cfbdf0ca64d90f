import { type Child, element, tellLanguage } from './element.ts';
import type { Stretch } from './marked-text.ts';
import type { Words } from './words.ts';

/** A labelled control with its hint and, when something is wrong, what. */
export interface Field {
  readonly element: HTMLElement;
  /** What an error summary sends the person to. */
  readonly control: HTMLElement;
  showError(message: string | undefined): void;
  /** Marks stretches of what stands in it, until that is changed. */
  mark?(places: readonly Stretch[]): void;
  /** Takes the person to a stretch that is marked. */
  goTo?(place: Stretch): void;
}

interface FieldParts {
  readonly control: HTMLElement & { id: string };
  readonly label: string;
  readonly hint?: string;
  readonly after?: readonly Child[];
}

/** Puts label, hint, error and control together, each tied to the control. */
export function field({ control, label, hint, after = [] }: FieldParts, words: Words): Field {
  const hintId = `${control.id}-hint`;
  const wrongId = `${control.id}-wrong`;
  const wrong = element('p', { class: 'wrong', id: wrongId, hidden: true });
  const wrapper = element('div', { class: 'field' }, [
    element('label', { for: control.id }, [label]),
    hint === undefined ? undefined : element('p', { class: 'hint', id: hintId }, [hint]),
    wrong,
    control,
    ...after,
  ]);
  const describe = (isWrong: boolean) => {
    const ids = [...(hint === undefined ? [] : [hintId]), ...(isWrong ? [wrongId] : [])];
    if (ids.length === 0) control.removeAttribute('aria-describedby');
    else control.setAttribute('aria-describedby', ids.join(' '));
  };
  describe(false);

  return {
    element: wrapper,
    control,
    showError(message) {
      const isWrong = message !== undefined;
      wrapper.classList.toggle('field-wrong', isWrong);
      wrong.hidden = !isWrong;
      wrong.replaceChildren(...(isWrong ? [element('span', { class: 'visually-hidden' }, [words('error.prefix')]), message] : []));
      tellLanguage(wrong);
      if (isWrong) control.setAttribute('aria-invalid', 'true');
      else control.removeAttribute('aria-invalid');
      describe(isWrong);
    },
  };
}

import { button, element } from './element.ts';
import type { Field } from './field.ts';
import type { Words } from './words.ts';

/** Something the person has to put right, and where. */
export interface FormError {
  readonly message: string;
  readonly field?: Field | undefined;
  /** What puts it right, where that is no field; it takes the focus. */
  readonly link?: HTMLElement | undefined;
}

/** The list of what is wrong above a form; it takes the focus when it appears. */
export interface ErrorSummary {
  readonly element: HTMLElement;
  show(errors: readonly FormError[]): void;
  clear(): void;
}

/** An empty error summary: hidden until there is something to say. */
export function errorSummary(id: string, words: Words): ErrorSummary {
  const list = element('ul');
  const box = element(
    'div',
    { class: 'error-summary', part: 'error', role: 'group', 'aria-labelledby': id, tabindex: '-1', hidden: true },
    [element('h3', { id }, [words('error.title')]), list],
  );
  let marked: readonly Field[] = [];
  const clear = () => {
    box.hidden = true;
    for (const field of marked) field.showError(undefined);
    marked = [];
  };

  return {
    element: box,
    clear,
    show(errors) {
      clear();
      marked = errors.flatMap(({ field }) => (field === undefined ? [] : [field]));
      for (const { message, field } of errors) field?.showError(message);
      list.replaceChildren(
        ...errors.map(({ message, field, link }) =>
          element('li', { dir: 'auto' }, [
            field === undefined ? message : button(message, 'link', () => field.control.focus()),
            link === undefined ? undefined : ' ',
            link,
          ]),
        ),
      );
      box.hidden = false;
      (errors.find(({ link }) => link !== undefined)?.link ?? box).focus();
    },
  };
}

import { button, element } from './element.ts';
import type { Field } from './field.ts';
import type { Stretch } from './marked-text.ts';
import type { Words } from './words.ts';

/** Something the person has to put right, and where. */
export interface FormError {
  readonly message: string;
  readonly field?: Field | undefined;
  /** Where in the field it stands; the field's own message is another one's. */
  readonly place?: Stretch | undefined;
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
    for (const field of marked) {
      field.showError(undefined);
      field.mark?.([]);
    }
    marked = [];
  };

  return {
    element: box,
    clear,
    show(errors) {
      clear();
      marked = [...new Set(errors.flatMap(({ field }) => field ?? []))];
      for (const { message, field, place } of errors) if (place === undefined) field?.showError(message);
      for (const field of marked) field.mark?.(errors.flatMap((error) => (error.field === field ? (error.place ?? []) : [])));
      list.replaceChildren(
        ...errors.map(({ message, field, link, place }) =>
          element('li', { dir: 'auto' }, [
            field === undefined
              ? message
              : button(message, 'link', () => (place === undefined ? field.control.focus() : field.goTo?.(place))),
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

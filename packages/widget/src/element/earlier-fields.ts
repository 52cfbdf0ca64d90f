import { button, element } from './element.ts';
import type { FormError } from './error-summary.ts';
import { type Field, field } from './field.ts';
import type { Words } from './words.ts';

/** As many as the drafter takes. */
const mostReplies = 20;

interface EarlierReply {
  readonly text: HTMLTextAreaElement;
  readonly date: HTMLInputElement;
  readonly field: Field;
}

/** Boxes for replies that this correspondent had before, each with its day; there is always room for one more. */
export interface EarlierFields {
  readonly element: HTMLElement;
  /** The first box, to which problems with earlier replies lead. */
  readonly field: Field;
  value(): readonly { readonly text: string; readonly date?: string }[];
  wrong(): readonly FormError[];
}

/** Makes the boxes for earlier replies. */
export function earlierFields(words: Words): EarlierFields {
  const place = element('div');
  const replies: EarlierReply[] = [];
  const add = () => {
    const number = replies.length + 1;
    const text = element('textarea', { id: `drafter-earlier-${number}`, rows: '4', dir: 'auto' });
    const made = field({ control: text, label: words('drafter.earlier', { number }), hint: words('drafter.earlier.hint') }, words);
    const date = element('input', { id: `drafter-earlier-date-${number}`, type: 'date' });
    const dated = field(
      { control: date, label: words('drafter.earlier.date', { number }), hint: words('drafter.earlier.date.hint') },
      words,
    );
    replies.push({ text, date, field: made });
    place.append(made.element, dated.element);
    more.hidden = number >= mostReplies;
    return { text, field: made };
  };
  const more = button(words('drafter.earlier.add'), 'secondary', () => add().text.focus());
  const { field: first } = add();
  return {
    element: element('div', {}, [place, element('p', {}, [more])]),
    field: first,
    value: () =>
      replies.flatMap(({ text, date }) =>
        text.value.trim() === '' ? [] : [{ text: text.value, ...(date.value === '' ? {} : { date: date.value }) }],
      ),
    wrong: () =>
      replies.flatMap(({ text, date, field: made }) =>
        date.value !== '' && text.value.trim() === '' ? [{ message: words('drafter.earlier.missing'), field: made }] : [],
      ),
  };
}

import type { Announcer } from './announcer.ts';
import { element } from './element.ts';
import type { FormError } from './error-summary.ts';
import { type Field, field } from './field.ts';
import { markedText, type Stretch } from './marked-text.ts';
import { fileFormats, readFile } from './read-file.ts';
import { mostCharacters } from './read-text-file.ts';
import type { ClientParts } from './run-client.ts';
import type { Words } from './words.ts';

interface TextFieldParts {
  readonly id: string;
  readonly rows: number;
  readonly label: string;
  readonly hint: string;
  readonly missing: string;
}

/** A box for a text, and what is wrong with what stands in it. */
export interface TextField extends Field {
  value(): string;
  fill(text: string): void;
  wrong(): readonly FormError[];
}

/** A box that a long text is pasted into. */
export function textField({ id, rows, label, hint, missing }: TextFieldParts, words: Words): TextField {
  const control = element('textarea', { id, rows: String(rows), dir: 'auto' });
  const found = element('div', { class: 'found', role: 'group', 'aria-label': words('error.found'), hidden: true });
  const made = field({ control, label, hint, after: [found] }, words);
  let markedIn = '';
  const mark = (places: readonly Stretch[]) => {
    markedIn = control.value;
    found.hidden = places.length === 0;
    if (found.hidden) return found.replaceChildren();
    const parts = markedText(markedIn, places).map(({ text, isMarked }) => (isMarked ? element('mark', {}, [text]) : text));
    found.replaceChildren(
      element('p', { class: 'hint' }, [words('error.found')]),
      element('p', { class: 'found-text', dir: 'auto' }, parts),
    );
  };
  // What is marked is no longer what stands there.
  control.addEventListener('input', () => {
    if (!found.hidden) mark([]);
  });
  return {
    ...made,
    mark,
    goTo({ start, end }) {
      control.focus();
      if (control.value !== markedIn) return;
      // The box scrolls to where the caret is set, and only then is the rest selected.
      control.setSelectionRange(start, start);
      control.setSelectionRange(start, end);
    },
    value: () => control.value,
    fill: (text) => {
      control.value = text;
      // Whoever comes to the box finds the beginning.
      control.setSelectionRange(0, 0);
      control.scrollTop = 0;
    },
    wrong() {
      if (control.value.trim() === '') return [{ message: missing, field: made }];
      return control.value.length > mostCharacters ? [{ message: words('text.too-large'), field: made }] : [];
    },
  };
}

interface FileFieldParts {
  readonly id: string;
  readonly label: string;
  readonly hint: string;
  readonly fetch: ClientParts['fetch'];
  readonly target: TextField;
  readonly announcer: Announcer;
  readonly onError: (errors: readonly FormError[]) => void;
}

/** A file choice that fills a text box; the file itself is kept nowhere. */
export function fileField({ id, label, hint, fetch, target, announcer, onError }: FileFieldParts, words: Words): Field {
  const control = element('input', { id, type: 'file', accept: fileFormats });
  const told = element('p', { class: 'filled', hidden: true });
  const made = field({ control, label, hint, after: [told] }, words);
  const tell = (text: string, isDone: boolean) => {
    told.textContent = text;
    told.classList.toggle('hint', !isDone);
    told.hidden = false;
    announcer.say(text);
  };
  control.addEventListener('change', async () => {
    const file = control.files?.[0];
    told.hidden = true;
    if (file === undefined) return;
    const { name } = file;
    tell(words('file.reading', { name }), false);
    const read = await readFile(file, fetch);
    // Another was chosen meanwhile.
    if (control.files?.[0] !== file) return;
    if (read.status === 'read') {
      target.fill(read.text);
      tell([words('file.read', { name }), ...read.notices].join(' '), true);
      return onError([]);
    }
    control.value = '';
    told.hidden = true;
    const message = words(`file.${read.status}`, { name, ...(read.status === 'refused' ? { message: read.message } : {}) });
    announcer.alert(message);
    onError([{ message, field: made }]);
  });
  return made;
}

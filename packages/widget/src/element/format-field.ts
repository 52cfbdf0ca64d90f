import { element } from './element.ts';
import { type Field, field } from './field.ts';
import type { ToolCard } from './wire.ts';
import type { Words } from './words.ts';

interface FormatFieldParts {
  readonly id: string;
  readonly card: ToolCard;
  readonly onChosen: (id: string) => void;
}

/** A choice among the formats that the tool tells of, each with what it is; the last one is remembered in this browser. */
export function formatField({ id, card, onChosen }: FormatFieldParts, words: Words): Field & { value(): string } {
  const formats = card.input?.properties?.format?.oneOf ?? [];
  const control = element(
    'select',
    { id },
    formats.map((format) => element('option', { value: format.const, dir: 'auto' }, [format.title])),
  );
  const about = element('p', { class: 'hint', lang: 'en-GB' });
  const made = field({ control, label: words('summariser.format'), after: [about] }, words);
  const tell = () => {
    about.textContent = formats.find((format) => format.const === control.value)?.description ?? '';
  };
  const last = remembered();
  if (formats.some((format) => format.const === last)) control.value = last;
  made.element.hidden = formats.length === 0;
  tell();
  if (control.value !== '') onChosen(control.value);
  control.addEventListener('change', () => {
    tell();
    remember(control.value);
    onChosen(control.value);
  });
  return { ...made, value: () => control.value };
}

// --- Internal ---

const key = 'assay-summariser-format';

/** A browser may keep nothing: then nothing is remembered. */
function remembered(): string {
  try {
    return localStorage.getItem(key) ?? '';
  } catch {
    return '';
  }
}

function remember(format: string): void {
  try {
    localStorage.setItem(key, format);
  } catch {
    // The choice holds for this visit.
  }
}

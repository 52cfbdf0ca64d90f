import { button, element } from './element.ts';
import type { FormError } from './error-summary.ts';
import { type Field, field } from './field.ts';
import type { ClientParts } from './run-client.ts';
import type { TextField } from './text-field.ts';
import type { DocumentSummary } from './wire.ts';
import type { Words } from './words.ts';

/** More than this many nobody chooses from a list. */
const mostListed = 500;

interface DocumentFieldParts {
  readonly id: string;
  readonly target: TextField;
  readonly fetch: ClientParts['fetch'];
  readonly onError: (errors: readonly FormError[]) => void;
}

/** A choice among the documents on the server that fills a text box. Hidden while there are none. */
export function documentField({ id, target, fetch, onError }: DocumentFieldParts, words: Words): Field & { load(): Promise<void> } {
  const control = element('select', { id }, [element('option', { value: '' }, [words('summariser.document.none')])]);
  const more = element('p', { class: 'hint', hidden: true });
  const row = element('div', { class: 'row' });
  const made = field({ control, label: words('summariser.document'), hint: words('summariser.document.hint'), after: [more] }, words);
  made.element.hidden = true;
  control.before(row);

  const use = async () => {
    if (control.value === '') return onError([{ message: words('summariser.document.missing'), field: made }]);
    const text = await fetchText(control.value, fetch);
    if (text === undefined) return onError([{ message: words('summariser.document.failed'), field: made }]);
    target.fill(text);
    onError([]);
    target.control.focus();
  };
  row.append(control, button(words('summariser.document.fill'), 'secondary', use));

  return {
    ...made,
    async load() {
      const { documents, total } = await fetchDocuments(fetch);
      for (const [collection, members] of Object.entries(Object.groupBy(documents, ({ collection }) => collection)).sort())
        control.append(element('optgroup', { label: collection }, (members ?? []).map(option)));
      made.element.hidden = documents.length === 0;
      more.hidden = documents.length >= total;
      more.textContent = words('summariser.document.more', { shown: documents.length, total });
    },
  };
}

// --- Internal ---

function option({ id, title }: DocumentSummary): HTMLElement {
  return element('option', { value: id }, [title]);
}

async function fetchDocuments(fetch: ClientParts['fetch']): Promise<{ documents: readonly DocumentSummary[]; total: number }> {
  const documents: DocumentSummary[] = [];
  let total = 0;
  try {
    for (let page = 1; page === 1 || (documents.length < total && documents.length < mostListed); page += 1) {
      const response = await fetch(`/api/documents?page=${page}`);
      // Our own server writes these, so their shape is trusted.
      const answer = (await response.json()) as { readonly documents?: readonly DocumentSummary[]; readonly total?: number };
      if (answer.documents === undefined || answer.documents.length === 0) break;
      documents.push(...answer.documents);
      total = answer.total ?? documents.length;
    }
  } catch {
    // The choice is one way among three: without it the text can still be pasted.
  }
  return { documents: documents.sort((a, b) => a.title.localeCompare(b.title)), total };
}

async function fetchText(id: string, fetch: ClientParts['fetch']): Promise<string | undefined> {
  try {
    const response = await fetch(`/api/documents/${encodeURIComponent(id)}`);
    const { text } = (await response.json()) as { readonly text?: unknown };
    return response.ok && typeof text === 'string' ? text : undefined;
  } catch {
    return undefined;
  }
}

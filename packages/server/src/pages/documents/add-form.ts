import { html } from 'hono/html';
import type { Html } from '../layout.ts';

interface AddForm {
  /** The groups that the reader belongs to, and so can add for. */
  readonly groups: readonly string[];
  readonly canSendMany: boolean;
  readonly refusal?: string;
}

/** The form by which editors add documents. */
export function addForm({ groups, canSendMany, refusal }: AddForm): Html {
  const narrow = groups.filter((group) => group !== 'everyone');
  const many = canSendMany ? ' You can choose up to 500 files at once, 100 MB together.' : '';
  return html`<section aria-labelledby="add">
<h2 id="add">Add documents</h2>
<form method="post" action="/documents" enctype="multipart/form-data">
<div class="field${refusal === undefined ? '' : ' field-wrong'}">
<label for="file">${canSendMany ? 'Files' : 'File'}</label>
<p class="hint" id="file-hint">PDF, Word, OpenDocument, HTML, e-mail, Markdown or plain text, at most 20 MB each. They are checked before they are kept. Do not add anything above OFFICIAL.${many}</p>
${refusal === undefined ? '' : html`<p class="wrong" id="file-wrong"><span class="visually-hidden">Error: </span>${refusal}</p>`}
<input id="file" name="file" type="file" required${canSendMany ? html` multiple` : ''} aria-describedby="file-hint${refusal === undefined ? '' : ' file-wrong'}">
</div>
${narrow.length === 0 ? '' : audienceField(narrow)}
<button type="submit">${canSendMany ? 'Add documents' : 'Add document'}</button>
</form>
</section>`;
}

// --- Internal ---

/** A choice of groups; without one a document is for those it was for before, or for everyone. */
function audienceField(groups: readonly string[]): Html {
  return html`<fieldset class="field" aria-describedby="audience-hint"><legend>Who may read them and be answered from them</legend>
<p class="hint" id="audience-hint">Choose none, and a new document is for everyone who signs in; one that is replaced stays for whom it was.</p>
${groups.map((group, place) => html`<div class="tick"><input type="checkbox" id="audience-${place}" name="audience" value="${group}"><label for="audience-${place}">Only ${group}</label></div>`)}
</fieldset>`;
}

import { html } from 'hono/html';
import { documentLink } from '../document-link.ts';
import { type Frame, type Html, layout } from '../layout.ts';

/** `/documents/{id}/remove`: asks once more before a document is taken out. */
export function removePage({ id, title }: { readonly id: string; readonly title: string }, frame: Frame): Html {
  const main = html`<p><a href="${documentLink(id)}">Back to the document</a></p>
<h1>Remove “${title}”?</h1>
<ul>
<li>No tool will quote it any more.</li>
<li>Answers that quoted it keep their quotation. <code>npx assay audit citing</code> lists them.</li>
<li>That you removed it goes on record. It can be added again from its file; this cannot be undone here.</li>
</ul>
<form method="post" action="${documentLink(id)}/remove" class="row">
<button type="submit" class="danger">Remove this document</button>
<a class="beside" href="${documentLink(id)}">Keep it</a>
</form>`;
  return layout({ title: `Remove: ${title}`, at: '/documents', main, frame });
}

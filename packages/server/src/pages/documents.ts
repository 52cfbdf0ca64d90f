import { html } from 'hono/html';
import type { CollectionAnswer, DocumentSummary } from '../library.ts';
import { documentLink } from './document-link.ts';
import { type Frame, type Html, layout } from './layout.ts';

interface DocumentsPage {
  readonly frame?: Frame;
  readonly documents: readonly DocumentSummary[];
  readonly total: number;
  readonly page: number;
  readonly pageSize: number;
  readonly search?: { readonly question: string; readonly answers: readonly CollectionAnswer[] };
  /** Why the last upload was not taken in. */
  readonly refusal?: string;
  readonly added?: readonly string[];
}

/** `/documents`: what the tools draw on, a search, and a way to add to it. */
export function documentsPage({ documents, total, page, pageSize, search, refusal, added = [], frame = {} }: DocumentsPage): Html {
  const main = html`${refusal === undefined ? '' : errorSummary(refusal)}
${added.length === 0 ? '' : addedNotice(added)}
<h1>Documents</h1>
<p class="lead">Policy search and the drafter quote from these documents and from nothing else.</p>
<form class="search" method="get" action="/documents" role="search">
<label for="q">Search the documents</label>
<div class="row"><input id="q" name="q" type="search" value="${search?.question ?? ''}"><button type="submit">Search</button></div>
</form>
${search === undefined ? '' : results(search)}
<section aria-labelledby="all">
<h2 id="all">All documents (${total})</h2>
${total === 0 ? html`<p>There are no documents yet. Add one below, or run <code>npx assay ingest</code> with a folder.</p>` : list(documents)}
${pages(total, page, pageSize)}
</section>
<section aria-labelledby="add">
<h2 id="add">Add a document</h2>
<form method="post" action="/documents" enctype="multipart/form-data">
<div class="field${refusal === undefined ? '' : ' field-wrong'}">
<label for="file">File</label>
<p class="hint" id="file-hint">PDF, Word, OpenDocument, HTML, e-mail, Markdown or plain text, at most 20 MB. It is checked before it is kept. Do not add anything above OFFICIAL.</p>
${refusal === undefined ? '' : html`<p class="wrong" id="file-wrong"><span class="visually-hidden">Error: </span>${refusal}</p>`}
<input id="file" name="file" type="file" required aria-describedby="file-hint${refusal === undefined ? '' : ' file-wrong'}">
</div>
<button type="submit">Add document</button>
</form>
</section>`;
  const title = search === undefined ? 'Documents' : `Search: ${search.question}`;
  return layout({ title: refusal === undefined ? title : `Error: ${title}`, at: '/documents', main, frame });
}

// --- Internal ---

function errorSummary(refusal: string): Html {
  return html`<div class="error-summary" role="alert" aria-labelledby="problem">
<h2 id="problem">The document was not added</h2>
<ul><li><a href="#file">${refusal}</a></li></ul>
</div>`;
}

function addedNotice(ids: readonly string[]): Html {
  return html`<div class="notice" role="status"><p>Added: ${ids.map((id) => html`<a href="${documentLink(id)}">${id}</a> `)}</p></div>`;
}

function list(documents: readonly DocumentSummary[]): Html {
  return html`<ul class="documents">${documents.map(
    ({ id, title, collection, metadata, characters }) => html`<li>
<a href="${documentLink(id)}">${title}</a>
<span class="facts">${[collection, metadata.marking, metadata.publisher, metadata.updated, `${characters.toLocaleString('en-GB')} characters`].filter((fact) => fact !== undefined).join(' · ')}${metadata.synthetic === true ? html` · <em>synthetic sample</em>` : ''}${metadata.status === 'withdrawn' ? html` <strong class="tag tag-bad">Withdrawn</strong>` : ''}</span>
</li>`,
  )}</ul>`;
}

function results({ question, answers }: NonNullable<DocumentsPage['search']>): Html {
  const found = answers.reduce((sum, { passages }) => sum + passages.length, 0);
  const searched = answers.reduce((sum, { receipt }) => sum + receipt.documentsSearched, 0);
  return html`<section aria-labelledby="found">
<h2 id="found">${found === 0 ? 'Nothing found' : counted(found, 'passage found', 'passages found')} for “${question}”</h2>
<p>${counted(searched, 'document was', 'documents were')} searched.</p>
${answers.map(
  ({ collection, passages }) => html`${passages.length === 0 ? '' : html`<h3>In ${collection}</h3>`}
<ol class="passages">${passages.map(
    ({ document, title, text, position }) => html`<li>
<a href="${documentLink(document, position)}">${title}</a>${position.section === undefined ? '' : html` <span class="facts">${position.section}</span>`}
<blockquote>${text.length > 420 ? `${text.slice(0, 400)}…` : text}</blockquote>
</li>`,
  )}</ol>`,
)}
</section>`;
}

function counted(count: number, one: string, more: string): string {
  return `${count} ${count === 1 ? one : more}`;
}

function pages(total: number, page: number, pageSize: number): Html | '' {
  if (total <= pageSize) return '';
  const last = Math.ceil(total / pageSize);
  return html`<nav class="pages" aria-label="Pages">
${page > 1 ? html`<a href="/documents?page=${page - 1}" rel="prev">Previous page</a>` : ''}
<span>Page ${page} of ${last}</span>
${page < last ? html`<a href="/documents?page=${page + 1}" rel="next">Next page</a>` : ''}
</nav>`;
}

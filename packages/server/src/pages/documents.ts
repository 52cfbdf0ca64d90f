import { html } from 'hono/html';
import type { CollectionAnswer, DocumentFilter, DocumentSummary } from '../library.ts';
import { dayInWords } from './day-in-words.ts';
import { documentLink } from './document-link.ts';
import { addForm } from './documents/add-form.ts';
import { pageLinks } from './documents/page-links.ts';
import { type Frame, type Html, layout } from './layout.ts';

/** Files that were sent together, and how far they are. */
export interface UploadSummary {
  readonly id: string;
  readonly at: string;
  readonly status: string;
}

interface DocumentsPage {
  readonly frame?: Frame;
  readonly documents: readonly DocumentSummary[];
  readonly total: number;
  readonly collections: readonly string[];
  readonly page: number;
  readonly pageSize: number;
  readonly filter: DocumentFilter;
  /** Whether the reader may add and remove, and the groups they can add for. */
  readonly editor?: { readonly groups: readonly string[]; readonly canSendMany: boolean };
  readonly search?: { readonly question: string; readonly answers: readonly CollectionAnswer[] };
  /** Why the last upload was not taken in. */
  readonly refusal?: string;
  readonly added?: readonly string[];
  readonly removed?: string;
  readonly uploads?: readonly UploadSummary[];
}

/** `/documents`: what the tools draw on, a search, and a way to add to it. */
export function documentsPage(parts: DocumentsPage): Html {
  const { documents, total, page, pageSize, search, refusal, added = [], removed, uploads = [], editor, filter, frame = {} } = parts;
  const main = html`${refusal === undefined ? '' : errorSummary(refusal)}
${added.length === 0 ? '' : notice(html`Added: ${added.map((id) => html`<a href="${documentLink(id)}">${id}</a> `)}`)}
${removed === undefined ? '' : notice(html`Removed: ${removed}. Answers that quoted it keep their quotation.`)}
<h1>Documents</h1>
<p class="lead">Policy search and the drafter quote from these documents and from nothing else.</p>
<form class="search" method="get" action="/documents" role="search">
<label for="q">Search the documents</label>
<div class="row"><input id="q" name="q" type="search" value="${search?.question ?? ''}"><button type="submit">Search</button></div>
</form>
${search === undefined ? '' : results(search)}
<section aria-labelledby="all">
<h2 id="all">${isFiltered(filter) ? 'Documents that fit' : 'All documents'} (${total.toLocaleString('en-GB')})</h2>
${filterForm(parts)}
${total === 0 ? none(filter) : list(documents)}
${pageLinks({ total, page, pageSize, query: filterQuery(filter) })}
</section>
${uploads.length === 0 ? '' : uploadList(uploads)}
${editor === undefined ? onlyEditors : addForm({ ...editor, ...(refusal === undefined ? {} : { refusal }) })}`;
  const title = search === undefined ? 'Documents' : `Search: ${search.question}`;
  return layout({ title: refusal === undefined ? title : `Error: ${title}`, at: '/documents', main, frame });
}

// --- Internal ---

const onlyEditors = html`<section aria-labelledby="add"><h2 id="add">Add a document</h2>
<p>Only editors add and remove documents. Ask one of them.</p></section>`;

function errorSummary(refusal: string): Html {
  return html`<div class="error-summary" role="alert" aria-labelledby="problem">
<h2 id="problem">Nothing was added</h2>
<ul><li><a href="#file">${refusal}</a></li></ul>
</div>`;
}

function notice(words: Html): Html {
  return html`<div class="notice" role="status"><p>${words}</p></div>`;
}

function isFiltered({ name, collection, status }: DocumentFilter): boolean {
  return [name, collection, status].some((value) => value !== undefined);
}

function filterQuery({ name, collection, status }: DocumentFilter): Readonly<Record<string, string>> {
  return {
    ...(name === undefined ? {} : { name }),
    ...(collection === undefined ? {} : { collection }),
    ...(status === undefined ? {} : { status }),
  };
}

const statuses = ['current', 'withdrawn', 'approved', 'draft', 'expired'] as const;

/** A short list needs no filter. */
function filterForm({ filter, collections, total, pageSize }: DocumentsPage): Html | '' {
  if (!isFiltered(filter) && total <= pageSize / 2) return '';
  const option = (value: string, chosen: string | undefined) => html`<option${value === chosen ? html` selected` : ''}>${value}</option>`;
  return html`<form class="filters" method="get" action="/documents" aria-label="Filter the list">
<div><label for="name">Title or file contains</label><input class="whole" id="name" name="name" type="text" autocomplete="off" value="${filter.name ?? ''}"></div>
<div><label for="collection">Collection</label><select class="whole" id="collection" name="collection"><option value="">All</option>${collections.map((one) => option(one, filter.collection))}</select></div>
<div><label for="status">Status</label><select class="whole" id="status" name="status"><option value="">All</option>${statuses.map((one) => option(one, filter.status))}</select></div>
<button type="submit" class="secondary">Filter</button>
${isFiltered(filter) ? html`<a href="/documents">Show all</a>` : ''}
</form>`;
}

function none(filter: DocumentFilter): Html {
  return isFiltered(filter)
    ? html`<p>No document that you may read fits. Loosen the filter, or <a href="/documents">show all</a>.</p>`
    : html`<p>There are no documents that you may read. An editor adds them here, or runs <code>npx assay ingest</code> with a folder.</p>`;
}

function list(documents: readonly DocumentSummary[]): Html {
  return html`<ul class="documents">${documents.map(
    ({ id, title, collection, metadata, characters, audience }) => html`<li>
<a href="${documentLink(id)}">${title}</a>
<span class="facts">${[collection, metadata.marking, metadata.publisher, metadata.updated === undefined ? undefined : dayInWords(metadata.updated), `${characters.toLocaleString('en-GB')} characters`, audienceWords(audience)].filter((fact) => fact !== undefined).join(' · ')}${metadata.synthetic === true ? html` · <em>synthetic sample</em>` : ''}${metadata.status === 'withdrawn' ? html` <strong class="tag tag-bad">Withdrawn</strong>` : ''}</span>
</li>`,
  )}</ul>`;
}

/** Whom a document is for, where it is not for everyone. */
export function audienceWords(audience: readonly string[]): string | undefined {
  return audience.includes('everyone') ? undefined : `for ${audience.join(', ')}`;
}

function uploadList(uploads: readonly UploadSummary[]): Html {
  return html`<section aria-labelledby="uploads"><h2 id="uploads">Files you sent together</h2>
<ul>${uploads.map(({ id, at, status }) => html`<li><a href="/documents/uploads/${encodeURIComponent(id)}">Sent ${dayInWords(at)} at ${at.slice(11, 16)}</a> ${status}</li>`)}</ul></section>`;
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

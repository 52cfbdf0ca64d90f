import type { Block, OffsetMap, StoredDocument } from '@assay/core';
import { html } from 'hono/html';
import { coverText } from '../cover-text.ts';
import type { GuardedText } from '../guarded-reader.ts';
import { dayInWords } from './day-in-words.ts';
import { documentLink } from './document-link.ts';
import { audienceWords } from './documents.ts';
import { type Frame, type Html, layout } from './layout.ts';

interface DocumentPage {
  readonly frame?: Frame;
  readonly document: StoredDocument;
  readonly title: string;
  readonly cited?: { readonly start: number; readonly end: number };
  readonly canRemove?: boolean;
  read(text: string): Promise<GuardedText>;
}

/** `/documents/{id}`: the stored text in its blocks, with the cited stretch marked. */
export async function documentPage({ document, title, cited, read, canRemove = false, frame = {} }: DocumentPage): Promise<Html> {
  const blocks: ShownBlock[] = [];
  for (const block of coverText(document.text, document.blocks)) {
    const original = document.text.slice(block.start, block.end);
    const parts = markPlace(await read(original), block, cited);
    blocks.push({ block, parts, isFirstCited: parts.marked !== '' && blocks.every(({ parts: earlier }) => earlier.marked === '') });
  }
  const isFound = blocks.some(({ parts }) => parts.marked !== '');
  const main = html`<p><a href="/documents">All documents</a></p>
<h1>${title}</h1>
${cited === undefined ? '' : html`<p class="notice">${isFound ? html`The cited words are <a href="#cited">marked below</a>.` : 'The cited place is not in this document as it is now. It may have been replaced since.'}</p>`}
${facts(document)}
${canRemove ? html`<p><a href="${documentLink(document.id)}/remove">Remove this document</a></p>` : ''}
<article class="document">
${group(blocks)}
</article>`;
  return layout({ title, at: '/documents', main, frame });
}

// --- Internal ---

interface MarkedText {
  readonly before: string;
  readonly marked: string;
  readonly after: string;
  readonly withheld?: string;
}

interface ShownBlock {
  readonly block: Block;
  readonly parts: MarkedText;
  readonly isFirstCited: boolean;
}

function markPlace(guarded: GuardedText, { start, end }: Block, cited: DocumentPage['cited']): MarkedText {
  if (guarded.status === 'withheld') return { before: '', marked: '', after: '', withheld: guarded.message };
  const { text, map } = guarded;
  if (cited === undefined || cited.end <= start || cited.start >= end) return { before: text, marked: '', after: '' };
  const from = placeIn(text, Math.max(0, cited.start - start), map);
  const to = placeIn(text, Math.min(end, cited.end) - start, map);
  return { before: text.slice(0, from), marked: text.slice(from, to), after: text.slice(to) };
}

/** The first place in the shown text that stands at or after an offset of the stored text. */
function placeIn(text: string, offset: number, map: OffsetMap | undefined): number {
  if (map === undefined) return offset;
  let [low, high] = [0, text.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (map.toOriginal(middle) < offset) low = middle + 1;
    else high = middle;
  }
  return low;
}

function inner({ parts, isFirstCited }: ShownBlock): Html {
  if (parts.withheld !== undefined) return html`<em class="withheld">A paragraph is not shown: ${parts.withheld}</em>`;
  if (parts.marked === '') return html`${parts.before}`;
  return html`${parts.before}<mark${isFirstCited ? html` id="cited" tabindex="-1"` : ''}>${parts.marked}</mark>${parts.after}`;
}

/** Neighbouring list items and rows stand in one list or table. */
function group(blocks: readonly ShownBlock[]): Html[] {
  const shown: Html[] = [];
  for (let at = 0; at < blocks.length; ) {
    const kind = blocks[at]?.block.kind;
    let next = at + 1;
    if (kind === 'list-item' || kind === 'table-row') while (blocks[next]?.block.kind === kind) next += 1;
    const run = blocks.slice(at, next);
    if (kind === 'list-item') shown.push(html`<ul>${run.map((one) => html`<li>${inner(one)}</li>`)}</ul>`);
    else if (kind === 'table-row') shown.push(html`<div class="rows">${run.map((one) => html`<p>${inner(one)}</p>`)}</div>`);
    else shown.push(...run.map(single));
    at = next;
  }
  return shown;
}

function single(one: ShownBlock): Html {
  const { kind, level = 2 } = one.block;
  if (kind !== 'heading') return html`<p>${inner(one)}</p>`;
  // The page's own h1 is the document's title, so its headings start below it.
  if (level <= 2) return html`<h2>${inner(one)}</h2>`;
  return level === 3 ? html`<h3>${inner(one)}</h3>` : html`<h4>${inner(one)}</h4>`;
}

function facts({ collection, origin, metadata, audience }: StoredDocument): Html {
  const rows: readonly (readonly [string, Html | string | undefined])[] = [
    ['Collection', collection],
    ['File', origin],
    ['Publisher', metadata.publisher],
    ['Author', metadata.author],
    ['Published', day(metadata.published)],
    ['Updated', day(metadata.updated)],
    ['Applies to', metadata.nation],
    ['Status', metadata.status],
    ['Marking', metadata.marking],
    ['Read by whom', audienceWords(audience) ?? 'everyone who signs in here'],
    ['Owner', metadata.owner],
    ['Cleared', day(metadata.cleared)],
    ['Address', metadata.url === undefined ? undefined : webLink(metadata.url)],
    ['Read by', metadata.readBy === 'ocr' ? 'Text recognition, from pictures of its pages: check it against the file' : undefined],
    ['Note', metadata.synthetic === true ? 'A synthetic sample, written for this project' : undefined],
  ];
  return html`<dl class="summary">${rows.map(([name, value]) => (value === undefined ? '' : html`<div><dt>${name}</dt><dd>${value}</dd></div>`))}</dl>`;
}

function day(iso: string | undefined): string | undefined {
  return iso === undefined ? undefined : dayInWords(iso);
}

/** Only web addresses become links: a document may carry `javascript:` in its metadata. */
function webLink(url: string): Html | string {
  return /^https?:\/\//i.test(url) ? html`<a href="${url}" rel="noopener noreferrer">${url}</a>` : url;
}

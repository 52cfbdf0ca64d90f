import { html } from 'hono/html';
import type { ResultBlock } from '../result-files.ts';
import type { Html } from './layout.ts';

/** A result as its files hold it, on a page: headings stand below those of the page. */
export function resultBlocks(blocks: readonly ResultBlock[], label: string): readonly Html[] {
  return blocks.map((block) => viewOf(block, label));
}

// --- Internal ---

function viewOf(block: ResultBlock, label: string): Html {
  switch (block.kind) {
    case 'heading':
      return block.level <= 1 ? html`<h3>${block.text}</h3>` : html`<h4>${block.text}</h4>`;
    case 'paragraph':
      return html`<p class="told" dir="auto">${block.text}</p>`;
    case 'list': {
      const items = block.items.map((item) => html`<li dir="auto">${item}</li>`);
      return items.length === 0 ? html`` : block.isOrdered ? html`<ol>${items}</ol>` : html`<ul>${items}</ul>`;
    }
    case 'quotation':
      return html`<blockquote dir="auto">${block.text}</blockquote><p class="facts">${block.source}</p>`;
    case 'table':
      return html`<div class="scroll" role="region" aria-label="${label}" tabindex="0"><table>
${block.header === undefined ? '' : html`<thead><tr>${block.header.map((cell) => html`<th scope="col">${cell}</th>`)}</tr></thead>`}
<tbody>${block.rows.map((row) => html`<tr>${row.map((cell) => html`<td dir="auto">${cell}</td>`)}</tr>`)}</tbody>
</table></div>`;
  }
}

import type { WrittenBlock, WrittenDocument } from '@assay/documents';
import { escapeMarkdown } from './escape-markdown.ts';

/** A document as Markdown; nothing that stands in its texts is read as markup. */
export function writtenMarkdown({ title, marking, blocks }: WrittenDocument): string {
  const marked = marking === undefined ? [] : [`**${escapeMarkdown(marking)}**`];
  return `${[...marked, `# ${escapeMarkdown(title)}`, ...blocks.map(blockText), ...marked].filter((text) => text !== '').join('\n\n')}\n`;
}

// --- Internal ---

function blockText(block: WrittenBlock): string {
  switch (block.kind) {
    case 'heading':
      return `${'#'.repeat(Math.min(6, block.level + 1))} ${escapeMarkdown(block.text)}`;
    case 'paragraph':
      return block.text
        .split(/\n\s*\n/)
        .map(escapeMarkdown)
        .join('\n\n');
    case 'list':
      return block.items.map((item, place) => `${block.isOrdered ? `${place + 1}.` : '-'} ${escapeMarkdown(item)}`).join('\n');
    case 'quotation':
      return `> ${escapeMarkdown(block.text)}\n>\n> ${escapeMarkdown(block.source)}`;
    case 'table': {
      const [header = [], ...rows] = [block.header ?? [], ...block.rows];
      const width = Math.max(header.length, ...rows.map((row) => row.length));
      const rowText = (cells: readonly string[]) =>
        `| ${Array.from({ length: width }, (_, place) => escapeMarkdown(cells[place] ?? '')).join(' | ')} |`;
      return [rowText(header), `|${' --- |'.repeat(width)}`, ...rows.map(rowText)].join('\n');
    }
  }
}

import { openDocumentNamespaces } from './open-document-namespaces.ts';
import { openDocumentText } from './open-document-text.ts';
import { paragraphsOf } from './plain-text.ts';
import type { WrittenBlock, WrittenDocument } from './written-document.ts';

/** The content.xml of an OpenDocument text. */
export function openDocumentContent({ title, isTitleHidden = false, blocks }: WrittenDocument): string {
  const body = blocks.map((block, place) => writeBlock(block, place + 1)).join('');
  const head = isTitleHidden ? '' : `<text:h text:style-name="Title" text:outline-level="1">${openDocumentText(title)}</text:h>`;
  return `<?xml version="1.0" encoding="UTF-8"?>
<office:document-content ${openDocumentNamespaces} office:version="1.2"><office:automatic-styles>${listStyles}${tableStyles}${columnStyles(blocks)}</office:automatic-styles><office:body><office:text>${head}${body}</office:text></office:body></office:document-content>`;
}

// --- Internal ---

const listLevel =
  '<style:list-level-properties text:list-level-position-and-space-mode="label-alignment"><style:list-level-label-alignment text:label-followed-by="listtab" text:list-tab-stop-position="1cm" fo:text-indent="-0.6cm" fo:margin-left="1cm"/></style:list-level-properties>';

const listStyles =
  `<text:list-style style:name="Bullets"><text:list-level-style-bullet text:level="1" text:bullet-char="•">${listLevel}</text:list-level-style-bullet></text:list-style>` +
  `<text:list-style style:name="Numbers"><text:list-level-style-number text:level="1" style:num-suffix="." style:num-format="1">${listLevel}</text:list-level-style-number></text:list-style>`;

/** In centimetres, between the margins of A4. */
const pageWidth = 17;

const tableStyles =
  `<style:style style:name="Table" style:family="table"><style:table-properties style:width="${pageWidth}cm" table:align="left" table:border-model="collapsing" fo:margin-bottom="0.4cm"/></style:style>` +
  '<style:style style:name="Cell" style:family="table-cell"><style:table-cell-properties fo:padding="0.1cm" fo:border="0.5pt solid #505a5f"/></style:style>';

function writeBlock(block: WrittenBlock, place: number): string {
  switch (block.kind) {
    case 'heading':
      return `<text:h text:style-name="Heading_20_${block.level}" text:outline-level="${block.level}">${openDocumentText(block.text)}</text:h>`;
    case 'paragraph':
      return paragraphs(block.text, 'Text_20_body');
    case 'quotation':
      return paragraphs(block.text, 'Quotations') + (block.source === '' ? '' : paragraphs(block.source, 'Quotation_20_source'));
    case 'list': {
      const items = block.items.map((item) => `<text:list-item>${paragraphs(item, 'List_20_item')}</text:list-item>`);
      return `<text:list text:style-name="${block.isOrdered ? 'Numbers' : 'Bullets'}">${items.join('')}</text:list>`;
    }
    case 'table': {
      const { header, rows } = block;
      const columns = columnsOf(block);
      const head = header === undefined ? '' : `<table:table-header-rows>${writeRow(header, 'Table_20_heading')}</table:table-header-rows>`;
      const lines = rows.map((row) => writeRow(row, 'Table_20_contents')).join('');
      return `<table:table table:name="Table ${place}" table:style-name="Table"><table:table-column table:style-name="Column.${columns}" table:number-columns-repeated="${columns}"/>${head}${lines}</table:table>`;
    }
  }
}

/** One style for each number of columns: a table's columns are equally wide. */
function columnStyles(blocks: readonly WrittenBlock[]): string {
  const numbers = new Set(blocks.flatMap((block) => (block.kind === 'table' ? [columnsOf(block)] : [])));
  return [...numbers]
    .map((columns) => {
      const width = (pageWidth / columns).toFixed(3);
      return `<style:style style:name="Column.${columns}" style:family="table-column"><style:table-column-properties style:column-width="${width}cm"/></style:style>`;
    })
    .join('');
}

function columnsOf({ header, rows }: Extract<WrittenBlock, { kind: 'table' }>): number {
  return (header ?? rows[0] ?? []).length;
}

function writeRow(cells: readonly string[], style: string): string {
  const written = cells.map(
    (cell) => `<table:table-cell table:style-name="Cell" office:value-type="string">${paragraphs(cell, style)}</table:table-cell>`,
  );
  return `<table:table-row>${written.join('')}</table:table-row>`;
}

function paragraphs(text: string, style: string): string {
  return paragraphsOf(text)
    .map((paragraph) => `<text:p text:style-name="${style}">${openDocumentText(paragraph)}</text:p>`)
    .join('');
}

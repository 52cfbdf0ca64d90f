import type * as Docx from 'docx';
import { paragraphsOf } from './plain-text.ts';
import type { WrittenBlock } from './written-document.ts';

/** The names under which word-blocks and the document's own parts know a list and the styles. */
export const wordNames = {
  numbers: 'numbers',
  quotation: 'Quote',
  source: 'QuotationSource',
  cell: 'TableContents',
  heading: 'TableHeading',
};

/** How wide a page of A4 is between its margins, in twentieths of a point. */
const pageWidth = 9_638;

type ParagraphOptions = Exclude<ConstructorParameters<typeof Docx.Paragraph>[0], string>;

/** Blocks as the paragraphs and tables of a Word document. */
export function wordBlocks(docx: typeof Docx, blocks: readonly WrittenBlock[]): (Docx.Paragraph | Docx.Table)[] {
  return blocks.flatMap((block, place) => {
    const written = wordBlock(docx, block, place);
    const next = blocks[place + 1];
    // Word makes one of two tables with nothing between them, and wants a paragraph at the end.
    const isApart = block.kind !== 'table' || (next !== undefined && next.kind !== 'table');
    return isApart ? written : [...written, new docx.Paragraph({})];
  });
}

// --- Internal ---

function wordBlock(docx: typeof Docx, block: WrittenBlock, place: number): (Docx.Paragraph | Docx.Table)[] {
  switch (block.kind) {
    case 'heading':
      return paragraphs(docx, block.text, { heading: docx.HeadingLevel[`HEADING_${block.level}`] });
    case 'paragraph':
      return paragraphs(docx, block.text, {});
    case 'quotation':
      return [
        ...paragraphs(docx, block.text, { style: wordNames.quotation }),
        ...(block.source === '' ? [] : paragraphs(docx, block.source, { style: wordNames.source })),
      ];
    case 'list': {
      // Each list is an instance of its own, so that its numbers begin at 1.
      const style: ParagraphOptions = block.isOrdered
        ? { numbering: { reference: wordNames.numbers, level: 0, instance: place } }
        : { bullet: { level: 0 } };
      return block.items.flatMap((item) => listItem(docx, item, style));
    }
    case 'table':
      return [table(docx, block)];
  }
}

/** Only the first paragraph of an item bears its mark. */
function listItem(docx: typeof Docx, text: string, style: ParagraphOptions): Docx.Paragraph[] {
  const [first = '', ...rest] = paragraphsOf(text);
  return [
    new docx.Paragraph({ ...style, children: runs(docx, first) }),
    ...rest.map((more) => new docx.Paragraph({ indent: { left: 720 }, children: runs(docx, more) })),
  ];
}

function table(docx: typeof Docx, { header, rows }: Extract<WrittenBlock, { kind: 'table' }>): Docx.Table {
  const columns = (header ?? rows[0] ?? []).length;
  const width = Math.floor(pageWidth / columns);
  const row = (cells: readonly string[], isHeader: boolean) =>
    new docx.TableRow({
      tableHeader: isHeader,
      cantSplit: true,
      children: cells.map(
        (cell) =>
          new docx.TableCell({
            width: { size: width, type: docx.WidthType.DXA },
            children: paragraphs(docx, cell, { style: isHeader ? wordNames.heading : wordNames.cell }),
          }),
      ),
    });
  return new docx.Table({
    columnWidths: Array.from({ length: columns }, () => width),
    width: { size: width * columns, type: docx.WidthType.DXA },
    rows: [...(header === undefined ? [] : [row(header, true)]), ...rows.map((cells) => row(cells, false))],
  });
}

function paragraphs(docx: typeof Docx, text: string, style: ParagraphOptions): Docx.Paragraph[] {
  return paragraphsOf(text).map((paragraph) => new docx.Paragraph({ ...style, children: runs(docx, paragraph) }));
}

/** A run for each line; tabs are elements. */
function runs(docx: typeof Docx, text: string): Docx.TextRun[] {
  return text.split('\n').map((line, place) => {
    const children = line.split('\t').flatMap((words, column) => (column === 0 ? [words] : [new docx.Tab(), words]));
    return new docx.TextRun({ children, ...(place === 0 ? {} : { break: 1 }) });
  });
}

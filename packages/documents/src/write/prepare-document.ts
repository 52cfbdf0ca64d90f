import { AssayError } from '@assay/core';
import { collapseSpace } from '@assay/language';
import { plainText } from './plain-text.ts';
import type { WrittenBlock, WrittenDocument } from './written-document.ts';

/** What one file may hold; Word itself takes no table of more columns. */
const limits = { blocks: 20_000, pieces: 100_000, characters: 10_000_000, columns: 63 };

/** A document as both writers need it: within limits, of characters that XML can hold, every row of a table as long as the longest. */
export function prepareDocument(document: WrittenDocument): WrittenDocument {
  const { isTitleHidden = false, language, created, author, marking } = document;
  checkSize(document);
  const title = oneLine(document.title);
  if (title === '') throw new AssayError('invalid-input', 'The document has no title. Give it one: screen readers say it first.');
  if (!/^[a-z]{2,3}(?:-[A-Z]{2})?$/.test(language))
    throw new AssayError('invalid-input', `"${language.slice(0, 40)}" is no language of a document. Write it as en-GB or cy.`);
  const year = created.getUTCFullYear();
  // The dates of a ZIP archive reach no further.
  if (!(year >= 1980 && year <= 2099))
    throw new AssayError('invalid-input', 'The document has no date between 1980 and 2099. Give the time at which it was made.');
  return {
    title,
    isTitleHidden,
    language,
    created,
    ...optional('author', author),
    ...optional('marking', marking),
    blocks: document.blocks.map(prepareBlock).filter((block) => block !== undefined),
  };
}

// --- Internal ---

function checkSize({ title, author = '', marking = '', blocks }: WrittenDocument): void {
  if (blocks.length > limits.blocks) tooLarge('blocks', limits.blocks);
  let pieces = 0;
  let characters = title.length + author.length + marking.length;
  for (const block of blocks) {
    const columns = block.kind === 'table' ? columnsOf(block) : 0;
    if (columns > limits.columns)
      throw new AssayError('too-large', `A table has ${columns} columns; at most ${limits.columns} fit into a document. Split the table.`);
    pieces += block.kind === 'table' ? columns * (block.rows.length + 1) : block.kind === 'list' ? block.items.length : 1;
    for (const text of textsOf(block)) characters += text.length;
  }
  if (pieces > limits.pieces) tooLarge('list items and table cells', limits.pieces);
  if (characters > limits.characters) tooLarge('characters', limits.characters);
}

function tooLarge(what: string, most: number): never {
  throw new AssayError('too-large', `The document has more than ${most.toLocaleString('en-GB')} ${what}. Split it into several.`);
}

function* textsOf(block: WrittenBlock): Generator<string> {
  if (block.kind === 'list') yield* block.items;
  else if (block.kind === 'table') {
    yield* block.header ?? [];
    for (const row of block.rows) yield* row;
  } else {
    yield block.text;
    if (block.kind === 'quotation') yield block.source;
  }
}

/** Lists without items and tables without cells are left out: a screen reader would announce nothing. */
function prepareBlock(block: WrittenBlock): WrittenBlock | undefined {
  switch (block.kind) {
    case 'heading':
      return { ...block, text: oneLine(block.text) };
    case 'paragraph':
      return { ...block, text: plainText(block.text) };
    case 'quotation':
      return { ...block, text: plainText(block.text), source: oneLine(block.source) };
    case 'list':
      return block.items.length === 0 ? undefined : { ...block, items: block.items.map(plainText) };
    case 'table': {
      const columns = columnsOf(block);
      if (columns === 0) return undefined;
      const fill = (row: readonly string[]) => Array.from({ length: columns }, (_, column) => plainText(row[column] ?? ''));
      return { kind: 'table', rows: block.rows.map(fill), ...(block.header === undefined ? {} : { header: fill(block.header) }) };
    }
  }
}

function columnsOf({ header = [], rows }: Extract<WrittenBlock, { kind: 'table' }>): number {
  return rows.reduce((most, row) => Math.max(most, row.length), header.length);
}

function oneLine(text: string): string {
  return collapseSpace(plainText(text));
}

function optional<Name extends 'author' | 'marking'>(name: Name, value: string | undefined): { readonly [Key in Name]?: string } {
  const text = oneLine(value ?? '');
  return text === '' ? {} : ({ [name]: text } as { readonly [Key in Name]?: string }); // A computed key loses its name.
}

import type { Block } from '@assay/core';
import { joinBlocks } from '../join-blocks.ts';
import { textBlocks, tidyLines } from '../parse-text.ts';
import type { ParsedDocument } from '../parsed-document.ts';

/** What text recognition printed, page by page: form feeds end pages. */
export function recognisedPages(printed: string): ParsedDocument {
  const pages = printed.split('\f').map((page, index) => {
    const text = tidyLines(page).replace(/^\n+/, '');
    return { text, blocks: textBlocks(text, { headings: false }).map((block): Block => ({ ...block, page: index + 1 })) };
  });
  return { title: '', ...joinBlocks(pages), metadata: { readBy: 'ocr' } };
}

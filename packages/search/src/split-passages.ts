import type { Block, StoredDocument } from '@assay/core';

/** A stretch of a document that can be found and quoted by itself, with the headings above it. */
export interface DocumentPassage {
  readonly start: number;
  readonly end: number;
  readonly page?: number;
  readonly headings: readonly string[];
  /** The number of the section it stands in: every heading opens one. */
  readonly section: number;
}

/** A passage is quoted whole, so it stays short enough to read: about 200 words. */
const longestPassage = 1_200;

/** Parts a document into passages: a paragraph each; a list or table stays with the words that lead into it. */
export function splitPassages({ text, blocks }: Pick<StoredDocument, 'text' | 'blocks'>): readonly DocumentPassage[] {
  const passages: DocumentPassage[] = [];
  const headings: string[] = [];
  let section = 0;
  let open: { start: number; end: number; page: number | undefined; takesItems: boolean } | undefined;

  const close = () => {
    if (open !== undefined) {
      const { start, end, page } = open;
      passages.push({
        start,
        end,
        headings: headings.filter((heading) => heading !== ''),
        section,
        ...(page === undefined ? {} : { page }),
      });
    }
    open = undefined;
  };

  for (const block of blocks) {
    if (block.kind === 'heading') {
      close();
      section += 1;
      const level = block.level ?? 2;
      headings.length = Math.min(headings.length, level - 1);
      headings[level - 1] = text.slice(block.start, block.end);
      for (let above = 0; above < level - 1; above += 1) headings[above] ??= '';
      continue;
    }
    const isItem = block.kind !== 'paragraph';
    if (open?.takesItems === true && isItem && block.end - open.start <= longestPassage) {
      open.end = block.end;
      continue;
    }
    close();
    open = { start: block.start, end: block.end, page: block.page, takesItems: isItem || leadsIntoList(text, block) };
  }
  close();
  return passages.length > 0 ? passages : wholeText(text);
}

/** A text without paragraphs (no blocks, or headings alone) can still be found and quoted. */
function wholeText(text: string): readonly DocumentPassage[] {
  const start = text.length - text.trimStart().length;
  const end = text.trimEnd().length;
  return end > start ? [{ start, end, headings: [], section: 0 }] : [];
}

/** Words that end in a colon, or a short line without an end mark (a table's caption), belong to the list or table after them. */
function leadsIntoList(text: string, { start, end }: Block): boolean {
  const words = text.slice(start, end).trimEnd();
  return words.endsWith(':') || (words.length <= 80 && !/[.!?]["'”’)]?$/.test(words));
}

import type * as Docx from 'docx';
import { escapeHtml } from '../html/escape-html.ts';
import { packDocument } from './pack-document.ts';
import { prepareDocument } from './prepare-document.ts';
import { wordBlocks, wordNames } from './word-blocks.ts';
import { wordStyles } from './word-styles.ts';
import type { WrittenDocument } from './written-document.ts';

/** Writes a document as a Word file (.docx); the same document gives the same bytes. */
export async function writeWord(given: WrittenDocument): Promise<Uint8Array> {
  const document = prepareDocument(given);
  const [docx, { unzipSync }] = await Promise.all([import('docx'), import('fflate')]);
  const { title, isTitleHidden = false, language, marking, created, blocks } = document;
  const head = isTitleHidden ? [] : [new docx.Paragraph({ heading: docx.HeadingLevel.TITLE, text: title })];
  const lines = marking === undefined ? undefined : marginOf(docx, marking);
  const file = new docx.Document({
    styles: wordStyles(language),
    numbering: { config: [{ reference: wordNames.numbers, levels: [numbers] }] },
    sections: [
      {
        properties: { page: { size: { width: 11_906, height: 16_838 }, margin: { top: 1_134, bottom: 1_134, left: 1_134, right: 1_134 } } },
        ...lines,
        children: [...head, ...wordBlocks(docx, blocks)],
      },
    ],
  });
  // The library dates its parts by the clock; here they bear the time of the document.
  const parts = Object.entries(unzipSync(await docx.Packer.pack(file, 'uint8array')))
    .filter(([name]) => name !== metadataPart)
    .toSorted(([left], [right]) => (left < right ? -1 : 1));
  return packDocument([...parts, [metadataPart, writeMetadata(document)]], { created, storesFirst: false });
}

// --- Internal ---

const metadataPart = 'docProps/core.xml';

const numbers = {
  level: 0,
  format: 'decimal',
  text: '%1.',
  style: { paragraph: { indent: { left: 720, hanging: 360 } } },
} as const;

function marginOf(docx: typeof Docx, marking: string) {
  const line = () => new docx.Paragraph({ alignment: 'center', children: [new docx.TextRun({ text: marking, bold: true })] });
  return { headers: { default: new docx.Header({ children: [line()] }) }, footers: { default: new docx.Footer({ children: [line()] }) } };
}

function writeMetadata({ title, language, author, created }: WrittenDocument): string {
  const by =
    author === undefined
      ? ''
      : `<dc:creator>${escapeHtml(author)}</dc:creator><cp:lastModifiedBy>${escapeHtml(author)}</cp:lastModifiedBy>`;
  const time = created.toISOString();
  return `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><dc:title>${escapeHtml(title)}</dc:title>${by}<dc:language>${language}</dc:language><dcterms:created xsi:type="dcterms:W3CDTF">${time}</dcterms:created><dcterms:modified xsi:type="dcterms:W3CDTF">${time}</dcterms:modified></cp:coreProperties>`;
}

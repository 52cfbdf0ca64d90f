import type { IStylesOptions } from 'docx';
import { wordNames } from './word-blocks.ts';

/** The styles of a Word document: its language, a plain letter of 12 points, headings in black. */
export function wordStyles(language: string): IStylesOptions {
  const { quotation, source, cell, heading } = wordNames;
  return {
    default: {
      document: { run: { font: 'Arial', size: 24, language: { value: language } }, paragraph: { spacing: { before: 80, after: 120 } } },
      title: headingStyle(52),
      heading1: headingStyle(40),
      heading2: headingStyle(32),
      heading3: headingStyle(28),
      heading4: headingStyle(26),
      heading5: headingStyle(24),
      heading6: headingStyle(24),
    },
    paragraphStyles: [
      { id: quotation, name: 'Quote', basedOn: 'Normal', quickFormat: true, paragraph: { indent: { left: 567, right: 567 } } },
      { id: source, name: 'Quotation source', basedOn: quotation, run: { color: '505A5F' } },
      { id: cell, name: 'Table contents', basedOn: 'Normal', paragraph: { spacing: { before: 40, after: 40 } } },
      { id: heading, name: 'Table heading', basedOn: cell, run: { bold: true } },
    ],
  };
}

// --- Internal ---

/** Sizes are in half points. */
function headingStyle(size: number) {
  return {
    run: { size, bold: true, italics: false, color: '000000' },
    paragraph: { spacing: { before: 280, after: 140 }, keepNext: true },
  };
}

import type { DocumentMetadata } from '@assay/core';
import { addProperties } from '../add-properties.ts';
import { isDamaged, isLocked, type ParseResult, unreadable } from '../parsed-document.ts';
import { formValues } from './form-values.ts';
import { pageComments } from './page-comments.ts';
import { readPageItems } from './page-item.ts';
import { type PageLine, pageLines } from './page-lines.ts';
import { pageRoles } from './page-roles.ts';
import { pdfProperties } from './pdf-properties.ts';
import { placeValues } from './place-values.ts';
import { writePages } from './write-pages.ts';

const mostPages = 2_000;
const mostHidden = 20_000;
/** The library keeps what it has read of a file as long as the file is open. */
const pagesAtOnce = 100;

const noText =
  'holds pictures of pages and no text: it was scanned, or its pages are empty. Run it through text recognition (OCR), or type its words into a text file.';

/** Shown in place of a form that only Adobe's own reader fills in (XFA). */
const placeholder = /^please wait\.{3}.{0,200}(?:pdf viewer|contents of the document)/is;

/** A PDF page by page: the printed words in their order, and the structure where the file tells it. No script, link or attachment in it is followed. */
export async function parsePdf(bytes: Uint8Array): Promise<ParseResult> {
  try {
    let pdf = await openPdf(bytes);
    const { numPages } = pdf;
    if (numPages > mostPages) {
      await pdf.loadingTask.destroy();
      return unreadable(`has ${numPages} pages; at most ${mostPages.toLocaleString('en-GB')} are read. Split it.`, 'too-large');
    }
    const properties = pdfProperties((await pdf.getMetadata().catch(() => undefined))?.info);
    const pages: (readonly PageLine[])[] = [];
    const comments: string[] = [];
    const broken: number[] = [];
    for (let number = 1; number <= numPages; number += 1) {
      if (number % pagesAtOnce === 0) {
        await pdf.loadingTask.destroy();
        pdf = await openPdf(bytes);
      }
      try {
        const page = await readPage(pdf, number);
        pages.push(page.lines);
        comments.push(...page.comments);
      } catch {
        broken.push(number);
        pages.push([]);
      }
    }
    await pdf.loadingTask.destroy();

    const { text, blocks } = writePages(pages);
    if (text === '') return broken.length > 0 ? unreadable(isDamaged('a PDF')) : { ...unreadable(noText), isScanned: true };
    if (placeholder.test(text))
      return unreadable('is a form that only Adobe Reader shows (XFA). Print it to a new PDF there, and choose that.', 'unsupported-type');
    const title = titleOf(text, blocks, properties.title);
    const hidden = comments.join('\n').slice(0, mostHidden);
    return addProperties({ title, text, blocks, metadata: metadataOf(broken), hidden }, { ...properties, title: '' });
  } catch (error) {
    return unreadable(error instanceof Error && error.name === 'PasswordException' ? isLocked : isDamaged('a PDF'));
  }
}

// --- Internal ---

type OpenPdf = Awaited<ReturnType<typeof openPdf>>;

async function openPdf(bytes: Uint8Array) {
  const { getDocumentProxy } = await import('unpdf');
  // The library takes the bytes away from their owner, so it gets its own.
  return getDocumentProxy(Uint8Array.from(bytes), { verbosity: 0, maxImageSize: 1, disableFontFace: true, useSystemFonts: false });
}

async function readPage(pdf: OpenPdf, number: number) {
  const page = await pdf.getPage(number);
  const [content, tree, annotations] = [
    await page.getTextContent({ includeMarkedContent: true, disableNormalization: true }),
    // A page whose tags or notes are damaged still has its words.
    await page.getStructTree().catch(() => null),
    await page.getAnnotations().catch(() => []),
  ];
  page.cleanup();
  const items = placeValues(readPageItems(content.items), formValues(annotations));
  return { lines: pageLines(items, pageRoles(tree)), comments: pageComments(annotations) };
}

/** The file's own title unless a program made it up from a file name; else its first heading on the first page. */
function titleOf(text: string, blocks: ReturnType<typeof writePages>['blocks'], named: string): string {
  if (named !== '' && !/^(?:microsoft \w+ - |untitled)|\.(?:docx?|rtf|odt|indd|qxd|pdf|tex|dvi)$/i.test(named)) return named;
  const heading = blocks.find(({ kind, page }) => kind === 'heading' && page === 1);
  return heading === undefined ? '' : text.slice(heading.start, heading.end);
}

function metadataOf(broken: readonly number[]): DocumentMetadata {
  if (broken.length === 0) return {};
  const shown = broken.slice(0, 10).join(', ') + (broken.length > 10 ? ' and more' : '');
  return { description: `${broken.length === 1 ? 'Page' : 'Pages'} that could not be read: ${shown}` };
}

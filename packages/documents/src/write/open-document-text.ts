import { escapeHtml } from '../html/escape-html.ts';

/** A text inside a paragraph of OpenDocument, where several spaces, tabs and line ends are elements (ODF 1.2, part 1, section 6.1.2). */
export function openDocumentText(text: string): string {
  return escapeHtml(text).replace(/\n|\t|^ +| {2,}| +$|(?<=[\n\t]) +/g, (space) => {
    if (space === '\n') return '<text:line-break/>';
    if (space === '\t') return '<text:tab/>';
    return `<text:s text:c="${space.length}"/>`;
  });
}

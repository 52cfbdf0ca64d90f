import { collapseSpace } from '@assay/language';

/** A Word document's main part without the words that are set as hidden, and those words. */
export function takeOutHiddenRuns(source: string): { readonly shown: string; readonly hidden: string } {
  if (!source.includes('<w:vanish')) return { shown: source, hidden: '' };
  const hidden: string[] = [];
  const end = '</w:r>';
  const pieces = source.split(end);
  const shown = pieces.map((piece, place) => {
    if (place === pieces.length - 1) return piece;
    const start = Math.max(piece.lastIndexOf('<w:r>'), piece.lastIndexOf('<w:r '));
    const run = start === -1 ? '' : piece.slice(start);
    if (!/<w:vanish(?:\s{0,9}\/>| w:val="(?:1|true|on)")/.test(run)) return piece + end;
    hidden.push(run.replace(/<[^>]{0,2000}>/g, ''));
    return piece.slice(0, start);
  });
  return { shown: shown.join(''), hidden: collapseSpace(hidden.join(' ')) };
}

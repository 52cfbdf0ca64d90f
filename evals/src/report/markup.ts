import { visibleText } from './visible-text.ts';

/** Markup whose data was escaped where it was put in. */
export interface Markup {
  readonly markup: string;
}

type Piece = string | number | Markup | undefined | readonly Piece[];

/** A template of markup: what is put in is text and escaped, but for markup made the same way. */
export function html(template: TemplateStringsArray, ...pieces: readonly Piece[]): Markup {
  return { markup: template.reduce((before, after, index) => before + written(pieces[index - 1] ?? '') + after) };
}

// --- Internal ---

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

function written(piece: Piece): string {
  if (typeof piece === 'string') return visibleText(piece).replace(/[&<>"']/g, (character) => entities[character] ?? '');
  if (piece === undefined) return '';
  if (typeof piece === 'number') return String(piece);
  return 'markup' in piece ? piece.markup : piece.map(written).join('');
}

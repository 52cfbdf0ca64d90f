import type { PageText } from './indexed-page.ts';
import type { SavedPage } from './segment.ts';

/** A text as bytes: one a character where all are of ISO 8859-1, else two. */
export function encodedText(text: string): { readonly bytes: Uint8Array; readonly isWide: boolean } {
  const isWide = /[\u0100-\uffff]/.test(text);
  return { bytes: Buffer.from(text, isWide ? 'utf16le' : 'latin1'), isWide };
}

/** The texts of a segment's pages, each read where it is asked for: outside the heap, and none decoded that nobody reads. */
export function segmentTexts(texts: Uint8Array, pages: readonly Pick<SavedPage, 'characters' | 'isWide'>[]): readonly PageText[] {
  const bytes = Buffer.from(texts.buffer, texts.byteOffset, texts.byteLength);
  let at = 0;
  return pages.map(({ characters, isWide }) => {
    const from = at;
    const size = isWide ? 2 : 1;
    at += characters * size;
    return {
      slice: (start, end = characters) =>
        bytes.toString(isWide ? 'utf16le' : 'latin1', from + start * size, from + Math.min(end, characters) * size),
    };
  });
}

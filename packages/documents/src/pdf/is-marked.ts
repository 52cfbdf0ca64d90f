import { isListItem } from '@assay/language';

/** Whether a printed line begins with the mark of a list item; printing programs use more of them than people type, some from fonts of signs. */
export function isMarked(line: string): boolean {
  return isListItem(line) || /^[\u25cf\u25cb\u25a0\u25a1\u25c6\u27a2\u27a4\u2756\u2713\u2714\uf0a7\uf0b7\uf0d8]\s/.test(line);
}

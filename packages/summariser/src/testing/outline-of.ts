import type { Outline } from '../outline/outline.ts';
import { readOutline } from '../outline/read-outline.ts';

/** The outline of texts, as the tool reads them. */
export function outlineOf(...texts: readonly string[]): Outline {
  return readOutline(texts.map((text) => ({ text })));
}

import { findLinks } from '../links/find-links.ts';

/** What sends a reader somewhere, in small letters: links, e-mail addresses, and the placeholders of either. */
export function pointersIn(sentence: string): readonly string[] {
  const links = findLinks(sentence).map(({ start, end }) => sentence.slice(start, end));
  const others = [...sentence.matchAll(/⟦[^⟧]{1,60}⟧|[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,5}/g)].map(([pointer]) => pointer);
  return [...links, ...others].map((pointer) => pointer.toLowerCase().replace(/[.,;:!?/]+$/, ''));
}

/** The correspondent's own reference, as their letter gives it; empty where it gives none. */
export function readReference(letter: string): string {
  const found = /^\s*(?:(?:our|my)\s+)?ref(?:erence)?(?:\s+(?:no|number))?\.?\s*[:–-]?\s*([A-Z0-9][A-Z0-9/._-]{2,30})\s*$/im.exec(letter);
  if (found?.[1] !== undefined && /\d/.test(found[1])) return found[1].replace(/[._-]+$/, '');
  const inline = /\b(?:our|my|case)\s+ref(?:erence)?(?:\s+(?:no|number|is))?\.?\s*[:–-]?\s*([A-Z0-9][A-Z0-9/._-]{2,30})/i.exec(letter);
  const reference = inline?.[1]?.replace(/[._-]+$/, '') ?? '';
  return /\d/.test(reference) ? reference : '';
}

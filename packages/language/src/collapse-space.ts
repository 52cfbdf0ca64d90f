/** A text with every run of white space as one space, so that wrapped lines compare as equal. */
export function collapseSpace(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}

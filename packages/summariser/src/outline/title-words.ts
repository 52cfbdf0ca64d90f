/** The words of a heading, lower-cased. */
export function titleWords(title: string): readonly string[] {
  return title.toLowerCase().match(/\p{L}+/gu) ?? [];
}

const pageCharacters = 3_000;

/** So many pages of 3,000 characters: the texts one after another, over and over, cut at the end. */
export function joinedPages(texts: readonly string[], pages: number): string {
  const characters = pages * pageCharacters;
  const once = `${texts.join('\n\n')}\n\n`;
  return once.repeat(Math.ceil(characters / once.length)).slice(0, characters);
}

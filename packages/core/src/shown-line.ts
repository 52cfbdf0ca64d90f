/** A text as one line among numbered ones that a model is shown: nothing in it can look like a number of ours or begin another line; cut between words. */
export function shownLine(text: string, longest: number): string {
  const line = text
    .replace(/[\s\u0085]+/g, ' ')
    .replace(/[[［]([\p{N}\s,;–-]{1,40})[\]］]/gu, '($1)')
    .trim();
  if (line.length <= longest) return line;
  const end = line.lastIndexOf(' ', longest);
  return line.slice(0, end > 0 ? end : longest);
}

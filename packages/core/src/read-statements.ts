/** A line that a model wrote: a heading, or a statement and the numbers it names. */
export type WrittenLine =
  | { readonly kind: 'heading'; readonly text: string }
  | { readonly kind: 'statement'; readonly text: string; readonly numbers: readonly number[] };

/** More than this of an answer nobody asked for. */
const mostLines = 400;
const longestStatement = 1_500;
const mostNumbers = 12;

/** The headings and statements of an answer, without markup; any other line is passed over. */
export function readStatements(answer: string): readonly WrittenLine[] {
  return answer
    .split('\n')
    .slice(0, mostLines)
    .flatMap((line): WrittenLine[] => {
      const heading = /^#{1,6}\s+(.{1,200})$/.exec(line.trim())?.[1]?.trim();
      if (heading !== undefined) return [{ kind: 'heading', text: heading }];
      const said = /^[-*•]\s+(.+)$/.exec(line.trim())?.[1];
      if (said === undefined || said.length > longestStatement) return [];
      const numbers = [...said.matchAll(/\[(\d{1,7}(?:\s?,\s?\d{1,7})*)\]/g)].flatMap(([, list = '']) => list.split(',').map(Number));
      const text = said
        .replace(/<\/?[a-z][^<>]{0,200}>/gi, '')
        .replace(/\s?\[\d{1,7}(?:\s?,\s?\d{1,7})*\]/g, '')
        .replace(/\s+/g, ' ')
        .trim();
      return text === '' ? [] : [{ kind: 'statement', text, numbers: [...new Set(numbers)].slice(0, mostNumbers) }];
    });
}

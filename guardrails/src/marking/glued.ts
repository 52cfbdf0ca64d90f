import { longestLine } from './clean-line.ts';
import type { Marking } from './find-markings.ts';
import { markingWords } from './marking-words.ts';
import { readName } from './read-name.ts';

/** Markings of a head or foot that ran together with the text of the page when it was taken out of its file. */
export function glued(text: string): readonly Marking[] {
  const { start, end } = readPatterns();
  const pages = pageBounds(text);
  return pages.flatMap(({ from, to }) => {
    const head = text.slice(from, Math.min(to, from + longestLine));
    const tailFrom = Math.max(from, to - longestLine);
    return [markingIn(start.exec(head), from), markingIn(end.exec(text.slice(tailFrom, to)), tailFrom)].flat();
  });
}

// --- Internal ---

const name = '(?:UK |HMG )?(?:TOP SECRET|SECRET|OFFICIAL[ -]SENSITIVE|OFFICIAL)';

let known: { readonly start: RegExp; readonly end: RegExp } | undefined;

function readPatterns(): { readonly start: RegExp; readonly end: RegExp } {
  const openings = markingWords().openings.map((word) => word.charAt(0).toUpperCase() + word.slice(1));
  known ??= {
    // "SECRETThe review", "SECRET The review": a capital where a name of something would have a small letter or another capital.
    start: new RegExp(`^\\s{0,40}[^\\w\\s]{0,6}(${name})(?:(?=[A-Z][a-z])|\\s{1,4}(?=(?:${openings.join('|')})\\b))`),
    end: new RegExp(`(?:[a-z0-9][.!?)"”’]?|[.!?:)"”’]\\s{1,4})(${name})[^\\w\\s]{0,4}\\s{0,40}$`),
  };
  return known;
}

function markingIn(match: RegExpExecArray | null, offset: number): Marking[] {
  const found = match?.[1];
  const kind = found === undefined ? undefined : readName(found)?.kind;
  if (match === null || found === undefined || kind === undefined) return [];
  const start = offset + match.index + match[0].lastIndexOf(found);
  return [{ kind, handling: [], start, end: start + found.length }];
}

function pageBounds(text: string): readonly { readonly from: number; readonly to: number }[] {
  const bounds: { from: number; to: number }[] = [];
  let from = 0;
  for (let at = text.indexOf('\f'); at >= 0; at = text.indexOf('\f', from)) {
    bounds.push({ from, to: at });
    from = at + 1;
  }
  bounds.push({ from, to: text.length });
  return bounds;
}

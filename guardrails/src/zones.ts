/** The parts of a text in which something can stand, put together, and the way back to the text. */
export interface Zones {
  readonly text: string;
  /** A place in the zones as a place in the text. */
  toText(place: number): number;
}

/** Between zones stands what no pattern takes for anything. */
const between = '\n\0\n';

/**
 * The surroundings of every mark in a text. Most of a text is no digit and near none: patterns that need one look at
 * the zones alone. A zone is cut at white space where there is some, so that no word stands half in it.
 */
export function zonesAround(text: string, mark: RegExp, margin: number, longestWord = 40): Zones {
  const pieces: string[] = [];
  const starts: { readonly at: number; readonly start: number }[] = [];
  let length = 0;
  let [start, end] = [-1, -1];
  const close = () => {
    if (start < 0) return;
    const to = cut(text, end, 1, longestWord);
    starts.push({ at: length, start });
    pieces.push(text.slice(start, to), between);
    length += to - start + between.length;
    end = to;
  };
  for (const { index, 0: found } of text.matchAll(mark)) {
    if (start >= 0 && index - margin <= end + 2 * margin) {
      end = Math.min(text.length, index + found.length + margin);
      continue;
    }
    close();
    start = Math.max(end, cut(text, Math.max(0, index - margin), -1, longestWord), 0);
    end = Math.min(text.length, index + found.length + margin);
  }
  close();
  return { text: pieces.join(''), toText: (place) => placeIn(starts, place) };
}

// --- Internal ---

/** The nearest white space outwards, looked for a little way only. */
function cut(text: string, place: number, step: 1 | -1, most: number): number {
  let at = place;
  for (let steps = 0; steps < most && at > 0 && at < text.length; steps += 1) {
    if (/\s/.test(text.charAt(step > 0 ? at : at - 1))) return at;
    at += step;
  }
  return at;
}

function placeIn(starts: readonly { readonly at: number; readonly start: number }[], place: number): number {
  let [low, high] = [0, starts.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((starts[middle]?.at ?? 0) <= place) low = middle + 1;
    else high = middle;
  }
  const zone = starts[low - 1];
  return zone === undefined ? place : zone.start + (place - zone.at);
}

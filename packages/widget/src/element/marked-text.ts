/** A stretch of a text: UTF-16 offsets, end exclusive. */
export interface Stretch {
  readonly start: number;
  readonly end: number;
}

/** A part of a text, and whether it is what is pointed at. */
interface TextPart {
  readonly text: string;
  readonly isMarked: boolean;
}

/** As much as is shown either side of what is marked: enough to know it again. */
const mostAround = 80;

/** The stretches of a text with the words around them; what lies further off is left out for an ellipsis. */
export function markedText(text: string, places: readonly Stretch[]): readonly TextPart[] {
  const parts: TextPart[] = [];
  const add = (piece: string, isMarked = false) => {
    if (piece !== '') parts.push({ text: piece, isMarked });
  };
  let shownTo = 0;
  for (const { start, end } of joined(text, places)) {
    const around = text.slice(shownTo, start);
    const ahead = parts.length === 0 ? 0 : mostAround;
    if (around.length <= ahead + mostAround) add(around);
    else add(`${around.slice(0, ahead)} … ${around.slice(-mostAround)}`);
    add(text.slice(start, end), true);
    shownTo = end;
  }
  const rest = text.slice(shownTo);
  add(rest.length <= mostAround ? rest : `${rest.slice(0, mostAround)} …`);
  return parts;
}

/** Which of the texts that were sent a check means, counted from 0: "documents[1].text" is the second; undefined where it is none of them. */
export function sentText(where: string): number | undefined {
  const place = /^documents\[(\d{1,2})\]\.text$/.exec(where)?.[1];
  if (place !== undefined) return Number(place);
  return where === 'letter' || where === 'question' ? 0 : undefined;
}

// --- Internal ---

/** In their order, within the text, none twice. */
function joined(text: string, places: readonly Stretch[]): readonly Stretch[] {
  const found: { start: number; end: number }[] = [];
  for (const { start, end } of [...places].sort((a, b) => a.start - b.start)) {
    const last = found.at(-1);
    const to = Math.min(end, text.length);
    if (last !== undefined && start <= last.end) last.end = Math.max(last.end, to);
    else if (start < to) found.push({ start, end: to });
  }
  return found;
}

import type { Span } from '@assay/language';

/** The label at the head of a turn: a name or a role, then a colon. */
const label = /^(?:\*\*)?((?:\p{Lu}|\(?\d)[\p{L}\p{N}.'’&()/ -]{0,60}?)(?:\*\*)?:(?:\*\*)?\s+(?=\S)/u;

/** Fields of letters and e-mails look like turns. */
const fields = new Set(
  'from to cc bcc copies copy date sent received subject re ref reference attachments attached note notes status author owner title classification page risk risks mitigation action actions option options cost costs decision decisions question answer q a issue issues deadline purpose source present attendance apologies witnesses agenda venue time'.split(
    ' ',
  ),
);

/** A record of speech has so many turns, by speakers who come back. */
const fewestTurns = 4;

export interface Turn {
  readonly name: string;
  /** Length of the label with its colon. */
  readonly length: number;
}

/** The speaker whose turn each paragraph opens, by its place; empty where the text is no record of speech. */
export function findSpeakers(text: string, paragraphs: readonly Span[]): ReadonlyMap<number, Turn> {
  const turns = new Map<number, Turn>();
  const counts = new Map<string, number>();
  for (const [place, { start, end }] of paragraphs.entries()) {
    const match = label.exec(text.slice(start, Math.min(end, start + 90)));
    const name = match?.[1]?.trim();
    if (
      match === null ||
      name === undefined ||
      name.split(/\s+/).length > 8 ||
      fields.has(name.toLowerCase().replace(/^(?:members|also|in|oral|written) /, ''))
    )
      continue;
    turns.set(place, { name, length: match[0].trimEnd().length });
    counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  const returning = [...counts.values()].filter((count) => count > 1);
  const isSpeech = turns.size >= fewestTurns && returning.length > 1 && turns.size >= paragraphs.length * 0.25;
  return isSpeech ? turns : new Map();
}

/** Whether a paragraph tells what the meeting did, in nobody's voice. */
export function isNarrative(line: string): boolean {
  return /^(?:the (?:committee|board|panel|meeting|council|group|members|chair)|members|it was)\b.{0,80}\b(?:resolved|agreed|noted|closed|adjourned|approved|decided|carried|ended)\b/i.test(
    line,
  );
}

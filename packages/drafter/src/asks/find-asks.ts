import { dataFile } from '@assay/core';
import { type Span, splitSentences } from '@assay/language';
import { z } from 'zod';

const askLexicon = dataFile(
  new URL('../lexicons/asks.json', import.meta.url),
  z.strictObject({ requests: z.array(z.string()).min(1), rhetorical: z.array(z.string()).min(1) }),
);

/** A question or request in a letter, with its place and the words before it that it may lean on. */
export interface Ask extends Span {
  readonly quote: string;
  readonly before: string;
}

/** Every question and request of a letter, in order. */
export function findAsks(letter: string): readonly Ask[] {
  const { requests, rhetorical } = askLexicon();
  const isRequest = new RegExp(requests.join('|'), 'i');
  const isRhetorical = new RegExp(rhetorical.join('|'), 'i');
  const asks: Ask[] = [];
  let before = '';
  for (const sentence of splitSentences(letter)) {
    const text = letter.slice(sentence.start, sentence.end);
    const body = text.replace(/^(?:[-*•–]|\(?\w{1,2}[.)])\s+/, '');
    const isAsk = (/\?["'”’)]*$/.test(body) || isRequest.test(body)) && !isRhetorical.test(body) && !isCourtesy(body);
    if (isAsk) {
      for (const span of splitQuestions(letter, { start: sentence.end - body.length, end: sentence.end })) {
        asks.push({ ...span, quote: letter.slice(span.start, span.end), before });
      }
    }
    before = text;
  }
  return asks;
}

/** "I look forward to hearing from you" asks for a reply, which the draft is. */
function isCourtesy(sentence: string): boolean {
  return /look(?:ing)? forward to|^(?:please )?(?:do )?(?:get in touch|contact me|call me)|let me know if you (?:need|require|have|want)|please (?:reply|respond|write back|write to me|reply to)\b.{0,60}$|please (?:find|see) (?:attached|enclosed)/i.test(
    sentence,
  );
}

/** One sentence may ask twice: "Who can apply, and when does it close?" */
function splitQuestions(letter: string, { start, end }: Span): readonly Span[] {
  const text = letter.slice(start, end);
  const parts: Span[] = [];
  let from = 0;
  for (const { index, 0: joint } of text.matchAll(
    /(?:,|;)? and (?=(?:also )?(?:if so|whether|what|when|how|why|who|where|which|is|are|can|could|will|would|do|does|did|has|have|please|if)\b)/gi,
  )) {
    const [left, right] = [text.slice(from, index), text.slice(index + joint.length)];
    if (left.trim().split(/\s+/).length < 4 || right.trim().split(/\s+/).length < 4) continue;
    if (!/\b(?:whether|what|when|how|why|who|where|which|is|are|can|could|will|would|do|does|did|has|have|if)\b/i.test(left)) continue;
    parts.push({ start: start + from, end: start + index });
    from = index + joint.length;
  }
  parts.push({ start: start + from, end });
  return parts;
}

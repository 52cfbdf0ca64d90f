import type { Span } from '@assay/language';

/** Before what a second question begins. */
const questionWord = '(?:whether|what|when|how|why|who|where|which|is|are|can|could|will|would|do|does|did|has|have|please|if)';

/** "; and when", ", and whether", " and if so", ", what" in a row, "(2)". */
const joints = new RegExp(
  `(?:[,;]\\s)?\\s?\\band (?=(?:also |then |on |by |for |in |to )?(?:if so|${questionWord})\\b)|;\\s(?=${questionWord}\\b)|,\\s(?=(?:what|when|how|why|who|where|which|whether)\\s\\w+\\s\\w+)|\\s(?=\\(\\d\\)\\s)`,
  'gi',
);

/** What leads into the questions of Parliament, and is none itself. */
const toAsk =
  /^\W{0,3}(?:[\p{L} .'’()-]{2,60}:\s)?to ask (?:(?:his|her) majesty['’]s government|the [\p{L} ,'’-]{3,80}?),?\s(?=(?:what|when|how|why|who|where|which|whether|if|pursuant|further)\b)/iu;

/** One sentence may ask twice: "Who can apply, and when does it close?" Each part is long enough to be one. */
export function splitAsks(letter: string, { start, end }: Span): readonly Span[] {
  const whole = letter.slice(start, end);
  const text = whole.replace(toAsk, (lead) => ' '.repeat(lead.length));
  const parts: Span[] = [];
  let from = text.length - text.trimStart().length;
  for (const { index, 0: joint } of text.matchAll(joints)) {
    if (index <= from) continue;
    if (parts.length >= mostParts) break;
    const after = index + joint.length;
    const left = text.slice(from, index);
    if (wordsIn(left) < 4 || wordsIn(text.slice(after, after + longestLook)) < 3) continue;
    if (!asking.test(left)) continue;
    parts.push({ start: start + from, end: start + index });
    from = after;
  }
  parts.push({ start: start + from, end });
  return parts;
}

// --- Internal ---

/** A sentence that asks more than this runs on: what is left of it is one ask. */
const mostParts = 20;

/** Whether a part is long enough is seen in its first stretch. */
const longestLook = 60;

const asking = new RegExp(`\\b${questionWord}\\b`, 'i');

function wordsIn(text: string): number {
  return text.trim().split(/\s+/).length;
}

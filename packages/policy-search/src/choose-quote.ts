import { contentStems, type Span, splitSentences } from '@assay/language';

/** Up to here a passage is quoted whole: cutting it could drop a condition. */
const wholeUpTo = 420;

/** The stretch of a passage that answers best: all of a short one, else its best sentence with the ones beside it that fit. */
export function chooseQuote(text: string, question: string): Span {
  if (text.length <= wholeUpTo) return { start: 0, end: text.length };
  const sentences = splitSentences(text);
  const wanted = new Set(contentStems(question));
  const scores = sentences.map(({ start, end }) => {
    const stems = new Set(contentStems(text.slice(start, end)));
    return [...wanted].filter((stem) => stems.has(stem)).length;
  });
  let from = Math.max(0, scores.indexOf(Math.max(...scores)));
  let to = from;
  for (;;) {
    const start = sentences[from]?.start ?? 0;
    const end = sentences[to]?.end ?? text.length;
    // What follows usually holds the condition, what stands before the subject: take what follows first.
    const next = sentences[to + 1];
    const previous = sentences[from - 1];
    if (next !== undefined && next.end - start <= wholeUpTo) to += 1;
    else if (previous !== undefined && end - previous.start <= wholeUpTo) from -= 1;
    else return { start, end };
  }
}

import { contentStems, isListItem, type Span, splitSentences } from '@assay/language';
import { saidShare } from './kin-words.ts';
import { questionKinds } from './question-kind.ts';

/** Up to here a passage is quoted whole: cutting it could drop a condition. */
const wholeUpTo = 420;

/** A list is quoted from the words that lead into it while that makes the quotation no longer than this. */
const longestWithLead = 700;

/** The stretch of a passage that answers best: all of a short one, else its best sentence with the ones beside it that fit. */
export function chooseQuote(text: string, question: string): Span {
  if (text.length <= wholeUpTo) return { start: 0, end: text.length };
  const sentences = splitSentences(text);
  const leads = leadsOf(text, sentences);
  const best = bestSentence(text, sentences, { question, leads });
  const item = sentences[best];
  const lead = leads[best];
  if (item !== undefined && lead !== undefined && item.end - lead.start <= longestWithLead) return { start: lead.start, end: item.end };
  let from = best;
  let to = best;
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

// --- Internal ---

/** The first of the sentences that say most of the question, kindred words counting half, what is asked for counting as a word. */
function bestSentence(
  text: string,
  sentences: readonly Span[],
  { question, leads }: { readonly question: string; readonly leads: readonly (Span | undefined)[] },
): number {
  const wanted = [...new Set(contentStems(question))];
  const [kind] = questionKinds(question);
  const scores = sentences.map((sentence, place) => {
    // An item says what it says together with the words that lead into its list.
    const words = `${wordsOf(text, leads[place])} ${wordsOf(text, sentence)}`;
    const stems = new Set(contentStems(words));
    const said = wanted.reduce((sum, word) => sum + saidShare(word, stems), 0);
    return said + (kind?.isIn(words) === true ? 1 : 0);
  });
  return Math.max(0, scores.indexOf(Math.max(...scores)));
}

/** For each sentence that is an item, the words that lead into its list: "You cannot apply for:" decides what its items mean. */
function leadsOf(text: string, sentences: readonly Span[]): readonly (Span | undefined)[] {
  let lead: Span | undefined;
  return sentences.map((sentence) => {
    const words = wordsOf(text, sentence);
    if (isListItem(words)) return lead;
    lead = words.endsWith(':') ? sentence : undefined;
    return undefined;
  });
}

function wordsOf(text: string, span: Span | undefined): string {
  return span === undefined ? '' : text.slice(span.start, span.end);
}

import { dataFile } from '@assay/core';
import { contentStems, splitSentences, stem } from '@assay/language';
import { z } from 'zod';
import { hasKin } from './kin-words.ts';

const pattern = z.string().transform((source) => new RegExp(source, 'iu'));

const lexicon = dataFile(
  new URL('../lexicons/question-kinds.json', import.meta.url),
  z.strictObject({
    why: z.string(),
    kinds: z.array(z.strictObject({ name: z.string(), isDefinite: z.boolean(), asked: pattern, answer: pattern, heading: pattern })).min(1),
  }),
);

/** What a question asks for: a sum, a time, a number, or whether something may be done. */
export interface QuestionKind {
  readonly name: string;
  /** Whether the answer has a form that shows it: a sum, a date, a number. Words that allow or forbid stand in most passages. */
  readonly isDefinite: boolean;
  /** Whether a text holds what such a question asks for. */
  readonly isIn: (text: string) => boolean;
  /** Whether a heading announces it. */
  readonly isAnnounced: (heading: string) => boolean;
}

/** The kinds of a question, the first that fits being the likeliest; none where nothing tells. */
export function questionKinds(question: string): readonly QuestionKind[] {
  const counted = countedIn(question);
  return lexicon()
    .kinds.filter(({ asked }) => asked.test(question))
    .map(({ name, isDefinite, answer, heading }) => ({
      name,
      isDefinite,
      isIn: (text) => (name === 'number' && counted !== undefined ? counts(text, counted, answer) : answer.test(text)),
      isAnnounced: (text) => heading.test(text),
    }));
}

// --- Internal ---

/** What a question asks the number of: "how many landowners" is not answered by a number of days. */
function countedIn(question: string): string | undefined {
  const word = /\b(?:how many|number of) (?:[\p{L}-]+ ){0,1}?(\p{L}{3,})/iu.exec(question)?.[1];
  return word === undefined || contentStems(word).length === 0 ? undefined : stem(word.toLowerCase());
}

function counts(text: string, counted: string, answer: RegExp): boolean {
  return splitSentences(text).some(({ start, end }) => {
    const sentence = text.slice(start, end);
    const stems = new Set(contentStems(sentence));
    return answer.test(sentence) && (stems.has(counted) || hasKin(counted, stems));
  });
}

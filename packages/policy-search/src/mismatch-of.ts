import type { Passage } from '@assay/core';
import { nationsOf, nationsOfPage, splitSentences } from '@assay/language';

/** The pages among what was found that say themselves that they do not hold in a nation asked about: "Northern Ireland has its own rules". */
export function pagesElsewhere(question: string, passages: readonly Passage[]): ReadonlySet<string> {
  const asked = nationsOf(question);
  if (asked.size === 0) return new Set();
  const isElsewhere = ({ text }: Passage) =>
    splitSentences(text)
      .map(({ start, end }) => text.slice(start, end))
      .some((sentence) => notHere.test(sentence) && [...nationsOf(sentence)].some((nation) => asked.has(nation)));
  return new Set(passages.filter(isElsewhere).map(({ document }) => document));
}

/** Why a passage, however many words it shares with a question, is about something else; undefined where nothing shows that. */
export function mismatchOf(question: string, passage: Passage): string | undefined {
  return mismatchOfNation(question, passage) ?? mismatchOfYear(question, passage);
}

// --- Internal ---

/** What a sentence says that sends readers of a nation to other rules. */
const notHere =
  /\b(?:(?:its|their) own|(?:are|is|has|have) (?:different|separate|other)|different|separate) (?:rules?|laws?|schemes?|systems?|process(?:es)?|arrangements?|guidance|services?|polic(?:y|ies))\b|\b(?:does|do|is|are) not (?:apply|described|covered|extend|hold|cover)\b/iu;

/** A rule of one nation is not another's. A passage that speaks of the nation asked about is read all the same. */
function mismatchOfNation(question: string, passage: Passage): string | undefined {
  const asked = nationsOf(question);
  if (asked.size === 0) return undefined;
  const applies = nationsOfPage(passage);
  const said = nationsOf(passage.text);
  if (applies.size === 0 || [...asked].some((nation) => applies.has(nation) || said.has(nation))) return undefined;
  return `applies to ${[...applies].join(', ')}, not to ${[...asked].join(', ')}`;
}

/** A question about a year is answered where the year stands, or by a page of that year. */
function mismatchOfYear(question: string, { missing, metadata }: Passage): string | undefined {
  const years = yearsAsked(question);
  const dates = `${metadata.published ?? ''} ${metadata.updated ?? ''}`;
  const lacking = years.filter((year) => missing.includes(year) && !dates.includes(year));
  return years.length > 0 && lacking.length === years.length ? `says nothing of ${[...new Set(lacking)].join(', ')}` : undefined;
}

/** The years asked about. "I was there until 1988. May I see my file?" tells a year beside the question, and asks for none. */
function yearsAsked(question: string): readonly string[] {
  const sentences = splitSentences(question).map(({ start, end }) => question.slice(start, end));
  const asking = sentences.filter((sentence) => sentence.endsWith('?'));
  return (asking.length > 0 ? asking : sentences).flatMap((sentence) => sentence.match(/(?<![\d.,£$€])(?:19|20)\d\d(?![\d.,]*\d)/g) ?? []);
}

import { tokenise } from '@assay/language';

const toldAge =
  /\b(?:aged?|i am|i['’]m|(?:he|she)(?:['’]s| is)|who(?:['’]s| is)|turned|turning)\s+\d{1,3}\b(?!\s*[%.,]\d)(?:\s+years?\s+old)?|\b\d{1,3}[-\s](?:years?[-\s])?old\b/giu;

/** The words of a question without the ages that it tells of people: how old somebody is says who asks, not what is asked. */
export function withoutAges(question: string, words: readonly string[]): readonly string[] {
  const told = new Set([...question.matchAll(toldAge)].flatMap(([age]) => tokenise(age).map(({ word }) => word)));
  return words.filter((word) => !told.has(word));
}

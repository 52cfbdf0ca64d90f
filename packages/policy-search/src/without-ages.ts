const toldAge =
  /\b(?:aged?|i am|i['’]m|(?:he|she)(?:['’]s| is)|who(?:['’]s| is)|turned|turning)\s+\d{1,3}\b(?!\s*[%.,]\d)(?:\s+years?\s+old)?|\b\d{1,3}[-\s](?:years?[-\s])?old\b/giu;

/** A question without the ages that it tells of people: how old somebody is says who asks, not what is asked. */
export function withoutAges(question: string): string {
  return question.replaceAll(toldAge, ' ');
}

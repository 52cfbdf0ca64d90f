const templates: readonly string[] = [
  'In step {n} the council reviews an application within ten working days and writes to the person who made it.',
  'In step {n} people who rent a home from a housing association can apply in the same way as owners.',
  'In step {n} an inspector visits the property before money is paid and records what was found in a report.',
  'In step {n} the scheme pays for insulation of walls and roofs but does not pay for windows or doors.',
  'In step {n} households with a low income are seen first because they spend more of what they have on heat.',
  'In step {n} a second visit takes place after the work so that faults are put right free.',
  'In step {n} landlords must agree to the work in writing and must not raise the rent because of it.',
  'In step {n} those who are refused may ask for a review and can send more evidence until it closes.',
  'In step {n} the team keeps each record for six years and then deletes it unless courts want a copy.',
  'In step {n} figures for the whole region are published in spring and show how many homes were improved.',
];

/** A synthetic text of ten sentences of twenty words that no other number gives: nobody can know it from before. */
export function textOf(number: number): string {
  return templates.map((sentence, place) => sentence.replace('{n}', String(number * templates.length + place))).join(' ');
}

/** The tokens of an answer as an endpoint would stream them, a word each: so many of the text of a number, again from its start where it ends. */
export function answerTokens(number: number, count: number): readonly string[] {
  const words = textOf(number).split(' ');
  return Array.from({ length: count }, (_, place) => `${place === 0 ? '' : ' '}${words[place % words.length] ?? ''}`);
}

/** The number that a question is about: "Write about 17." */
export function numberAsked(question: string): number {
  return Number(/Write about (\d{1,9})/.exec(question)?.[1] ?? '0');
}

/** For how long an answer is waited for: "Write about 17 in 20 seconds." */
export function secondsAsked(question: string): number {
  return Number(/ in (\d{1,3}) seconds/.exec(question)?.[1] ?? '0');
}

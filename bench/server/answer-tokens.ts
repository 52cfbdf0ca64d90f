/** A synthetic text of ten sentences of twenty words: what is asked about, and what the endpoint writes. */
export const sentences: readonly string[] = [
  'The council reviews every application within ten working days and writes to the person who made it with a decision.',
  'People who rent a home from a housing association can apply in the same way as people who own theirs.',
  'An inspector visits the property before any money is paid and records what was found in a short written report.',
  'The scheme pays for insulation of walls and roofs but it does not pay for new windows or for doors.',
  'Households with a low income are seen first because they spend a larger part of what they have on heating.',
  'A second visit takes place after the work is finished so that faults can be put right at no cost.',
  'Landlords must agree to the work in writing and must not raise the rent because of what has been done.',
  'Those who are refused may ask for a review and can send more evidence until the review has been closed.',
  'The team keeps each record for six years and then deletes it unless a court has asked for a copy.',
  'Figures for the whole region are published in spring and show how many homes were improved in the last year.',
];

/** The tokens of an answer as an endpoint would stream them: a word each, so many of the text, again from its start where it ends. */
export function answerTokens(count: number): readonly string[] {
  const words = sentences.join(' ').split(' ');
  return Array.from({ length: count }, (_, place) => `${place === 0 ? '' : ' '}${words[place % words.length] ?? ''}`);
}

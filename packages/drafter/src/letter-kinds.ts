/** What a letter can be; one letter may be several. */
export const letterKinds = [
  'members',
  'treat-official',
  'private-office',
  'campaign',
  'complaint',
  'foi',
  'data-rights',
  'data-protection-complaint',
  'letter-before-claim',
  'invitation',
  'parliamentary-question',
  'not-ours',
] as const;

export type LetterKind = (typeof letterKinds)[number];

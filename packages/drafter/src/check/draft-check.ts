import { z } from 'zod';

/** What a person must look at before a reply is sent. */
const checkKinds = [
  'figure',
  'commitment',
  'legal',
  'gap-left',
  'ask-unanswered',
  'line-changed',
  'authority',
  'told-before',
  'impartiality',
  'marking',
  'style',
] as const;

/** One item to look at, with its place in the draft (UTF-16; both 0 where it has none) and what to do. */
const draftCheck = z.object({
  kind: z.enum(checkKinds),
  quote: z.string(),
  start: z.number().int().nonnegative(),
  end: z.number().int().nonnegative(),
  message: z.string(),
});

export const draftChecks = z.array(draftCheck);

export type DraftCheck = z.infer<typeof draftCheck>;

export { type DrafterInput, type DrafterResult, drafter } from './drafter.ts';
export type { LetterKind } from './letter-kinds.ts';

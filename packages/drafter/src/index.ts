export { commonLetter } from './campaign/common-letter.ts';
export { groupLetters, type LetterGroup } from './campaign/group-letters.ts';
export { confidence, drawSample, mostWrong, sampleSize } from './campaign/sample-letters.ts';
export { type DrafterInput, type DrafterResult, drafter, mostCampaignLetters } from './drafter.ts';
export type { Edit } from './edits/compare-edits.ts';
export { type GapGroup, type GapTable, gapTable } from './gaps/gap-table.ts';
export { letterReplies } from './hand-over/letter-replies.ts';
export { type ReplyTo, readReplyTo } from './letter/reply-to.ts';
export type { LetterKind } from './letter-kinds.ts';

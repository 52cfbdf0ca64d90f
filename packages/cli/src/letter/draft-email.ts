import { printedMarking } from '@assay/core';
import { isAddress, type MessageIds, readMessageIds, writeEmailDraft } from '@assay/documents';
import { type DrafterResult, readReplyTo } from '@assay/drafter';
import { readInputFile } from '../read-text-file.ts';
import type { Answer } from '../run-command.ts';

/** What a reply by e-mail is made from beside the draft. */
export interface AnsweredMail {
  readonly letter: string;
  /** The ids of the e-mail that is answered, where it was one. */
  readonly ids: MessageIds | undefined;
}

/** The ids of an e-mail file; a letter in another format has none. */
export async function mailIds(path: string): Promise<MessageIds | undefined> {
  return /\.eml$/i.test(path) ? readMessageIds(await readInputFile(path)) : undefined;
}

/** A draft as an e-mail to send, of the letter alone: what is for the caseworker never stands in it. */
export function draftEmail(answer: Answer<DrafterResult>, { letter, ids }: AnsweredMail): string {
  const { result, at } = answer;
  const { address } = readReplyTo(letter);
  return writeEmailDraft({
    ...(isAddress(address) ? { to: { name: result.correspondent.addressee, address } } : {}),
    subject: subjectOf(result, letter),
    ...(ids === undefined ? {} : { answers: ids }),
    created: at,
    text: marked(answer, result.draft),
  });
}

/** A draft as plain text, with whom it is to. */
export function draftText(answer: Answer<DrafterResult>): string {
  const { addressee } = answer.result.correspondent;
  return `${marked(answer, addressee === '' ? answer.result.draft : `${addressee}\n\n${answer.result.draft}`)}\n`;
}

// --- Internal ---

function subjectOf({ reference, channel }: DrafterResult, letter: string): string {
  const { subject } = readReplyTo(letter);
  const about = subject === '' ? `your ${channel === 'web form' ? 'message' : channel}` : subject;
  return `Re: ${about}${reference === '' || about.includes(reference) ? '' : ` (your reference ${reference})`}`;
}

/** What came marked goes on marked, until its author decides. */
function marked({ notices }: Answer<DrafterResult>, text: string): string {
  const carried = notices.find(({ rule }) => rule === 'marking-carried')?.kind;
  return carried === undefined ? text : `${printedMarking(carried)}\n\n${text}`;
}

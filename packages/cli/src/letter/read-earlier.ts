import { givenFields } from '@assay/core';
import type { DrafterInput } from '@assay/drafter';
import { readTextFile } from '../read-text-file.ts';
import { caseworkerHeading } from './draft-document.ts';

/** Replies that were sent before, as --earlier names them: a file, with the day before it where the reply bears none ("2026-03-03:reply.odt"). */
export async function readEarlier(named: readonly string[]): Promise<NonNullable<DrafterInput['earlier']>> {
  const replies: NonNullable<DrafterInput['earlier']> = [];
  for (const one of named) {
    const [, date, file = one] = /^(\d{4}-\d{2}-\d{2}):(.+)$/.exec(one) ?? [];
    replies.push({ text: await readReply(file), ...givenFields({ date }) });
  }
  return replies;
}

/** The letter of a file, without what is for the caseworker in a file of ours. */
export async function readReply(file: string): Promise<string> {
  const [text = ''] = (await readTextFile(file)).split(caseworkerHeading);
  return text.trimEnd();
}

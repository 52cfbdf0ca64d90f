import type { Notice } from '@assay/core';
import type { DrafterInput, DrafterResult } from '@assay/drafter';
import type { SignedRun } from '@assay/server/hand-over';
import type { Answer } from '../run-command.ts';

/** A signed reply with the letter it answers. */
export interface SignedLetter {
  readonly run: SignedRun['run'];
  readonly input: DrafterInput;
  /** What the tool drafted. */
  readonly drafted: DrafterResult;
  readonly notices: SignedRun['notices'];
  /** The sign-off that stands. */
  readonly signOff: SignedRun['signOffs'][number];
  readonly earlierSignOffs: SignedRun['signOffs'];
}

/** Reads what a run of the drafter kept: the tool's own schemas parsed it when it ran. */
export function signedLetter({ run, result, notices, signOffs }: SignedRun): SignedLetter {
  const signOff = signOffs.at(-1);
  if (signOff === undefined) throw new Error('only a signed reply is handed over');
  const [input, drafted] = [run.input as DrafterInput, result as DrafterResult];
  return { run, input, drafted, notices, signOff, earlierSignOffs: signOffs.slice(0, -1) };
}

/** The signed text as the writers of letters take it: with the marking of the sign-off, and the addressee only where it is not there already. */
export function signedAnswer({ drafted, signOff }: SignedLetter): Answer<DrafterResult> {
  const { correspondent } = drafted;
  const addressee = signOff.reply.includes(correspondent.addressee) ? '' : correspondent.addressee;
  const marking: Notice = { rule: 'marking-carried', check: '', kind: signOff.marking, action: 'flag', message: '', where: '' };
  return {
    result: { ...drafted, draft: signOff.reply, correspondent: { ...correspondent, addressee } },
    notices: signOff.marking === '' ? [] : [marking],
    at: new Date(signOff.at),
    json: '',
  };
}

import { printedMarking } from '@assay/core';
import { type WrittenDocument, writeOpenDocument, writeWord } from '@assay/documents';
import type { HandOver } from '@assay/server/hand-over';
import { draftEmail, draftText } from '../letter/draft-email.ts';
import { recordBundle } from './record-bundle.ts';
import { type SignedLetter, signedAnswer, signedLetter } from './signed-letter.ts';

type Format = Parameters<HandOver['write']>[1];

const writers: Readonly<Record<Format, (letter: SignedLetter) => Promise<Uint8Array | string>>> = {
  odt: async (letter) => writeOpenDocument(replyDocument(letter)),
  docx: async (letter) => writeWord(replyDocument(letter)),
  eml: async (letter) => draftEmail(signedAnswer(letter), { letter: letter.input.letter, ids: undefined }),
  txt: async (letter) => draftText(signedAnswer(letter)),
  zip: async (letter) => recordBundle(letter, await writeOpenDocument(replyDocument(letter))),
};

/** Writes a signed reply as a file: the letter alone, and nothing that is for the caseworker. */
export const writeReply: HandOver['write'] = (signed, format) => writers[format](signedLetter(signed));

// --- Internal ---

function replyDocument(letter: SignedLetter): WrittenDocument {
  const { result, at } = signedAnswer(letter);
  const { addressee } = result.correspondent;
  const { marking } = letter.signOff;
  return {
    title: addressee === '' ? 'Reply' : `Reply to ${addressee}`,
    isTitleHidden: true,
    language: 'en-GB',
    created: at,
    ...(marking === '' ? {} : { marking: printedMarking(marking) }),
    blocks: [...(addressee === '' ? [] : [addressee]), ...result.draft.split(/\n[ \t]*\n\s*/)]
      .filter((text) => text.trim() !== '')
      .map((text) => ({ kind: 'paragraph', text })),
  };
}

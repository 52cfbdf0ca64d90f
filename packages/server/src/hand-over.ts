import type { Notice, Replies, SignOff, StoredRun } from '@assay/core';

/** What a signed reply can be written as. */
export const replyFormats = ['odt', 'docx', 'eml', 'txt', 'zip'] as const;

export type ReplyFormat = (typeof replyFormats)[number];

/** The media type of each format. */
export const replyTypes: Readonly<Record<ReplyFormat, string>> = {
  odt: 'application/vnd.oasis.opendocument.text',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  eml: 'message/rfc822',
  txt: 'text/plain; charset=utf-8',
  zip: 'application/zip',
};

/** A run whose reply was signed, as it is handed on: with the caller's own values in it. */
export interface SignedRun {
  readonly run: StoredRun;
  readonly result: unknown;
  readonly notices: readonly Notice[];
  /** The first one first; the last one stands. */
  readonly signOffs: readonly (SignOff & { readonly at: string })[];
}

/** How replies are signed and become files; the program that composes the server knows which tool makes them. */
export interface HandOver {
  readonly replies: Replies;
  write(signed: SignedRun, format: ReplyFormat): Promise<Uint8Array | string>;
}

import {
  type Notice,
  type Replies,
  type RunEvent,
  type RunStore,
  restoreFrom,
  restoreTexts,
  type SignOff,
  type StoredRun,
  signOffsOf,
} from '@assay/core';

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

/** What the result of a run can be written as. */
export const resultFormats = ['odt', 'docx', 'md'] as const;

export type ResultFormat = (typeof resultFormats)[number];

/** The media type of each. */
export const resultTypes: Readonly<Record<ResultFormat, string>> = {
  odt: replyTypes.odt,
  docx: replyTypes.docx,
  md: 'text/markdown; charset=utf-8',
};

/** A run that has a result, as it is handed on: with the caller's own values in it. */
export interface FinishedRun {
  readonly run: StoredRun;
  readonly result: unknown;
  readonly notices: readonly Notice[];
}

/** A run whose reply was signed, as it is handed on: with the caller's own values in it. */
export interface SignedRun extends FinishedRun {
  /** The first one first; the last one stands. */
  readonly signOffs: readonly (SignOff & { readonly at: string })[];
}

/** How replies are signed and become files; the program that composes the server knows which tool makes them. */
export interface HandOver {
  readonly replies: Replies;
  write(signed: SignedRun, format: ReplyFormat): Promise<Uint8Array | string>;
  writeResult(finished: FinishedRun, format: ResultFormat): Promise<Uint8Array | string>;
}

/** What a run came to; undefined where it has no result that stands. */
export async function readFinishedRun(runs: Pick<RunStore, 'events'>, run: StoredRun): Promise<FinishedRun | undefined> {
  if (run.status !== 'done') return undefined;
  return finishedRun(run, await runs.events(run.id, 0));
}

/** What there is to hand on of a run; undefined where nobody has signed a reply to it. */
export async function readSignedRun(runs: Pick<RunStore, 'events'>, run: StoredRun): Promise<SignedRun | undefined> {
  const events = await runs.events(run.id, 0);
  const signOffs = signOffsOf(events);
  if (signOffs.length === 0) return undefined;
  return { ...finishedRun(run, events), signOffs };
}

// --- Internal ---

function finishedRun(run: StoredRun, events: readonly RunEvent[]): FinishedRun {
  const restore = restoreFrom(run.restorations);
  return {
    run: { ...run, input: restoreTexts(run.input, restore) },
    result: restoreTexts(events.findLast((event) => event.type === 'result')?.result, restore),
    notices: events.flatMap((event) => (event.type === 'ended' ? (event.notices ?? []) : [])),
  };
}

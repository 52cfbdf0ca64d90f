import { printedMarking, sha256 } from '@assay/core';
import { strToU8, type Zippable, zipSync } from 'fflate';
import { draftText } from '../letter/draft-email.ts';
import { dublinCore } from './dublin-core.ts';
import { type SignedLetter, signedAnswer } from './signed-letter.ts';

/** The bundle for a department's record system: letter, reply, who signed it and what they changed, what it rests on, and what describes it. */
export function recordBundle(letter: SignedLetter, document: Uint8Array): Uint8Array {
  const { input, drafted, signOff, earlierSignOffs } = letter;
  const metadata = metadataOf(letter);
  const files: Readonly<Record<string, string | Uint8Array>> = {
    'letter.txt': `${input.letter}\n`,
    'reply.txt': draftText(signedAnswer(letter)),
    'reply.odt': document,
    'draft.txt': `${drafted.paragraphs.map(({ text }) => text).join('\n\n')}\n`,
    'sign-off.json': asJson({ standing: told(signOff), superseded: earlierSignOffs.map(told) }),
    'lines.json': asJson(linesOf(letter)),
    'checks.json': asJson({ whenDrafted: drafted.checks, whenSigned: signOff.open, notices: letter.notices }),
    'case.json': asJson(caseOf(letter)),
    ...Object.fromEntries((input.earlier ?? []).map(({ text }, place) => [`earlier-reply-${place + 1}.txt`, `${text}\n`])),
    'metadata.json': asJson(metadata),
    'metadata.xml': dublinCore(metadata),
  };
  const manifest = asJson({
    format: 1,
    run: letter.run.id,
    configuration: letter.run.configuration,
    sha256: Object.fromEntries(Object.entries(files).map(([name, content]) => [name, sha256(content)])),
  });
  return packed({ ...files, 'manifest.json': manifest }, new Date(signOff.at));
}

// --- Internal ---

function asJson(value: unknown): string {
  return `${JSON.stringify(value, null, 1)}\n`;
}

/** A sign-off without what the store adds to its events. */
function told({ by, at, checkedBy, reply, edits, open, reason, marking }: SignedLetter['signOff']) {
  return { by, at, checkedBy, reason, marking, edits, open, replySha256: sha256(reply) };
}

/** What the reply rests on, with its owner and dates, and whether it still stands in it word for word. */
function linesOf({ drafted, signOff }: SignedLetter) {
  const flat = (text: string) => text.replaceAll(/\s+/g, ' ').trim();
  const reply = flat(signOff.reply);
  return drafted.paragraphs.flatMap(({ kind, citations }) =>
    kind !== 'line' && kind !== 'fact'
      ? []
      : citations.map(({ id, title, quote, notes = [], position }) => ({
          kind,
          id,
          title,
          notes,
          quote,
          position,
          isWordForWord: reply.includes(flat(quote)),
        })),
  );
}

function caseOf({ input, drafted }: SignedLetter) {
  const { kinds, urgent, clocks, asks, dates, correspondent, reference, channel } = drafted;
  return { received: dates.received, kinds, urgent, clocks, asks, correspondent, reference, channel, facts: input.facts ?? [] };
}

function metadataOf({ run, drafted, signOff }: SignedLetter) {
  const { correspondent, reference, dates, language, channel } = drafted;
  return {
    identifier: run.id,
    title: correspondent.addressee === '' ? 'Reply to a letter' : `Reply to ${correspondent.addressee}`,
    type: 'Correspondence: reply',
    signedBy: signOff.by,
    signedAt: signOff.at,
    draftedAt: run.createdAt,
    draftedBy: `Assay ${run.tool}, engine ${run.engine}, configuration ${run.configuration}`,
    letterDated: dates.written,
    letterReceived: dates.received,
    theirReference: reference,
    channel,
    letterLanguage: language,
    // Unmarked counts as OFFICIAL (Government Security Classifications Policy).
    marking: signOff.marking === '' ? 'OFFICIAL (unmarked)' : printedMarking(signOff.marking),
  };
}

/** The same record gives the same bytes. */
function packed(files: Readonly<Record<string, string | Uint8Array>>, signedAt: Date): Uint8Array {
  // An archive keeps local time; noon of the day is the same everywhere.
  const mtime = new Date(signedAt.getUTCFullYear(), signedAt.getUTCMonth(), signedAt.getUTCDate(), 12);
  const entries: Zippable = {};
  for (const [name, content] of Object.entries(files))
    entries[name] = [typeof content === 'string' ? strToU8(content) : content, { mtime }];
  return zipSync(entries);
}

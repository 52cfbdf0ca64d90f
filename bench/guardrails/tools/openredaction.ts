import { importPeer } from '../peers/import-peer.ts';
import type { Stretch } from '../stretches.ts';
import type { Tool } from './tool.ts';

interface Redacted {
  readonly detections: readonly { readonly position: readonly [start: number, end: number] }[];
  readonly redacted: string;
  readonly redactionMap: Readonly<Record<string, string>>;
}

interface Package {
  readonly OpenRedaction: new (options: object) => { detect(text: string): Promise<Redacted> };
}

/** `openredaction` with its own defaults and the options given. */
export async function openredaction(options: object = {}): Promise<Tool<Redacted>> {
  const { OpenRedaction } = await importPeer<Package>('openredaction');
  const redactor = new OpenRedaction(options);
  return {
    redact: (text) => redactor.detect(text),
    hidden: (text, result) => readFromMasks(text, result) ?? result.detections.map(({ position: [start, end] }) => ({ start, end })),
  };
}

/**
 * Where the masks stand, by the value behind each: the places it tells leave out a value's other occurrences, which it masks too.
 * Nothing where the values do not fit the text, as when it has masked a word of a mask; then the places it tells are what there is.
 */
function readFromMasks(text: string, { redacted, redactionMap }: Redacted): readonly Stretch[] | undefined {
  const stretches: Stretch[] = [];
  let shift = 0;
  for (const { 0: mask, index } of redacted.matchAll(/\[\w+\]/gu)) {
    const value = redactionMap[mask];
    if (value === undefined) continue;
    const start = index + shift;
    const end = start + value.length;
    // A mask stands for the value in whatever case.
    if (text.slice(start, end).toLowerCase() !== value.toLowerCase()) return undefined;
    stretches.push({ start, end });
    shift += value.length - mask.length;
  }
  return redacted.length + shift === text.length ? stretches : undefined;
}

import type { Zippable } from 'fflate';

/** A part of an office file: its name in the archive, and its content. */
export type DocumentPart = readonly [name: string, content: string | Uint8Array];

/** Packs the parts of an office file in their order, all of one time; the first is stored as it is where `storesFirst` says so. */
export async function packDocument(parts: readonly DocumentPart[], made: { created: Date; storesFirst: boolean }): Promise<Uint8Array> {
  const { strToU8, zipSync } = await import('fflate');
  const { created, storesFirst } = made;
  // An archive keeps local time; noon of the day is the same everywhere.
  const mtime = new Date(created.getUTCFullYear(), created.getUTCMonth(), created.getUTCDate(), 12);
  const entries: Zippable = {};
  for (const [place, [name, content]] of parts.entries()) {
    const bytes = typeof content === 'string' ? strToU8(content) : content;
    entries[name] = [bytes, { mtime, level: storesFirst && place === 0 ? 0 : 6 }];
  }
  return zipSync(entries);
}

import { strToU8, zipSync } from 'fflate';

/** A ZIP archive of text parts, as a test builds office files. */
export function zipTexts(parts: Readonly<Record<string, string>>): Uint8Array {
  return zipSync(Object.fromEntries(Object.entries(parts).map(([name, text]) => [name, strToU8(text)])));
}

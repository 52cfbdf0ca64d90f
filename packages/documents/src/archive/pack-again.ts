/** Packs parts anew, so that a library sees just what was looked at here. */
export async function packAgain(parts: Readonly<Record<string, Uint8Array>>): Promise<Buffer> {
  const { zipSync } = await import('fflate');
  return Buffer.from(zipSync(parts, { level: 0 }));
}

/** A part of a ZIP archive as its directory lists it. */
export interface ArchiveEntry {
  readonly name: string;
  readonly method: number;
  readonly isEncrypted: boolean;
  readonly packedSize: number;
  readonly size: number;
  /** Where its packed bytes begin. */
  readonly start: number;
}

const endMark = 0x06054b50;
const entryMark = 0x02014b50;
const partMark = 0x04034b50;
const endSize = 22;
const longestComment = 65_535;

/** Reads the directory at the end of a ZIP archive (APPNOTE.TXT 4.3); nothing is unpacked. */
export function readDirectory(bytes: Uint8Array, mostEntries: number): readonly ArchiveEntry[] | 'damaged' | 'too-many' {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  const end = findEnd(view);
  if (end === undefined) return 'damaged';
  const count = view.getUint16(end + 10, true);
  // 65,535 is also how a ZIP64 archive says that it holds more.
  if (count > mostEntries) return 'too-many';
  let place = view.getUint32(end + 16, true);
  const entries: ArchiveEntry[] = [];
  const names = new Set<string>();
  for (let index = 0; index < count; index += 1) {
    if (place + 46 > bytes.length || view.getUint32(place, true) !== entryMark) return 'damaged';
    const nameLength = view.getUint16(place + 28, true);
    const name = new TextDecoder().decode(bytes.subarray(place + 46, place + 46 + nameLength)).replaceAll('\\', '/');
    const local = view.getUint32(place + 42, true);
    if (names.has(name) || local + 30 > bytes.length || view.getUint32(local, true) !== partMark) return 'damaged';
    names.add(name);
    entries.push({
      name,
      method: view.getUint16(place + 10, true),
      isEncrypted: (view.getUint16(place + 8, true) & 1) === 1,
      packedSize: view.getUint32(place + 20, true),
      size: view.getUint32(place + 24, true),
      start: local + 30 + view.getUint16(local + 26, true) + view.getUint16(local + 28, true),
    });
    place += 46 + nameLength + view.getUint16(place + 30, true) + view.getUint16(place + 32, true);
  }
  return entries;
}

// --- Internal ---

function findEnd(view: DataView): number | undefined {
  const first = Math.max(0, view.byteLength - endSize - longestComment);
  for (let place = view.byteLength - endSize; place >= first; place -= 1) if (view.getUint32(place, true) === endMark) return place;
  return undefined;
}

/** What a run of unseen characters says, if it says anything: in tags, in variation selectors for bytes, in two characters without width for bits. */
export function decodeHidden(run: string): string {
  const points = [...run].map((character) => character.codePointAt(0) ?? 0);
  const tags = points.filter((point) => point >= 0xe0020 && point <= 0xe007e).map((point) => String.fromCharCode(point - 0xe0000));
  if (tags.length > 0) return tags.join('');
  const bytes = points.flatMap(byteOf);
  if (bytes.length > 0) return Buffer.from(bytes).toString('utf8');
  return fromBits(points);
}

// --- Internal ---

/** 256 variation selectors for 256 bytes: U+FE00 to U+FE0F, then U+E0100 to U+E01EF. */
function byteOf(point: number): number[] {
  if (point >= 0xfe00 && point <= 0xfe0f) return [point - 0xfe00];
  return point >= 0xe0100 && point <= 0xe01ef ? [point - 0xe0100 + 16] : [];
}

/** Which of the two stands for 1 is not said: the reading that is letters is meant. */
function fromBits(points: readonly number[]): string {
  const [zero, one] = [...new Set(points)].sort((a, b) => a - b);
  if (zero === undefined || one === undefined) return '';
  const bits = points.filter((point) => point === zero || point === one).map((point) => (point === one ? 1 : 0));
  const readings = [bits, bits.map((bit) => 1 - bit)].map((reading) => {
    const bytes = Array.from({ length: Math.floor(reading.length / 8) }, (_, place) =>
      reading.slice(place * 8, place * 8 + 8).reduce<number>((byte, bit) => 2 * byte + bit, 0),
    );
    return Buffer.from(bytes).toString('latin1');
  });
  return readings.find((reading) => /^[\x20-\x7e\s]+$/.test(reading)) ?? '';
}

/** How many hashes a signature has, and how they are cut into bands: texts that share a half of their shingles share a band 49 times in 50. */
const bands = 32;
const rows = 3;

/** The numbers of every run of `length` words of a text, each once, in order; of the whole text where it is shorter. */
export function shingleHashes(words: readonly string[], length = 4): Uint32Array {
  const hashes = new Set<number>();
  const last = Math.max(0, words.length - length);
  for (let start = 0; start <= last && words.length > 0; start += 1) hashes.add(hashOf(words.slice(start, start + length).join(' ')));
  return Uint32Array.from(hashes).sort();
}

/** Keys by which near-duplicates find each other (MinHash with banding, Broder 1997): one for each band, the same for the same text. */
export function bandKeys(shingles: Uint32Array): readonly string[] {
  const least = new Uint32Array(bands * rows).fill(0xffffffff);
  for (const shingle of shingles) {
    for (let place = 0; place < least.length; place += 1) {
      const hash = mixed(shingle ^ Math.imul(place + 1, 0x9e3779b1));
      if (hash < (least[place] ?? 0)) least[place] = hash;
    }
  }
  return Array.from({ length: bands }, (_, band) => `${band}:${least.subarray(band * rows, (band + 1) * rows).join('.')}`);
}

/** The overlap of two sorted sets of numbers (Jaccard). */
export function overlapOf(a: Uint32Array, b: Uint32Array): number {
  let [shared, at, other] = [0, 0, 0];
  while (at < a.length && other < b.length) {
    const [one = 0, two = 0] = [a[at], b[other]];
    if (one === two) shared += 1;
    if (one <= two) at += 1;
    if (two <= one) other += 1;
  }
  const all = a.length + b.length - shared;
  return all === 0 ? 1 : shared / all;
}

// --- Internal ---

/** FNV-1a, 32 bits. */
function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let place = 0; place < text.length; place += 1) hash = Math.imul(hash ^ text.charCodeAt(place), 0x01000193);
  return hash >>> 0;
}

/** The finaliser of MurmurHash3: every bit of the outcome hangs on every bit that went in. */
function mixed(value: number): number {
  let hash = value;
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}

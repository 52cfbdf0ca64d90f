import type { Block, Caller, StoredDocument } from '@assay/core';

/** A caller who may see what these groups may. */
export function callerIn(...groups: readonly string[]): Caller {
  return { id: 'tester', groups, roles: ['user'] };
}

/** A stored page of paragraphs; one that begins with "# " is a heading. */
export function samplePage(id: string, paragraphs: readonly string[], changes: Partial<StoredDocument> = {}): StoredDocument {
  const blocks: Block[] = [];
  let text = '';
  for (const paragraph of paragraphs) {
    const isHeading = paragraph.startsWith('# ');
    if (text !== '') text += '\n\n';
    const start = text.length;
    text += isHeading ? paragraph.slice(2) : paragraph;
    blocks.push({ ...(isHeading ? { kind: 'heading', level: 2 } : { kind: 'paragraph' }), start, end: text.length });
  }
  const whole = { id, collection: 'policy', title: id, text, blocks, metadata: {}, audience: ['everyone'], origin: `${id}.html` };
  return { ...whole, digest: `digest of ${text}`, ...changes };
}

/** Numbers from 0 to 1 that are the same in every run (mulberry32). */
export function seededNumbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** A unit vector that is the same in every run. */
export function unitVector(next: () => number, dimension: number): Float32Array {
  const vector = Float32Array.from({ length: dimension }, () => next() - 0.5);
  const norm = Math.hypot(...vector);
  return vector.map((value) => value / norm);
}

import type { Passage } from '@assay/core';

/** An approved line of an invented grant, as a search finds it. */
export function wellLine(id: string, point: string, text: string, metadata: Passage['metadata'] = {}): Passage {
  return {
    id,
    document: id,
    title: `Well grant: ${point}`,
    text,
    position: { document: id, start: 0, end: text.length },
    score: 0.5,
    coverage: 1,
    confidence: 1,
    missing: [],
    metadata: { status: 'approved', topic: 'wells', nation: 'england', owner: 'Wells Team', review: '2027-05-01', ...metadata },
  };
}

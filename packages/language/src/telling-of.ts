import { dataFile } from '@assay/core';
import { z } from 'zod';
import { stem as stemOf } from './stem.ts';
import { stopWords } from './stop-words.ts';

const lexicon = dataFile(
  new URL('../lexicons/common-stems.json', import.meta.url),
  z.strictObject({ why: z.string(), source: z.string(), stems: z.record(z.string().regex(/^0\.\d$/), z.string()) }),
);

/** How telling a word is by its stem, 0 to 1: by how few pages of public guidance at large have it, whatever documents are searched. */
export function tellingOf(stem: string): number {
  common ??= read();
  return common.get(stem) ?? 1;
}

// --- Internal ---

let common: ReadonlyMap<string, number> | undefined;

function read(): ReadonlyMap<string, number> {
  const untelling = [...stopWords].map((word) => [stemOf(word), 0] as const);
  const told = Object.entries(lexicon().stems).flatMap(([share, list]) => list.split(' ').map((word) => [word, Number(share)] as const));
  return new Map([...untelling, ...told]);
}

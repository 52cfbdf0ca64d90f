import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Label } from '../label.ts';
import { type LabelKit, readLabelKit } from '../label-kit.ts';
import { openLabelLog } from '../label-log.ts';

/** A kit of claims about documents; fields given replace or add to its own. */
export const claimKit = {
  name: 'claims',
  description: 'Claims about letters.',
  question: 'Does the document say it?',
  labels: [
    { value: 'supported', meaning: 'It says so.' },
    { value: 'not', meaning: 'It does not.' },
  ],
  show: ['document', 'claim'],
  labelField: 'label',
};

/** A kit of quotes from letters. */
export const quoteKit = {
  kind: 'quote',
  name: 'asks',
  description: 'Letters.',
  question: 'What is asked?',
  quoteFrom: 'letter',
  show: ['letter'],
  labelField: 'asks',
};

/** Claims, two to a cluster. */
export function claims(count: number): readonly Record<string, unknown>[] {
  return Array.from({ length: count }, (_, index) => ({
    id: `c${index}`,
    cluster: `d${Math.floor(index / 2)}`,
    document: `Document ${index}. It is long.`,
    claim: `Claim ${index}.`,
  }));
}

/** A new folder with these two files; text is written as it is. */
export function kitFolder(kit: unknown, questions: string | readonly unknown[]): string {
  const folder = mkdtempSync(join(tmpdir(), 'assay-label-'));
  writeFileSync(join(folder, 'label-kit.json'), typeof kit === 'string' ? kit : JSON.stringify(kit));
  const lines = typeof questions === 'string' ? questions : questions.map((question) => `${JSON.stringify(question)}\n`).join('');
  writeFileSync(join(folder, 'questions.jsonl'), lines);
  return folder;
}

/** A clock that goes on by a second whenever it is read. */
export function clock(start = '2026-11-26T09:00:00.000Z'): () => Date {
  let time = Date.parse(start);
  return () => {
    time += 1_000;
    return new Date(time);
  };
}

/** Has a person label records in the order of the file; fewer labels leave the rest open. */
export function labelAll(folder: string, name: string, labels: readonly Label[], now: () => Date = clock()): LabelKit {
  const kit = readLabelKit(folder);
  const log = openLabelLog({ kit, name, now });
  for (const [index, label] of labels.entries()) log.record(kit.questions[index]?.id ?? '', label);
  log.close();
  return kit;
}

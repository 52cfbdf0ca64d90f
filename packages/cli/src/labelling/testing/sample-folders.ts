import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const claims = {
  name: 'Claims <about> letters',
  description: 'Claims.',
  question: 'Does the document say it?',
  labels: [
    { value: 'supported', meaning: 'It says so.' },
    { value: 'not', meaning: 'It does not.' },
  ],
  show: ['document', 'claim'],
  labelField: 'label',
};

const asks = {
  kind: 'quote',
  name: 'Asks',
  description: 'Letters.',
  question: 'What is asked?',
  quoteFrom: 'letter',
  show: ['subject', 'letter'],
  labelField: 'asks',
};

const text = 'Dear Sirs,\n\nPlease send the form. Will you pay?\n\nYours, A. Marlow';

/** A folder with claims to label; the ids give the answers away, so that a test can see whether they are shown. */
export function claimFolder(count = 3, kit: object = {}): string {
  return folderOf(
    { ...claims, ...kit },
    Array.from({ length: count }, (_, index) => ({
      id: `secret-${index}`,
      document: `<b>Document</b> ${index}.`,
      claim: `Claim "${index}".`,
    })),
  );
}

/** A folder with letters to mark quotes in. */
export function askFolder(count = 2): string {
  return folderOf(
    asks,
    Array.from({ length: count }, (_, index) => ({ id: `l${index}`, subject: `Letter ${index}`, letter: text })),
  );
}

// --- Internal ---

function folderOf(kit: object, questions: readonly object[]): string {
  const folder = mkdtempSync(join(tmpdir(), 'assay-label-'));
  writeFileSync(join(folder, 'label-kit.json'), JSON.stringify(kit));
  writeFileSync(join(folder, 'questions.jsonl'), questions.map((question) => `${JSON.stringify(question)}\n`).join(''));
  return folder;
}

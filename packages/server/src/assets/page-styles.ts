import { readFileSync } from 'node:fs';

/** The styles of the pages as one sheet: a file a concept, in the order in which they hold. */
export function pageStyles(): string {
  return files.map((file) => readFileSync(file, 'utf8')).join('\n');
}

// --- Internal ---

const files = [
  new URL('./pages/base.css', import.meta.url),
  new URL('./pages/frame.css', import.meta.url),
  new URL('./pages/pieces.css', import.meta.url),
  new URL('./pages/forms.css', import.meta.url),
  new URL('./pages/assurance.css', import.meta.url),
  new URL('./pages/answers.css', import.meta.url),
  new URL('./pages/documents.css', import.meta.url),
  new URL('./pages/charts.css', import.meta.url),
  new URL('./pages/media.css', import.meta.url),
];

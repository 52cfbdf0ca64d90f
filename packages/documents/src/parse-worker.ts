import { parentPort } from 'node:worker_threads';
import type { DocumentFile } from './document-outcome.ts';
import { parseFile } from './parse-file.ts';

/** The parsing thread: a file in, its outcome out. An exception ends the thread, and the one who asked says so. */
parentPort?.on('message', async (file: DocumentFile) => {
  parentPort?.postMessage(await parseFile(file));
});

import { resolve } from 'node:path';
import { sha256 } from '@assay/core';

const longestPart = 60;

/**
 * A readable name for a file, the same however its path is written: its last two segments, and a short hash of the
 * whole path, so that two files that end alike stay two documents and the same file taken in again replaces itself.
 */
export function documentId(name: string): string {
  const path = resolve(name).replaceAll('\\', '/');
  const readable = name.replaceAll('\\', '/').includes('/') ? path.split('/').slice(-2) : path.split('/').slice(-1);
  return `${readable.map(slug).join('--')}-${sha256(path).slice(0, 8)}`;
}

// --- Internal ---

function slug(segment: string): string {
  const plain = segment
    .normalize('NFKD')
    .toLowerCase()
    .replace(/\p{M}/gu, '')
    .replace(/[^\p{L}\p{N}.]+/gu, '-')
    .replace(/^[-.]|-$/g, '');
  return plain.slice(-longestPart);
}

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Makes the place where the first integration test that needs measured tools leaves them for the others. */
export function setup(): () => void {
  const folder = mkdtempSync(join(tmpdir(), 'assay-measured-'));
  process.env.ASSAY_TEST_MEASURED = folder;
  return () => rmSync(folder, { recursive: true, force: true });
}

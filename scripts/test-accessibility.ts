// Examines every page and state in a browser with axe-core and writes what was found for the accessibility statement.
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';

const root = join(import.meta.dirname, '..');
const test = 'packages/server/src/pages/accessibility.integration.test.ts';
const { status } = spawnSync(process.execPath, [join(root, 'node_modules/vitest/vitest.mjs'), 'run', '--project', 'integration', test], {
  cwd: root,
  stdio: 'inherit',
  env: { ...process.env, ASSAY_WRITE_AXE: '1' },
});
process.exitCode = status ?? 3;

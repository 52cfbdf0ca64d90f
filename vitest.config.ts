import { defineConfig } from 'vitest/config';

const tests = ['packages/**/*.test.ts', 'guardrails/**/*.test.ts', 'evals/**/*.test.ts', 'examples/**/*.test.ts', 'scripts/**/*.test.ts'];
const integration = '**/*.integration.test.ts';

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'unit',
          include: tests,
          exclude: [integration, '**/node_modules/**'],
          pool: 'threads',
          isolate: false,
          maxWorkers: 2,
          // They take milliseconds on a machine of one's own, and the machine may be shared.
          testTimeout: 30_000,
        },
      },
      {
        test: {
          name: 'integration',
          include: [`packages/${integration}`, `evals/${integration}`, `examples/${integration}`, `scripts/${integration}`],
          globalSetup: 'packages/cli/src/testing/measured-setup.ts',
          pool: 'forks',
          // They compute in one thread each, and some wait: for a browser's pages, for a node to be missed.
          maxWorkers: 3,
          sequence: { groupOrder: 1 },
          // Several measure a tool from the start, on a machine that others use too.
          testTimeout: 180_000,
        },
      },
    ],
  },
});

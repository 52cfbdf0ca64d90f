import { defineConfig } from 'vitest/config';

const tests = ['packages/**/*.test.ts', 'guardrails/**/*.test.ts', 'evals/**/*.test.ts', 'examples/**/*.test.ts'];
const integration = '**/*.integration.test.ts';

export default defineConfig({
  test: {
    projects: [
      { test: { name: 'unit', include: tests, exclude: [integration, '**/node_modules/**'], pool: 'threads', isolate: false } },
      {
        test: {
          name: 'integration',
          include: [`packages/${integration}`, `evals/${integration}`, `examples/${integration}`],
          pool: 'forks',
          // Several measure a tool from the start, on a machine that others use too.
          testTimeout: 180_000,
        },
      },
    ],
  },
});

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
          testTimeout: 60_000,
        },
      },
    ],
  },
});

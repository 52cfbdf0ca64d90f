import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';

const root = fileURLToPath(new URL('..', import.meta.url));
const anything = '*';

/** The arrows of the house (CONTRIBUTING.md): which package of ours each folder may import. Nothing else exists. */
const arrows: Readonly<Record<string, readonly string[] | typeof anything>> = {
  'packages/core': [],
  'packages/widget': [],
  'packages/language': ['core'],
  'packages/documents': ['core', 'language'],
  'packages/search': ['core', 'language'],
  guardrails: ['core', 'language'],
  'evals/src': ['core', 'language'],
  'packages/assistant': ['core', 'language'],
  'packages/summariser': ['core', 'language'],
  'packages/drafter': ['core', 'language'],
  'packages/policy-search': ['core', 'language'],
  'packages/engines': ['core'],
  'packages/stores': ['core'],
  'packages/gate': ['core'],
  'packages/server': ['core'],
  'packages/langchain': ['core'],
  'evals/suites/assistant': ['evals', 'core', 'language', 'assistant'],
  'evals/suites/judge': ['evals', 'core', 'language'],
  'evals/suites/summariser': ['evals', 'core', 'language', 'summariser'],
  'evals/suites/drafter': ['evals', 'core', 'language', 'drafter'],
  'evals/suites/policy-search': ['evals', 'core', 'language', 'policy-search'],
  'evals/suites/guardrails': ['evals', 'core', 'language'],
  'evals/suites': ['evals', 'core', 'language'],
  'packages/cli': anything,
  examples: anything,
};

/** What only one package may import, so that it can be replaced and nobody else pays for loading it. */
const keepers: readonly (readonly [pattern: RegExp, home: string])[] = [
  [/^(?:@langchain\/|langchain)/, 'packages/langchain'],
  [/^openai/, 'packages/engines'],
  [/^hnswlib-node/, 'packages/search'],
  [/^(?:node:sqlite$|pg(?:-boss)?(?:$|\/))/, 'packages/stores'],
  [/^@opentelemetry\//, 'packages/server'],
  [/^(?:hono|@hono\/|@modelcontextprotocol\/)/, 'packages/server'],
];

interface Import {
  readonly file: string;
  readonly specifier: string;
}

const files = ['packages', 'guardrails', 'evals', 'examples'].flatMap((folder) => sourcesIn(join(root, folder)));
const imports = files.flatMap(importsOf);

describe('the house', () => {
  test('has files to judge in every room', () => {
    const rooms = Object.keys(arrows).filter((room) => !files.some((file) => roomOf(file) === room));
    expect(rooms).toEqual([]);
  });

  test('a package imports only the packages its arrow points at', () => {
    const wrong = imports.filter(({ file, specifier }) => {
      const target = /^@assay\/([\w-]+)/.exec(specifier)?.[1];
      const allowed = arrows[roomOf(file)];
      if (target === undefined || allowed === anything || isTest(file)) return false;
      return allowed === undefined || !allowed.includes(target);
    });
    expect(wrong).toEqual([]);
  });

  test('nobody reaches into another package by path', () => {
    const wrong = imports.filter(({ file, specifier }) => {
      if (!specifier.startsWith('.')) return false;
      const target = relative(root, join(root, file, '..', specifier));
      return packageOf(target) !== packageOf(file);
    });
    expect(wrong).toEqual([]);
  });

  test.each(keepers)('%s is imported in one package alone', (pattern, home) => {
    // An example is somebody's own program, with packages of its own.
    const kept = imports.filter(({ file }) => !file.startsWith(`${home}/`) && !file.startsWith('examples/') && !isTest(file));
    const wrong = kept.filter(({ specifier }) => pattern.test(specifier));
    expect(wrong).toEqual([]);
  });

  test('nothing reads a folder outside the project', () => {
    const folder = new RegExp(`${['\\.\\.', 'shared'].join('/')}(?![\\w-])`);
    const wrong = files.filter((file) => folder.test(readFileSync(join(root, file), 'utf8')));
    expect(wrong).toEqual([]);
  });
});

// --- Internal ---

function sourcesIn(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    if (entry.name === 'node_modules' || entry.name === 'dist') return [];
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return sourcesIn(path);
    return /\.(?:ts|mjs)$/.test(entry.name) ? [relative(root, path).split(sep).join('/')] : [];
  });
}

function importsOf(file: string): Import[] {
  const code = readFileSync(join(root, file), 'utf8');
  const found = code.matchAll(
    /(?:^|\n)(?:import|export)\b[^'";]*?from\s*'([^']+)'|(?:^|\n)import\s*'([^']+)'|\bimport\(\s*'([^']+)'\s*\)/g,
  );
  return [...found].map(([, named, bare, lazy]) => ({ file, specifier: named ?? bare ?? lazy ?? '' }));
}

function roomOf(file: string): string {
  return (
    Object.keys(arrows)
      .filter((room) => file.startsWith(`${room}/`))
      .sort((a, b) => b.length - a.length)[0] ?? ''
  );
}

function packageOf(path: string): string {
  return /^packages\/[^/]+/.exec(path.split(sep).join('/'))?.[0] ?? path.split(sep)[0] ?? '';
}

function isTest(file: string): boolean {
  return /\.test\.ts$|\/testing\//.test(file);
}

import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, relative, sep } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { init, parse } from 'es-module-lexer';
import { z } from 'zod';
import { AssayError, messageOf } from './assay-error.ts';
import type { Json } from './canonical-json.ts';
import { digestOf, sha256 } from './digest.ts';

/** One thing that decides behaviour: a file by its bytes, a package by its integrity, a setting by its value. */
export const part = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('file'), name: z.string(), sha256: z.string() }),
  z.object({ kind: z.literal('package'), name: z.string(), version: z.string(), integrity: z.string() }),
  z.object({ kind: z.literal('setting'), name: z.string(), value: z.string() }),
]);
export type Part = z.infer<typeof part>;

/** Everything a configuration or a suite consists of, and the digest over it. */
export interface PartsList {
  readonly parts: readonly Part[];
  readonly digest: string;
}

/** Where a parts list starts: modules and data files as `file:` URLs, settings as plain values. */
export interface PartsStart {
  readonly modules: readonly string[];
  readonly data?: readonly string[];
  readonly settings: Readonly<Record<string, Json>>;
}

/** What was read while several lists were made in a row: most of their files are the same. */
export interface KnownParts {
  readonly files: Map<string, FileReading>;
  readonly packages: Map<string, readonly Part[]>;
  /** The package each folder belongs to. */
  readonly homes: Map<string, Home>;
}

interface Home {
  readonly folder: string;
  readonly name: string;
}

interface FileReading {
  readonly name: string;
  readonly digest: string;
  readonly imports: readonly string[];
  readonly data: readonly string[];
}

/** Nothing read yet. One start-up shares it; a later look at the files begins anew. */
export function knownParts(): KnownParts {
  return { files: new Map(), packages: new Map(), homes: new Map() };
}

/** Bundlers know this spelling too: a literal URL beside the module is a data file it loads. */
const dataReference = /new URL\(\s*'([^']+)',\s*import\.meta\.url\s*,?\s*\)/g;

/** An optional native package is loaded so, where it could be built. */
const requireReference = /createRequire\(import\.meta\.url\)\('([^']+)'\)/g;

/**
 * Lists every file reachable by import from the modules, every data file those name,
 * and every third-party package reached with its own dependencies.
 */
export async function listParts(start: PartsStart, known: KnownParts = knownParts()): Promise<PartsList> {
  await init;
  assertLexer();
  const files = new Map<string, Part>();
  const packages = new Map<string, Part>();
  const waiting = [...start.modules, ...(start.data ?? [])];

  for (let url = waiting.pop(); url !== undefined; url = waiting.pop()) {
    const path = fileURLToPath(url);
    if (files.has(path)) continue;
    const { name, digest, imports, data } = readingOf(path, known);
    files.set(path, { kind: 'file', name, sha256: digest });
    waiting.push(...data);
    for (const target of imports) {
      if (isListedByFile(target, path, known)) waiting.push(pathToFileURL(target).href);
      else for (const found of packagesOf(homeOf(dirname(target), known).folder, known)) packages.set(digestOf(found), found);
    }
  }

  const settings = Object.entries({
    ...start.settings,
    'node-major': process.versions.node.split('.')[0] ?? '',
    icu: process.versions.icu ?? '',
  });
  const parts: Part[] = [
    ...files.values(),
    ...packages.values(),
    ...settings.map(([name, value]): Part => ({ kind: 'setting', name, value: typeof value === 'string' ? value : JSON.stringify(value) })),
  ].sort((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1));
  return { parts, digest: digestOf(parts) };
}

/** What differs between two parts lists, in words a person can act on. */
export function describeChanges(before: readonly Part[], now: readonly Part[]): readonly string[] {
  const old = new Map(before.map((item) => [keyOf(item), digestOf(item)]));
  const current = new Map(now.map((item) => [keyOf(item), digestOf(item)]));
  return [
    ...[...current].filter(([key, value]) => old.has(key) && old.get(key) !== value).map(([key]) => `${key} changed`),
    ...[...current.keys()].filter((key) => !old.has(key)).map((key) => `${key} was added`),
    ...[...old.keys()].filter((key) => !current.has(key)).map((key) => `${key} was removed`),
  ];
}

// --- Internal ---

function keyOf(item: Part): string {
  return `${item.kind} ${item.name}`;
}

function readingOf(path: string, known: KnownParts): FileReading {
  const { files } = known;
  const before = files.get(path);
  if (before !== undefined) return before;
  const bytes = readPart(path);
  const references = /\.[cm]?[jt]s$/.test(path) ? referencesOf(path, bytes.toString('utf8')) : { imports: [], data: [] };
  const reading = { name: nameOf(path, known), digest: sha256(bytes), ...references };
  files.set(path, reading);
  return reading;
}

/**
 * Our packages are listed file by file where they are installed too, and so is the package of a tool that others made:
 * npm's integrity says what was fetched, not what lies there now.
 */
function isListedByFile(target: string, importer: string, known: KnownParts): boolean {
  if (!target.includes(`${sep}node_modules${sep}`)) return true;
  const { folder, name } = homeOf(dirname(target), known);
  return name.startsWith('@assay/') || folder === homeOf(dirname(importer), known).folder;
}

function packagesOf(folder: string, { packages }: KnownParts): readonly Part[] {
  const before = packages.get(folder);
  if (before !== undefined) return before;
  const found = new Map<string, Part>();
  addPackage(folder, found);
  const parts = [...found.values()];
  packages.set(folder, parts);
  return parts;
}

function readPart(path: string): Buffer {
  try {
    return readFileSync(path);
  } catch (error) {
    throw new AssayError('data-file-invalid', `${path} is part of a tool but cannot be read: ${messageOf(error)}. Restore the file.`, {
      cause: error,
    });
  }
}

/** Another version of the lexer would find no import and so leave parts out: that must never look like a short list. */
function assertLexer(): void {
  if (specifiersIn("import a from 'b'; import('c');", 'lexer').join() !== 'b,c')
    throw new AssayError(
      'data-file-invalid',
      'Imports cannot be read: es-module-lexer is not the version this was written for. Run "npm ci".',
    );
}

function specifiersIn(code: string, path: string): readonly string[] {
  const [found] = parse(code, path);
  return found.flatMap((item) => ('specifier' in item && typeof item.specifier === 'string' ? [item.specifier] : []));
}

function referencesOf(path: string, code: string): { imports: string[]; data: string[] } {
  const url = pathToFileURL(path).href;
  const require = createRequire(path);
  const names = [...specifiersIn(code, path), ...[...code.matchAll(requireReference)].map(([, name = '']) => name)];
  return {
    imports: names.filter((name) => !name.startsWith('node:')).flatMap((name) => resolveImport(require, name)),
    data: [...code.matchAll(dataReference)].map(([, reference = '']) => new URL(reference, url).href).filter((href) => !href.endsWith('/')),
  };
}

function resolveImport(require: NodeJS.Require, name: string): string[] {
  try {
    return [require.resolve(name)];
  } catch {
    // An optional dependency that is not installed, or a package without a CommonJS entry: find its folder instead.
    const folder = (require.resolve.paths(name) ?? []).map((place) => join(place, name, 'package.json')).find(isReadable);
    return folder === undefined ? [] : [folder];
  }
}

function isReadable(path: string): boolean {
  try {
    readFileSync(path);
    return true;
  } catch {
    return false;
  }
}

interface Manifest {
  readonly name: string;
  readonly version: string;
  readonly dependencies?: Readonly<Record<string, string>>;
}

function manifestAt(folder: string): Manifest | undefined {
  const path = join(folder, 'package.json');
  if (!isReadable(path)) return undefined;
  // npm's own format; a manifest without a name (a nested "type" marker) is not a package.
  const manifest = JSON.parse(readFileSync(path, 'utf8')) as Partial<Manifest>;
  return manifest.name === undefined ? undefined : { ...manifest, name: manifest.name, version: manifest.version ?? '' };
}

function homeOf(folder: string, known: KnownParts): Home {
  const before = known.homes.get(folder);
  if (before !== undefined) return before;
  const name = manifestAt(folder)?.name;
  const parent = dirname(folder);
  const home = name === undefined && parent !== folder ? homeOf(parent, known) : { folder, name: name ?? '' };
  known.homes.set(folder, home);
  return home;
}

const lockfiles = new Map<string, Readonly<Record<string, { integrity?: string }>>>();

/** What npm noted for a package, in the installation it belongs to or, where that is part of a workspace, further up. */
function integrityOf(folder: string): string {
  for (let root = folder.slice(0, folder.indexOf(`${sep}node_modules${sep}`)); ; root = dirname(root)) {
    const integrity = lockOf(root)[relative(root, folder).split(sep).join('/')]?.integrity;
    if (integrity !== undefined) return integrity;
    if (root === dirname(root)) return 'unknown';
  }
}

function lockOf(root: string): Readonly<Record<string, { integrity?: string }>> {
  const before = lockfiles.get(root);
  if (before !== undefined) return before;
  const file = [join(root, 'node_modules', '.package-lock.json'), join(root, 'package-lock.json')].find(isReadable);
  const lock = file === undefined ? {} : (JSON.parse(readFileSync(file, 'utf8')).packages ?? {});
  lockfiles.set(root, lock);
  return lock;
}

function addPackage(folder: string, packages: Map<string, Part>): void {
  const manifest = manifestAt(folder);
  if (manifest === undefined) return;
  const name = `${manifest.name}@${manifest.version}`;
  if (packages.has(name)) return;
  packages.set(name, { kind: 'package', name: manifest.name, version: manifest.version, integrity: integrityOf(folder) });
  const require = createRequire(join(folder, 'package.json'));
  for (const dependency of Object.keys(manifest.dependencies ?? {})) {
    const place = (require.resolve.paths(dependency) ?? [])
      .map((path) => join(path, dependency))
      .find((path) => manifestAt(path) !== undefined);
    if (place !== undefined) addPackage(place, packages);
  }
}

/** A file's name wherever the tree stands: its package's name and the path within the package. */
function nameOf(path: string, known: KnownParts): string {
  const { folder, name } = homeOf(dirname(path), known);
  return `${name}/${relative(folder, path).split(sep).join('/')}`;
}

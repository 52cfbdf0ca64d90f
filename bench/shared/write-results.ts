import { mkdirSync, writeFileSync } from 'node:fs';

/** What was measured, for programs, for people and as a picture. */
export interface Results {
  readonly json: unknown;
  readonly markdown: string;
  readonly svg: string;
}

/** Writes bench/results/NAME.json, .md and .svg. */
export function writeResults(name: string, { json, markdown, svg }: Results): void {
  const folder = new URL('../results/', import.meta.url);
  mkdirSync(folder, { recursive: true });
  writeFileSync(new URL(`${name}.json`, folder), `${JSON.stringify(json, undefined, 2)}\n`);
  writeFileSync(new URL(`${name}.md`, folder), markdown);
  writeFileSync(new URL(`${name}.svg`, folder), svg);
}

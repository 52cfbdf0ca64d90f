import { dataFile } from '@assay/core';
import { z } from 'zod';
import { formats } from './formats.ts';

const own = dataFile(
  new URL('../../../prompts/summariser/phrases.json', import.meta.url),
  z.strictObject({ 'not-found': z.string(), 'template-heading': z.string(), 'nothing-changed': z.string(), dropped: z.string() }),
);

/** The tool's own wording, by name: its phrases, and every heading of its formats. */
export function phrases(): Readonly<Record<string, string>> {
  const headings = formats().flatMap(({ parts }) => parts.map(({ heading }) => [headingPhrase(heading), heading] as const));
  return { ...own(), ...Object.fromEntries(headings) };
}

/** The name of the phrase that a heading is. */
export function headingPhrase(heading: string): string {
  return `heading: ${heading}`;
}

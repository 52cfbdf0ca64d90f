import { createRequire } from 'node:module';
import { z } from 'zod';

/** The version of this package, as its faces give it. */
export function serverVersion(): string {
  return z.object({ version: z.string() }).parse(createRequire(import.meta.url)('../package.json')).version;
}

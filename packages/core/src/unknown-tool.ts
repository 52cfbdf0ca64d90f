import { AssayError } from './assay-error.ts';

/** The error for a tool that is not among those that are there, which it names. */
export function unknownTool(name: string, known: Iterable<string>): AssayError {
  return new AssayError('unknown-tool', `There is no tool named "${name}". The tools are: ${[...known].join(', ')}.`);
}

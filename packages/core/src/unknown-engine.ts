import { AssayError } from './assay-error.ts';

/** The error for an engine that is not among those that are here, which it names. */
export function unknownEngine(id: string, known: Iterable<string>): AssayError {
  return new AssayError('bad-usage', `There is no engine "${id}" here. The engines are: ${[...known].join(', ')}.`);
}

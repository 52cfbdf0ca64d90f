import { type ParseArgsOptionsConfig, parseArgs } from 'node:util';
import { AssayError, messageOf } from '@assay/core';

/** Parses a command's arguments; an unknown option is an error that shows how the command is used. */
export function readArguments<Options extends ParseArgsOptionsConfig>(given: readonly string[], options: Options, usage: string) {
  try {
    return parseArgs({ args: [...given], options, allowPositionals: true, strict: true });
  } catch (error) {
    throw new AssayError('bad-usage', `${messageOf(error)}\nUsage: ${usage}`, { cause: error });
  }
}

/** The one positional argument of a command. */
export function onlyPositional(positionals: readonly string[], what: string, usage: string): string {
  const [value] = positionals;
  if (value === undefined || positionals.length !== 1) throw new AssayError('bad-usage', `Give ${what}.\nUsage: ${usage}`);
  return value;
}

import { readFileSync } from 'node:fs';
import { AssayError, messageOf } from '@assay/core';

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * The environment with the secrets that stand in files: NAME_FILE names a file that holds NAME, for DATABASE_URL and whatever begins
 * with ASSAY_. What a file holds is seen by whoever may read it, and not by everybody who may list processes or containers.
 */
export function withSecretFiles(environment: Environment): Environment {
  const secrets = Object.entries(environment).flatMap(([variable, path]) => {
    const name = /^((?:ASSAY_.+|DATABASE_URL))_FILE$/.exec(variable)?.[1];
    if (name === undefined || path === undefined || path === '') return [];
    if (environment[name] !== undefined && environment[name] !== '')
      throw new AssayError('bad-usage', `${name} and ${variable} are both set, and only one can count. Take one away.`);
    return [[name, readSecret(variable, path)] as const];
  });
  return { ...environment, ...Object.fromEntries(secrets) };
}

// --- Internal ---

function readSecret(variable: string, path: string): string {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (error) {
    throw new AssayError('bad-usage', `The file that ${variable} names cannot be read: ${messageOf(error)}.`, { cause: error });
  }
  const secret = text.replace(/\r?\n$/, '');
  if (secret === '') throw new AssayError('bad-usage', `The file that ${variable} names (${path}) is empty.`);
  return secret;
}

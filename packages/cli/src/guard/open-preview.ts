import { randomBytes } from 'node:crypto';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { AssayError, type Engine, type Guardrails, type Verdict } from '@assay/core';
import { guardrails, loadPolicy, shippedPolicies } from '@assay/guardrails';

/** What a preview is opened with, as it was given on the command line. */
export interface PreviewOptions {
  readonly policy?: string | undefined;
  readonly stage?: string | undefined;
  readonly engine?: string | undefined;
}

type Stage = 'input' | 'context' | 'output';

/** Guardrails that show what they would do: nothing is stored, and nothing goes on record. */
export interface Preview {
  readonly policy: string;
  readonly stage: Stage;
  readonly engine: Engine['kind'];
  readonly rules: Guardrails['rules'];
  check(text: string): Promise<Verdict>;
}

/** The options that every preview takes, for `readArguments`. */
export const previewOptions = {
  policy: { type: 'string' },
  stage: { type: 'string' },
  engine: { type: 'string' },
  json: { type: 'boolean' },
} as const;

/** Opens a preview. `ASSAY_POLICY` stands where no policy is named; marks are HMACs under a key of this one call. */
export function openPreview(options: PreviewOptions, environment: Readonly<Record<string, string | undefined>>, usage: string): Preview {
  const stage = oneOf('stage', options.stage ?? 'input', ['input', 'context', 'output'], usage);
  const engine = oneOf('engine', options.engine ?? 'embedded', ['embedded', 'model'], usage);
  const guards = guardrails({
    policy: readPolicy(options.policy ?? environment.ASSAY_POLICY),
    deploymentKey: randomBytes(32),
    random: randomBytes,
  });
  return {
    policy: guards.policy,
    stage,
    engine,
    rules: guards.rules.filter(({ stages }) => stages.includes(stage)),
    async check(text) {
      const session = guards.open({ engine, phrases: {} });
      if (stage === 'output') return session.checkResult(text);
      return session.check(text, { stage, trust: stage === 'input' ? 'caller' : 'retrieved' });
    },
  };
}

// --- Internal ---

function oneOf<Value extends string>(name: string, given: string, values: readonly Value[], usage: string): Value {
  const found = values.find((value) => value === given);
  if (found === undefined) throw new AssayError('bad-usage', `--${name} is ${values.join(', ')}, not "${given}".\nUsage: ${usage}`);
  return found;
}

function readPolicy(named: string | undefined) {
  if (named === undefined || named === '') return loadPolicy(policyOf('default'));
  const shipped = shippedPolicies[named];
  try {
    return loadPolicy(shipped ?? pathToFileURL(resolve(named)));
  } catch (error) {
    // A policy that somebody names here is their input: they can correct it.
    throw error instanceof AssayError
      ? new AssayError('bad-usage', `${error.message} Policies that ship: ${Object.keys(shippedPolicies).join(', ')}.`, { cause: error })
      : error;
  }
}

function policyOf(name: string): URL {
  const url = shippedPolicies[name];
  if (url === undefined) throw new AssayError('policy-invalid', `There is no policy "${name}".`);
  return url;
}

import { randomBytes } from 'node:crypto';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { AssayError, type Engine, type Guardrails, messageOf, type Verdict } from '@assay/core';
import { defaultPolicy, guardrails, loadPolicy, shippedPolicies } from '@assay/guardrails';

/** What a preview is opened with, as it was given on the command line. */
export interface PreviewOptions {
  readonly policy?: string | undefined;
  readonly stage?: string | undefined;
  readonly engine?: string | undefined;
}

type Stage = 'input' | 'context' | 'output';
type Environment = Readonly<Record<string, string | undefined>>;

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
export function openPreview(options: PreviewOptions, environment: Environment, usage: string): Preview {
  const stage = oneOf('stage', options.stage ?? 'input', ['input', 'context', 'output'], usage);
  const engine = oneOf('engine', options.engine ?? 'embedded', ['embedded', 'model'], usage);
  const guards = guardrails({
    policy: readPolicy(options.policy, environment),
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

/** A policy that ships is named, any other is a file. `ASSAY_POLICY` is read as a deployment reads it: a path or a file URL. */
function readPolicy(named: string | undefined, { ASSAY_POLICY: deployed = '' }: Environment) {
  try {
    if (named !== undefined)
      return loadPolicy((Object.hasOwn(shippedPolicies, named) ? shippedPolicies[named] : undefined) ?? pathToFileURL(resolve(named)));
    return loadPolicy(deployed === '' ? defaultPolicy : new URL(deployed, pathToFileURL(`${process.cwd()}/`)));
  } catch (error) {
    // Whoever names a policy can correct it, whatever is wrong with it.
    const source = named === undefined ? 'The policy in ASSAY_POLICY' : 'The policy';
    throw new AssayError(
      'bad-usage',
      `${source} cannot be used: ${messageOf(error)} Policies that ship: ${Object.keys(shippedPolicies).join(', ')}.`,
      { cause: error },
    );
  }
}

import type { Caller } from './caller.ts';

/** Where a tool stands between never measured and switched on. */
export type GateState =
  | 'unmeasured'
  | 'running'
  | 'failed'
  | 'inconclusive'
  | 'passed'
  | 'approved'
  | 'enabled'
  | 'expired'
  | 'drifted'
  | 'revoked';

/** The gate's answer for one tool on one engine; `reasons` say what is missing or changed, `command` what measures it. */
export interface Decision {
  readonly tool: string;
  readonly engine: string;
  readonly state: GateState;
  readonly isEnabled: boolean;
  readonly configuration: string;
  readonly policyDigest: string;
  readonly reasons: readonly string[];
  readonly command: string;
  /** How strong the evidence is, in words; empty when there is none. */
  readonly evidence: string;
}

/** Decides from evidence whether the configuration that is really loaded may run. */
export interface Gate {
  decide(tool: string, engine: string, caller: Caller): Promise<Decision>;
}

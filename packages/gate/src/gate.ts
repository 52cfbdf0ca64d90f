import {
  type AuditStore,
  type Decision,
  digestOf,
  type EvidenceStore,
  type Gate,
  type GateState,
  messageOf,
  switchedOff,
} from '@assay/core';
import type { ToolExplanation } from './explain-tool.ts';
import type { GatePolicy } from './gate-policy.ts';
import type { Requirement } from './judge-suite.ts';
import { type ChainHead, chainReader } from './read-chain.ts';
import { rememberingExplanations } from './remember-explanations.ts';
import { type EvidenceChecks, evidenceVerifier } from './verify-evidence.ts';

/** What is loaded of a tool on an engine, or why it could not be listed. */
export type LoadedTool =
  | { readonly status: 'listed'; readonly configuration: string; readonly requirements: readonly Requirement[] }
  | { readonly status: 'broken'; readonly reason: string };

/** What the gate decides from. Evidence is read again at each decision: it may be removed while the server runs. */
export interface GateParts {
  /** The policy in force, read again at each decision: an officer who is taken off it counts no longer. */
  readonly readPolicy: () =>
    | { readonly status: 'read'; readonly policy: GatePolicy }
    | { readonly status: 'broken'; readonly reason: string };
  readonly evidence: EvidenceStore;
  readonly audit: AuditStore;
  readonly logDigest: EvidenceChecks['logDigest'];
  /** The signed head of the audit chain. */
  readonly readHead: (runners: readonly string[]) => Promise<ChainHead | 'missing'>;
  readonly isAlive: (process: number, since: Date) => boolean;
  readonly now: () => Date;
  loaded(tool: string, engine: string): LoadedTool;
}

/** A gate that can also say what it decides from. */
export interface ExplainingGate extends Gate {
  /** The decision and all that it rests on, or only the decision where nothing could be read. */
  explain(tool: string, engine: string): Promise<{ readonly decision: Decision; readonly explanation?: ToolExplanation }>;
}

/** Decides from signed evidence whether a tool may run. There is no override. */
export function gate(parts: GateParts): ExplainingGate {
  const readChain = chainReader(parts.audit, parts.readHead);
  const verify = evidenceVerifier(parts.logDigest);
  const explainAgain = rememberingExplanations();

  const explain: ExplainingGate['explain'] = async (tool, engine) => {
    const loaded = parts.loaded(tool, engine);
    const reading = parts.readPolicy();
    const off = (state: GateState, reason: string, command = 'npx assay gate status'): { decision: Decision } => ({
      decision: {
        tool,
        engine,
        state,
        isEnabled: false,
        configuration: loaded.status === 'listed' ? loaded.configuration : '',
        policyDigest: reading.status === 'read' ? policyDigestOf(reading.policy) : '',
        reasons: [reason],
        command,
        evidence: '',
      },
    });
    if (reading.status === 'broken') return off('failed', reading.reason);
    if (loaded.status === 'broken') return off('failed', loaded.reason);
    const { policy } = reading;
    try {
      const chain = await readChain(policy.runners);
      if (chain.status === 'broken') return off('failed', chain.reason, 'npx assay audit verify');
      // An older policy is validly signed too: only the chain says which one is in force.
      const installed = chain.records.findLast(({ kind }) => kind === 'policy-installed')?.body.policy;
      if (installed !== policyDigestOf(policy))
        return off('failed', 'the gate policy is not the one that was installed last; restore it from the policies folder');
      const stop = switchedOff(chain.records, { tool, engine });
      if (stop !== undefined) return off('revoked', stop, 'npx assay gate on, once what it was switched off for is mended');
      const { logDigest, isAlive } = parts;
      const situation = { tool, engine, loaded, policy, evidence: await parts.evidence.all(), records: chain.records, now: parts.now() };
      const explanation = await explainAgain(
        { ...situation, verify: (record) => verify(record, { runners: policy.runners, logDigest }), isAlive },
        logDigest,
      );
      const { state, reasons, command, words } = explanation;
      const decision: Decision = {
        tool,
        engine,
        state,
        isEnabled: state === 'enabled',
        configuration: loaded.configuration,
        policyDigest: policyDigestOf(policy),
        reasons,
        command,
        evidence: words,
      };
      return { decision, explanation };
    } catch (error) {
      return off('failed', `the evidence cannot be read: ${messageOf(error)}`, `npx assay eval run ${tool}`);
    }
  };

  return { explain, decide: async (tool, engine) => (await explain(tool, engine)).decision };
}

// --- Internal ---

const policyDigests = new WeakMap<GatePolicy, string>();

function policyDigestOf(policy: GatePolicy): string {
  const digest = policyDigests.get(policy) ?? digestOf(policy);
  policyDigests.set(policy, digest);
  return digest;
}

import {
  type AuditRecord,
  type AuditStore,
  type Decision,
  digestOf,
  type EvidenceStore,
  type Gate,
  type GateState,
  messageOf,
} from '@assay/core';
import type { GatePolicy } from './gate-policy.ts';
import { judgeSuite, type Requirement, type SuiteJudgement } from './judge-suite.ts';
import { type Attempt, readAttempts } from './read-attempts.ts';
import { type EvidenceChecks, verifyEvidence } from './verify-evidence.ts';

/** What is loaded of a tool on an engine, or why it could not be listed. */
export type LoadedTool =
  | { readonly status: 'listed'; readonly configuration: string; readonly requirements: readonly Requirement[] }
  | { readonly status: 'broken'; readonly reason: string };

/** What the gate decides from. Everything is read again at each decision: evidence may be removed while the server runs. */
export interface GateParts {
  readonly policy: { readonly status: 'read'; readonly policy: GatePolicy } | { readonly status: 'broken'; readonly reason: string };
  readonly evidence: EvidenceStore;
  readonly audit: AuditStore;
  readonly readLog: EvidenceChecks['readLog'];
  readonly isAlive: (process: number) => boolean;
  readonly now: () => Date;
  loaded(tool: string, engine: string): LoadedTool;
}

/** The worst state decides; each is a row, in the order in which a person should deal with them. */
const severity: readonly SuiteJudgement['state'][] = [
  'failed',
  'inconclusive',
  'drifted',
  'unmeasured',
  'running',
  'expired',
  'passed',
  'approved',
];

/** What must be measured of every tool, whatever it is offered with. */
const needed: readonly Requirement['kind'][] = ['accuracy', 'bias'];

const tierRank = { synthetic: 0, public: 1, departmental: 2 } as const;

/** Decides from signed evidence whether a tool may run. There is no override. */
export function gate(parts: GateParts): Gate {
  return {
    async decide(tool, engine) {
      const loaded = parts.loaded(tool, engine);
      const command = `npx assay eval run ${tool}`;
      const policyDigest = parts.policy.status === 'read' ? digestOf(parts.policy.policy) : '';
      const configuration = loaded.status === 'listed' ? loaded.configuration : '';
      const answer = (state: GateState, reasons: readonly string[], more: Partial<Decision> = {}): Decision => ({
        tool,
        engine,
        state,
        isEnabled: state === 'enabled',
        configuration,
        policyDigest,
        reasons,
        command,
        evidence: '',
        ...more,
      });
      if (parts.policy.status === 'broken') return answer('failed', [parts.policy.reason], { command: 'npx assay gate status' });
      if (loaded.status === 'broken') return answer('failed', [loaded.reason], { command: 'npx assay gate status' });
      try {
        return decideFrom(await gather(parts, parts.policy.policy), { tool, loaded, policy: parts.policy.policy, parts, answer, command });
      } catch (error) {
        return answer('failed', [`the evidence cannot be read: ${messageOf(error)}`]);
      }
    },
  };
}

// --- Internal ---

async function gather(parts: GateParts, { runners, approvers }: GatePolicy) {
  const checks = { runners, approvers, readLog: parts.readLog };
  const evidence = await Promise.all((await parts.evidence.all()).map((record) => verifyEvidence(record, checks)));
  const records = await parts.audit.read(['attempt-opened', 'attempt-closed', 'attempt-explained', 'evidence-recorded', 'tool-revoked']);
  return { evidence, records };
}

interface DecisionContext {
  readonly tool: string;
  readonly loaded: LoadedTool & { status: 'listed' };
  readonly policy: GatePolicy;
  readonly parts: GateParts;
  readonly answer: (state: GateState, reasons: readonly string[], more?: Partial<Decision>) => Decision;
  readonly command: string;
}

function decideFrom({ evidence, records }: Awaited<ReturnType<typeof gather>>, context: DecisionContext): Decision {
  const { tool, loaded, policy, parts, answer, command } = context;
  const attempts = readAttempts(records);
  const revocation = lastRevocation(records, tool);
  if (revocation !== undefined && !loaded.requirements.every((requirement) => passedAfter(revocation.sequence, requirement, attempts)))
    return answer('revoked', [`it was revoked: ${String(revocation.body.reason)}`]);

  const facts = {
    evidence,
    attempts,
    recorded: new Map(
      records.filter(({ kind }) => kind === 'evidence-recorded').map(({ body }) => [String(body.evidence), String(body.envelope)]),
    ),
    now: parts.now(),
    evidenceDays: policy.evidenceDays,
    envelopeDigest: ({ record }: { record: { envelope: unknown } }) => digestOf(record.envelope),
    isAlive: parts.isAlive,
  };
  const unasked = needed.filter((kind) => !loaded.requirements.some((requirement) => requirement.kind === kind));
  if (unasked.length > 0) return answer('unmeasured', [`it is offered without a suite for ${unasked.join(' or ')}`]);
  const judgements = loaded.requirements.map((requirement) => judgeSuite(requirement, facts));
  const worst = severity.find((state) => judgements.some((judgement) => judgement.state === state)) ?? 'unmeasured';
  const reasons = [...new Set(judgements.flatMap((judgement) => judgement.reasons))];
  const needsReason = reasons.some((reason) => reason.includes('nobody has given a reason'));
  const fullCommand = needsReason ? `${command} --reason "why the earlier attempt ended so"` : command;
  if (worst !== 'passed' && worst !== 'approved') return answer(worst, reasons, { command: fullCommand });

  const tiers = judgements.flatMap(({ tier }) => (tier === undefined ? [] : [tier]));
  const best = tiers.reduce<keyof typeof tierRank>((a, b) => (tierRank[b] > tierRank[a] ? b : a), 'synthetic');
  const words =
    best === 'synthetic' ? 'passed on synthetic data written by this project; not evidence for your department' : `passed on ${best} data`;
  if (tierRank[best] < tierRank[policy.requiredTier])
    return answer('passed', [`the policy asks for ${policy.requiredTier} data`], { evidence: words });
  if (policy.mode === 'production' && worst !== 'approved') {
    return answer('passed', ['an assurance officer has not approved its evidence'], { evidence: words });
  }
  return answer('enabled', [], { evidence: words });
}

/** A revocation ends when every suite was measured again and passed, not when the first of them has. */
function passedAfter(sequence: number, { suite, configuration, suiteParts }: Requirement, attempts: readonly Attempt[]): boolean {
  return attempts.some(
    (attempt) =>
      attempt.suite === suite &&
      attempt.configuration === configuration.digest &&
      attempt.suiteDigest === suiteParts.digest &&
      attempt.outcome === 'passed' &&
      attempt.sequence > sequence,
  );
}

function lastRevocation(records: readonly AuditRecord[], tool: string): AuditRecord | undefined {
  return records.findLast(({ kind, body }) => kind === 'tool-revoked' && body.tool === tool);
}

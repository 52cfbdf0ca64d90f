export { approveEvidence } from './approve-evidence.ts';
export { type GateParts, gate, type LoadedTool } from './gate.ts';
export { type GatePolicy, readGatePolicy, sealGatePolicy } from './gate-policy.ts';
export type { Requirement } from './judge-suite.ts';
export { readAttempts } from './read-attempts.ts';

export type { ApprovalSummary, AssuranceSources, GoesWrong } from './assurance-sources.ts';
export { scanAudit } from './scan-audit.ts';

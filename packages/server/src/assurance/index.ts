export { scanAudit } from './scan-audit.ts';

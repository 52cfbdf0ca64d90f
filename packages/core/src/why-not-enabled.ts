import type { Decision } from './gate.ts';
import type { AnyTool } from './tool.ts';

/** Why a tool may not run, and what would measure it. */
export function whyNotEnabled(tool: AnyTool, decision: Decision): string {
  const reasons = decision.reasons.length > 0 ? decision.reasons.join('; ') : `it does not work on the engine ${decision.engine}`;
  return `${tool.title} is not available: ${reasons}. Next: ${decision.command}`;
}

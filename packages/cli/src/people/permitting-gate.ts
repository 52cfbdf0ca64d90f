import { type Caller, localCaller } from '@assay/core';
import type { ExplainingGate } from '@assay/gate';

/** Which groups may run a tool, by the tool's name; a tool that is not there is for everybody. */
export type ToolGroups = Readonly<Record<string, readonly string[]>>;

/** A gate that also asks whether a tool is for this caller: evidence can make it run, never for whom it is not. */
export function permittingGate(gate: ExplainingGate, groups: ToolGroups): ExplainingGate {
  return {
    ...gate,
    async decide(tool, engine, caller) {
      const decision = await gate.decide(tool, engine, caller);
      const bar = barredFor(tool, caller, groups);
      if (bar === undefined) return decision;
      return { ...decision, isEnabled: false, reasons: [bar], command: 'ask whoever keeps people.json' };
    },
  };
}

// --- Internal ---

function barredFor(tool: string, caller: Caller, groups: ToolGroups): string | undefined {
  if (caller.tools?.includes(tool) === false) return `your key is for ${caller.tools.join(', ')}`;
  // Whoever is at the machine itself may run what it has.
  if (caller === localCaller) return undefined;
  const allowed = Object.hasOwn(groups, tool) ? groups[tool] : undefined;
  if (allowed === undefined || allowed.some((group) => caller.groups.includes(group))) return undefined;
  return `it is for members of ${allowed.join(', ')}`;
}

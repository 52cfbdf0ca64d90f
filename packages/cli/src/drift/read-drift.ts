import { givenFields, readJsonFile, unknownTool } from '@assay/core';
import { type DriftPolicy, driftPolicy } from '@assay/gate';

/** What a file says of drift: only what is to change, and only of tools that there are. */
export function readDrift(file: string, tools: Iterable<string>): Partial<DriftPolicy> {
  const drift = givenFields(readJsonFile(file, driftPolicy.partial(), 'bad-usage'));
  const known = new Set(tools);
  const stranger = drift.expected?.find(({ tool }) => tool !== undefined && !known.has(tool))?.tool;
  if (stranger !== undefined) throw unknownTool(stranger, known);
  return drift;
}

/** The drift part of a policy in a few words. */
export function driftWords({ alpha, people, runs, windowDays, turnOff }: DriftPolicy): string {
  const off = turnOff.length === 0 ? 'drift is told only' : `drift in ${turnOff.join(', ')} turns off`;
  return `${off} (alpha ${alpha}; ${people} people and ${runs} runs in ${windowDays} days)`;
}

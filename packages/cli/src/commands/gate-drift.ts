import { userInfo } from 'node:os';
import { AssayError, type DriftReading, unknownTool } from '@assay/core';
import type { Command } from '../command.ts';
import type { Deployment } from '../deployment.ts';
import { readArguments } from '../read-arguments.ts';
import { readReason } from '../read-reason.ts';
import { table } from '../terminal.ts';

const usage = 'assay gate drift [--close TOOL --reason TEXT] [--json]';

/** Holds rates in use against the evidence: 1 where one is above what was measured or expected. */
export const gateDrift: Command = {
  usage,
  summary: 'hold rates in use against the evidence, or close what was found with a reason',
  async run({ arguments: given, terminal, open }) {
    const text = { type: 'string' } as const;
    const { values } = readArguments(given, { close: text, reason: text, json: { type: 'boolean' } }, usage);
    if (values.close === undefined && values.reason !== undefined)
      throw new AssayError('bad-usage', `--reason is for --close.\nUsage: ${usage}`);
    const closing = values.close === undefined ? undefined : { tool: values.close, reason: readReason(values.reason, usage) };
    const deployment = await open();
    if (closing !== undefined) await closeDrift(closing, deployment);
    const { readings } = await deployment.drift.look();
    const isBreached = readings.some(({ state }) => state === 'breach');
    if (values.json === true) terminal.out(JSON.stringify({ status: isBreached ? 'breach' : 'steady', readings }));
    else if (readings.length === 0) terminal.out('No tool has evidence that could be read, so nothing is held against it.');
    else terminal.out(table([head, ...readings.map(rowOf)]));
    return isBreached ? 1 : 0;
  },
};

// --- Internal ---

const head = ['tool', 'engine', 'rate', 'in use', '95 % interval', 'baseline', 'limit', 'people', 'of', 'state'];

/** What was found ends here: from this record on it is counted anew. */
async function closeDrift({ tool, reason }: { readonly tool: string; readonly reason: string }, deployment: Deployment): Promise<void> {
  const { tools, engine, store, now, drift, decide } = deployment;
  if (!tools.has(tool)) throw unknownTool(tool, tools.keys());
  const { readings } = await drift.look();
  if (!readings.some((one) => one.tool === tool && one.engine === engine.id && one.state === 'breach'))
    throw new AssayError('bad-usage', `There is nothing to close: no rate of ${tool} on ${engine.id} was found above its limit.`);
  const { configuration } = await decide(tool);
  const body = { tool, engine: engine.id, configuration, reason };
  await store.audit.append({ kind: 'drift-closed', at: now().toISOString(), actor: userInfo().username, body });
}

function rowOf({ tool, engine, rate, people, hits, runs, low, high, baseline, state, breach }: DriftReading): readonly string[] {
  const share = people === 0 ? '–' : percent(hits / people);
  const words = state !== 'breach' ? state : `BREACH since ${breach?.at.slice(0, 10)}${breach?.turnsOff === true ? ', turned off' : ''}`;
  const { source, share: expected, limit } = baseline;
  const of = expected === null ? '–' : `${percent(expected)} (${source})`;
  const interval = people === 0 ? '–' : `${percent(low)} to ${percent(high)}`;
  return [tool, engine, rate, share, interval, of, limit === null ? '–' : percent(limit), `${people}`, `${runs}`, words];
}

function percent(share: number): string {
  return `${(share * 100).toFixed(1)} %`;
}

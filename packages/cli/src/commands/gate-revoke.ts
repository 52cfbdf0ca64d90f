import { userInfo } from 'node:os';
import { unknownTool } from '@assay/core';
import type { Command } from '../command.ts';
import { onlyPositional, readArguments } from '../read-arguments.ts';
import { readReason } from '../read-reason.ts';

const usage = 'assay gate revoke TOOL --reason TEXT [--json]';

/** Turns a tool off at once; only a new measurement that passes turns it on again. */
export const gateRevoke: Command = {
  usage,
  summary: 'turn a tool off at once',
  async run({ arguments: given, terminal, open }) {
    const { values, positionals } = readArguments(given, { json: { type: 'boolean' }, reason: { type: 'string' } }, usage);
    const tool = onlyPositional(positionals, 'one tool', usage);
    const reason = readReason(values.reason, usage);
    const deployment = await open();
    if (!deployment.measurable.has(tool)) throw unknownTool(tool, deployment.measurable.keys());
    const at = deployment.now().toISOString();
    await deployment.store.audit.append({ kind: 'tool-revoked', at, actor: userInfo().username, body: { tool, reason } });
    const decision = await deployment.decide(tool);
    terminal.out(values.json === true ? JSON.stringify(decision) : `${tool}: ${decision.state}`);
    return 0;
  },
};

import { userInfo } from 'node:os';
import { AssayError, knownTarget, type SwitchTarget, switchTarget, turnSwitch } from '@assay/core';
import type { Command } from '../command.ts';
import type { Deployment } from '../deployment.ts';
import { readArguments } from '../read-arguments.ts';
import { readReason } from '../read-reason.ts';

const usageOf = (way: 'off' | 'on') => `assay gate ${way} tool NAME | engine NAME | everything --reason TEXT [--json]`;

/** Turns a tool, an engine or everything off: nothing begins, and what is under way is stopped within a second. */
export const gateOff: Command = switchCommand('off', 'turn a tool, an engine or everything off at once; runs under way are stopped');

/** Takes that back: from then on the evidence decides again. */
export const gateOn: Command = switchCommand('on', 'take that back: from then on the evidence decides again');

// --- Internal ---

function switchCommand(way: 'off' | 'on', summary: string): Command {
  const usage = usageOf(way);
  return {
    usage,
    summary,
    async run({ arguments: given, terminal, open }) {
      const { values, positionals } = readArguments(given, { json: { type: 'boolean' }, reason: { type: 'string' } }, usage);
      const reason = readReason(values.reason, usage);
      const deployment = await open();
      const target = targetOf(positionals, deployment, usage);
      const [at, actor] = [deployment.now().toISOString(), userInfo().username];
      await turnSwitch(deployment.store.audit, { target, isOn: way === 'on', reason, actor, at });
      const tools = await Promise.all([...deployment.tools.keys()].map((tool) => deployment.decide(tool)));
      if (values.json === true) terminal.out(JSON.stringify({ status: 'done', target, isOn: way === 'on', tools }));
      else for (const { tool, engine, state, isEnabled } of tools) terminal.out(`${tool} on ${engine}: ${isEnabled ? 'on' : state}`);
      return 0;
    },
  };
}

function targetOf([scope = '', name = '', ...more]: readonly string[], { measurable, engines }: Deployment, usage: string): SwitchTarget {
  const target = switchTarget.safeParse(scope === 'everything' && name === '' ? { scope } : { scope, name }).data;
  if (target === undefined || more.length > 0)
    throw new AssayError('bad-usage', `Say what: tool NAME, engine NAME or everything.\nUsage: ${usage}`);
  return knownTarget(target, { tools: [...measurable.keys()], engines: engines.map(({ id }) => id) });
}

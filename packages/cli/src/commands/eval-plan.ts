import { AssayError } from '@assay/core';
import { planSuite } from '@assay/evals';
import type { Command } from '../command.ts';
import { instruments, offeredTools } from '../offered-tools.ts';
import { readArguments } from '../read-arguments.ts';
import { table } from '../terminal.ts';

const usage = 'assay eval plan [--power P] [--json]';

/** Says how many samples each requirement needs, before anything is measured. */
export const evalPlan: Command = {
  usage,
  summary: 'say how many samples each requirement needs, and whether its suite has them',
  async run({ arguments: given, terminal }) {
    const { values } = readArguments(given, { power: { type: 'string', default: '0.8' }, json: { type: 'boolean' } }, usage);
    const power = Number(values.power);
    if (!(power > 0 && power < 1))
      throw new AssayError('bad-usage', `--power is a number between 0 and 1, not "${values.power}".\nUsage: ${usage}`);
    const suites = new Map(
      [...offeredTools, ...instruments].flatMap((offered) => offered.suites.map((suite) => [suite.name, suite] as const)),
    );
    const plans = [...suites.values()].flatMap((suite) => planSuite(suite, power));
    const isEnough = plans.every((plan) => plan.isEnough);
    if (values.json === true) terminal.out(JSON.stringify({ status: isEnough ? 'enough' : 'too-few', power, requirements: plans }));
    else
      terminal.out(
        table(
          plans.map(({ suite, metric, needed, held, isEnough, assumption }) => [
            `${suite} ${metric}`,
            `needs ${needed}`,
            `has ${held}`,
            isEnough ? 'enough' : 'TOO FEW',
            assumption,
          ]),
        ),
      );
    return isEnough ? 0 : 1;
  },
};

import { pathToFileURL } from 'node:url';
import { engineSettings } from '@assay/engines';
import { peopleSettings } from '@assay/server/people';
import { type Deployment, type DeploymentOptions, openDeployment } from '../../packages/cli/src/deployment.ts';
import { measureTools } from '../../packages/cli/src/measure-tools.ts';
import { writer } from './writer.ts';
import { writerSuites } from './writer-suites.ts';

interface WriterParts extends Pick<DeploymentOptions, 'data' | 'place'> {
  /** The endpoint of the model. */
  readonly address: string;
  /** A file with a guardrail policy; the default policy where it is empty. */
  readonly policy: string;
}

/** A deployment of the least tool there can be, which has passed its suites. */
export async function writerDeployment({ address, policy, ...where }: WriterParts): Promise<Deployment> {
  const deployment = await openDeployment({
    offered: [{ tool: writer, suites: writerSuites() }],
    ...where,
    ...(policy === '' ? {} : { policy: pathToFileURL(policy) }),
    people: peopleSettings.parse({ places: { runs: 256 } }),
    engines: {
      engines: { load: engineSettings.parse({ kind: 'openai-compatible', address, model: 'stub', atOnce: 256 }) },
      rules: [{ engine: 'load', upTo: 'official', otherwise: 'nothing' }],
      budgets: [],
    },
  });
  const onModel = deployment.withEngine('load');
  if (!(await onModel.decide('writer')).isEnabled) await measureTools(onModel, { tools: ['writer'], actor: 'bench' });
  const { isEnabled, reasons } = await onModel.decide('writer');
  if (!isEnabled) throw new Error(`The tool of the load test did not pass: ${reasons.join('; ')}`);
  return deployment;
}

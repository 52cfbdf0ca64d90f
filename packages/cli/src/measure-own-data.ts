import { randomBytes } from 'node:crypto';
import { AssayError, type Guardrails, listParts, type PartsList, type Report } from '@assay/core';
import { measureFolder, type OwnDataParts, type OwnDataSuite, ownDataSuites } from '@assay/evals/own-data';
import { defaultPolicy, guardrails, loadPolicy } from '@assay/guardrails';
import { searchIndex } from '@assay/search';
import type { Deployment } from './deployment.ts';

/** Which suite to measure on the data of which folder. */
export interface OwnDataRequest {
  readonly suite: string;
  readonly folder: string;
  readonly deployment: Deployment;
  readonly onProgress?: (step: string, done: number, total: number) => void;
}

/** The names of the suites that people can bring their own data to. */
export const ownDataSuiteNames: readonly string[] = ownDataSuites.map(({ name }) => name);

/** Measures a suite on data that a person brought, with the parts that serve people; the report is partial, never evidence. */
export async function measureOwnData({ suite: name, folder, deployment, onProgress }: OwnDataRequest): Promise<Report> {
  const suite = ownDataSuites.find((item) => item.name === name);
  if (suite === undefined)
    throw new AssayError('bad-usage', `There is no suite "${name}" for data of your own. There are: ${ownDataSuiteNames.join(', ')}.`);
  const parts = partsOf(deployment);
  const configuration = await configurationOf(suite, deployment, suite.guardrails === 'deployed' ? parts.guardrails : parts.allKinds);
  const suiteParts = await listParts({ modules: [suite.module], settings: { suite: suite.name } });
  return measureFolder({ suite, folder, parts, configuration, suiteParts, ...(onProgress === undefined ? {} : { onProgress }) });
}

// --- Internal ---

/** Looks for everything the checks can find; it stands beside the default policy. */
const allKindsPolicy = new URL('all-kinds.json', defaultPolicy);

function partsOf({ engine, guardrails: deployed, folder, tools, now }: Deployment): OwnDataParts {
  const summariser = tools.get('summariser');
  if (summariser === undefined) throw new AssayError('unknown-tool', 'This deployment offers no summariser, so it cannot be measured.');
  const options = { policy: loadPolicy(allKindsPolicy), deploymentKey: folder.deploymentKey, random: randomBytes };
  return { engine, guardrails: deployed, allKinds: guardrails(options), summariser, openIndex: searchIndex, now };
}

/** The digest of what is loaded: the tool's own configuration, or the guardrails with the policy they are measured under. */
async function configurationOf(
  { tool }: OwnDataSuite,
  { listed, engine }: Deployment,
  guards: Guardrails,
): Promise<Pick<PartsList, 'digest'>> {
  if (tool === 'guardrails')
    return listParts({ modules: [guards.module], data: [guards.policyFile], settings: { tool, engine: engine.id } });
  const configuration = listed.get(tool);
  if (configuration?.status === 'listed') return configuration.configuration;
  throw new AssayError('tool-failed', `${tool} cannot be measured: ${configuration?.reason ?? 'this deployment does not offer it'}.`);
}

import { dataFolderOf } from './data-folder.ts';
import { type Deployment, type DeploymentOptions, openDeployment } from './deployment.ts';
import { readEnginesFile } from './engines/engines-file.ts';
import { ocrCommand } from './ocr-command.ts';
import { instruments, offeredTools } from './offered-tools.ts';
import { readPeopleFile } from './people/people-file.ts';
import { storePlace } from './store-place.ts';

type Environment = Readonly<Record<string, string | undefined>>;

/** Opens the deployment that environment and data folder describe. */
export function openFromEnvironment(environment: Environment, options: Pick<DeploymentOptions, 'run'> = {}): Promise<Deployment> {
  const data = dataFolderOf(environment);
  const names = offeredTools.map(({ tool }) => tool.name);
  return openDeployment({
    ...options,
    offered: offeredTools,
    instruments,
    data,
    place: storePlace(environment, data),
    ...policyOf(environment),
    ocr: ocrCommand(environment),
    engines: readEnginesFile(data, environment),
    people: readPeopleFile(data, environment, names),
    environment,
  });
}

// --- Internal ---

function policyOf({ ASSAY_POLICY }: Environment): { policy?: URL } {
  return ASSAY_POLICY === undefined || ASSAY_POLICY === '' ? {} : { policy: new URL(ASSAY_POLICY, `file://${process.cwd()}/`) };
}

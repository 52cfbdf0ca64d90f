import { AssayError } from '@assay/core';
import type { StorePlace } from '@assay/stores';
import { dataFolderOf } from './data-folder.ts';
import { type Deployment, type DeploymentOptions, openDeployment } from './deployment.ts';
import { readEnginesFile } from './engines/engines-file.ts';
import { ocrCommand } from './ocr-command.ts';
import { instruments, offeredTools } from './offered-tools.ts';
import { readPeopleFile } from './people/people-file.ts';

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
    place: placeOf(environment, data),
    ...policyOf(environment),
    ocr: ocrCommand(environment),
    engines: readEnginesFile(data, environment),
    people: readPeopleFile(data, environment, names),
    environment,
  });
}

// --- Internal ---

/** Where everything is kept: in the database that DATABASE_URL names, or in the data folder. */
function placeOf({ DATABASE_URL = '', ASSAY_DATABASE_CONNECTIONS = '' }: Environment, data: string): StorePlace {
  if (DATABASE_URL === '') return { folder: data };
  if (!/^postgres(?:ql)?:\/\//.test(DATABASE_URL))
    throw new AssayError(
      'bad-usage',
      'DATABASE_URL names no PostgreSQL database: it begins with postgres://, as postgres://user@host/assay.',
    );
  if (ASSAY_DATABASE_CONNECTIONS === '') return { url: DATABASE_URL };
  const connections = Number(ASSAY_DATABASE_CONNECTIONS);
  if (!Number.isInteger(connections) || connections < 2 || connections > 500)
    throw new AssayError('bad-usage', `ASSAY_DATABASE_CONNECTIONS is a number from 2 to 500, not "${ASSAY_DATABASE_CONNECTIONS}".`);
  return { url: DATABASE_URL, connections };
}

function policyOf({ ASSAY_POLICY }: Environment): { policy?: URL } {
  return ASSAY_POLICY === undefined || ASSAY_POLICY === '' ? {} : { policy: new URL(ASSAY_POLICY, `file://${process.cwd()}/`) };
}

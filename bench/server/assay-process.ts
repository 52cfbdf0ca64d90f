// The whole server with the least tool there can be, in a process of its own: node bench/server/assay-process.ts DATA ENDPOINT [POLICY]
import { pathToFileURL } from 'node:url';
import { engineSettings } from '@assay/engines';
import { listen, localSignIn } from '@assay/server';
import { peopleSettings } from '@assay/server/people';
import { openDeployment } from '../../packages/cli/src/deployment.ts';
import { deploymentServer } from '../../packages/cli/src/deployment-server.ts';
import { measureTools } from '../../packages/cli/src/measure-tools.ts';
import { answerRequests } from './process-figures.ts';
import { writer } from './writer.ts';
import { writerSuites } from './writer-suites.ts';

const [data = '', address = '', policy = ''] = process.argv.slice(2);
const deployment = await openDeployment({
  offered: [{ tool: writer, suites: writerSuites() }],
  data,
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

const { app } = deploymentServer(deployment, {
  signIn: localSignIn,
  widget: { script: '', etag: 'none' },
  newId: () => crypto.randomUUID(),
  log: () => {},
});
const server = await listen({ app, port: 0, host: '127.0.0.1' });
answerRequests();
process.send?.({ url: server.url });
process.once('SIGTERM', async () => {
  await server.close();
  await deployment.close();
  process.exit(0);
});

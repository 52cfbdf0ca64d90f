// The whole server with the least tool there can be, in a process of its own: node bench/server/assay-process.ts DATA ENDPOINT [POLICY]
import { listen, localSignIn } from '@assay/server';
import { deploymentServer } from '../../packages/cli/src/deployment-server.ts';
import { answerRequests } from './process-figures.ts';
import { writerDeployment } from './writer-deployment.ts';

const [data = '', address = '', policy = ''] = process.argv.slice(2);
const deployment = await writerDeployment({ data, address, policy });

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

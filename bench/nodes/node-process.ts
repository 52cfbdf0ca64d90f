// A node among others with the least tool there can be, served and stopped as `assay serve` does:
// DATABASE_URL=postgres://... node bench/nodes/node-process.ts DATA ENDPOINT POLICY
import { serveDeployment } from '../../packages/cli/src/serve-deployment.ts';
import { answerRequests } from '../server/process-figures.ts';
import { writerDeployment } from '../server/writer-deployment.ts';

const [data = '', address = '', policy = ''] = process.argv.slice(2);
const { DATABASE_URL: url = '' } = process.env;
const deployment = await writerDeployment({ data, address, policy, place: { url } });
await deployment.index.open();
const served = await serveDeployment(deployment, {
  host: '127.0.0.1',
  port: 0,
  environment: {},
  log: () => {},
  warn: (message) => void process.stderr.write(`${message}\n`),
});
await served.follow();
answerRequests();
process.send?.({ url: served.url });
process.once('SIGTERM', async () => {
  await served.stop();
  process.exit(0);
});

// A node without tools, served and stopped as `assay serve` does: DATABASE_URL=postgres://... node node-process.ts DATA
import { openDeployment } from '../../deployment.ts';
import { serveDeployment } from '../../serve-deployment.ts';

const { DATABASE_URL: url = '' } = process.env;
const warn = (message: string) => void process.stderr.write(`${message}\n`);
const deployment = await openDeployment({ offered: [], data: process.argv[2] ?? '', place: { url } });
await deployment.index.open();
const served = await serveDeployment(deployment, { host: '127.0.0.1', port: 0, environment: {}, log: () => {}, warn });
process.send?.(served.url);
process.once('SIGTERM', async () => {
  await served.stop();
  process.exit(0);
});

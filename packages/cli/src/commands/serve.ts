import { fileURLToPath } from 'node:url';
import { AssayError, type Decision, localCaller } from '@assay/core';
import { readAttempts } from '@assay/gate';
import { loadHnsw } from '@assay/search';
import { openTelemetry, type ServerParts } from '@assay/server';
import type { Command } from '../command.ts';
import type { Deployment } from '../deployment.ts';
import { ingestFiles, listFiles, withProgress } from '../ingest-files.ts';
import { measureTools } from '../measure-tools.ts';
import { metricsFrom } from '../metrics-from.ts';
import { readArguments } from '../read-arguments.ts';
import { serveDeployment } from '../serve-deployment.ts';
import { type Terminal, table } from '../terminal.ts';

const usage = 'assay serve [--host HOST] [--port PORT] [--ingest-samples] [--json]';

const samples = [
  new URL('../../../../examples/corpus/policy/', import.meta.url),
  new URL('../../../../examples/corpus/lines.jsonl', import.meta.url),
].map((url) => fileURLToPath(url));

/** Serves the tools on this machine. */
export const serve: Command = {
  usage,
  summary: 'serve pages, HTTP API and widget on this machine',
  async run({ arguments: given, terminal, environment, open }) {
    const options = {
      host: { type: 'string', default: '127.0.0.1' },
      port: { type: 'string', default: environment.PORT ?? '8000' },
      'ingest-samples': { type: 'boolean' },
      json: { type: 'boolean' },
    } as const;
    const { values } = readArguments(given, options, usage);
    const port = portOf(values.port);
    const readers = metricsFrom(environment);
    const log: ServerParts['log'] = (line) => terminal.notify(JSON.stringify(line));
    const telemetry = await openTelemetry(environment, log);
    const deployment = await open(telemetry === undefined ? {} : { run: telemetry.run });
    refuseOpenHost(values.host, deployment);

    if (values['ingest-samples'] === true) await ingestSamples(deployment, terminal);
    if (loadHnsw() === undefined)
      terminal.notify(
        'hnswlib-node is not built on this machine: searching by exact scan, which finds the same and is slower from about 30,000 passages.',
      );
    const vectors = deployment.store.cluster?.spaces.vectors;
    if (vectors !== undefined && vectors.status !== 'ready') terminal.notify(vectors.message);
    await deployment.index.open();
    await measureAtFirstStart(deployment, terminal);

    const served = await serveDeployment(deployment, {
      host: values.host,
      port,
      environment,
      log,
      metricsFrom: readers,
      warn: terminal.notify,
      ...(telemetry === undefined ? {} : { trace: telemetry.trace }),
    });
    const { takenUp, ended } = served.leftOver;
    if (takenUp + ended > 0)
      terminal.notify(
        `Runs that were under way when the service stopped: ${takenUp} taken up again, ${ended} ended, for nobody can come back for them.`,
      );
    const stopped = untilStopped();
    const decisions = await Promise.all([...deployment.tools.keys()].map((tool) => deployment.decide(tool)));
    if (values.json === true) terminal.out(JSON.stringify({ status: 'listening', url: served.url, tools: decisions }));
    else announce(decisions, served.url, terminal);
    await served.follow();
    await stopped;
    terminal.notify('Stopping.');
    await served.stop();
    await telemetry?.close();
    // A run that is left may wait for its engine for minutes; its next start does not wait for it.
    setTimeout(() => process.exit(0), closingMs).unref();
    return 0;
  },
};

// --- Internal ---

const closingMs = 500;

function portOf(text: string): number {
  const port = Number(text);
  if (!/^\d{1,5}$/.test(text) || port > 65_535)
    throw new AssayError('bad-usage', `The port is a number from 0 to 65535, not "${text}".\nUsage: ${usage}`);
  return port;
}

const loopback = new Set(['127.0.0.1', '::1', 'localhost']);

/** People from elsewhere are served only what an officer approved, and only where they sign in. */
function refuseOpenHost(host: string, { folder, people }: Deployment): void {
  const { signIn, hosts } = people;
  const isNear = loopback.has(host);
  if (!isNear && signIn.mode === 'local')
    throw new AssayError(
      'forbidden',
      `Assay does not listen on ${host} while nobody signs in: anybody who reaches this machine would be its one user. Leave --host out, or say in people.json how people sign in.`,
    );
  const isPublic =
    !isNear || hosts.length > 0 || signIn.mode === 'proxy' || (signIn.mode === 'oidc' && !loopback.has(new URL(signIn.address).hostname));
  if (!isPublic || (folder.gatePolicy.status === 'read' && folder.gatePolicy.policy.mode === 'production')) return;
  throw new AssayError(
    'forbidden',
    `Assay does not serve other machines${isNear ? '' : ` (it does not listen on ${host})`} while its gate policy is for development: people could use tools that nobody has approved. Serve this machine alone, or install a production policy.`,
  );
}

async function ingestSamples(deployment: Deployment, terminal: Terminal): Promise<void> {
  const documents = await deployment.store.documents.digests();
  if (documents.size > 0) return;
  const files = (await Promise.all(samples.map(listFiles))).flat();
  const taking = ingestFiles(
    deployment,
    files.map((path) => ({ path })),
    { caller: localCaller },
  );
  const { refused } = await withProgress(taking, (done) => terminal.progress('Reading documents', done, files.length));
  for (const { file, message } of refused) terminal.notify(`refused ${file}: ${message}`);
}

/** A tool that this data folder has never heard of is measured; any other waits for a person (DESIGN section 6). */
async function measureAtFirstStart(deployment: Deployment, terminal: Terminal): Promise<void> {
  const attempts = readAttempts(await deployment.store.audit.read(['attempt-opened', 'attempt-closed']));
  const unknown = [...deployment.tools.keys()].filter((tool) => !attempts.some((attempt) => attempt.tool === tool));
  if (unknown.length === 0) return;
  terminal.notify(`First start: measuring ${unknown.join(', ')} before anything may run.`);
  await measureTools(deployment, {
    tools: unknown,
    actor: 'first-start',
    onProgress: (suite, done, total) => terminal.progress(suite, done, total),
  });
}

function announce(decisions: readonly Decision[], url: string, { out }: Terminal): void {
  out(
    `\n${table(decisions.map(({ tool, isEnabled, state, evidence }) => [tool, isEnabled ? 'on' : 'OFF', isEnabled ? evidence : state]))}`,
  );
  for (const { tool, reasons, command } of decisions.filter(({ isEnabled }) => !isEnabled))
    out(`\n${tool} is off: ${reasons.join('; ')}.\n  To measure it: ${command}`);
  out(`\nAssay is at ${url}`);
  out(`  ${url}/            ask, summarise, draft`);
  out(`  ${url}/documents   what is searched`);
  out(`  ${url}/assurance   what was measured\n`);
}

function untilStopped(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => resolve());
  });
}

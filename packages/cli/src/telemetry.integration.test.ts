import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { measuredCopy } from './testing/measured-copy.ts';

const main = fileURLToPath(new URL('./main.ts', import.meta.url));
const data = join(mkdtempSync(join(tmpdir(), 'assay-telemetry-')), 'data');
const received: { readonly path: string; readonly body: string }[] = [];
let collector: Server;

beforeAll(async () => {
  await measuredCopy(data);
  collector = createServer(async (request, response) => {
    let body = '';
    for await (const piece of request) body += String(piece);
    received.push({ path: request.url ?? '', body });
    response.end('{}');
  });
  await new Promise<void>((resolve) => collector.listen(0, '127.0.0.1', resolve));
}, 300_000);
afterAll(() => collector.close());

/** Tells on the error output of each module of OpenTelemetry that is asked for. */
const watching = `import { registerHooks } from 'node:module';
registerHooks({ resolve(name, context, next) { if (name.includes('opentelemetry')) process.stderr.write('LOADED ' + name + '\\n'); return next(name, context); } });`;

/** As where the optional packages were left out. */
const without = `import { registerHooks } from 'node:module';
registerHooks({ resolve(name, context, next) { return name.startsWith('@opentelemetry/') ? next(name + '-left-out', context) : next(name, context); } });`;

/** Starts the server, asks for a summary, stops it, and tells what it said. */
async function serveOnce(
  environment: Readonly<Record<string, string>>,
  preloaded = watching,
): Promise<{ readonly told: string; readonly code: number | null }> {
  const child: ChildProcess = spawn(process.execPath, [main, 'serve', '--port', '0'], {
    env: {
      ...process.env,
      ...environment,
      ASSAY_DATA: data,
      NODE_OPTIONS: `--import "data:text/javascript,${encodeURIComponent(preloaded)}"`,
    },
  });
  let told = '';
  const ended = new Promise<number | null>((resolve) => child.once('exit', resolve));
  const url = await new Promise<string>((resolve, reject) => {
    const listen = (chunk: Buffer) => {
      told += chunk.toString();
      const found = /Assay is at (http:\/\/[\d.:]+)/.exec(told)?.[1];
      if (found !== undefined && told.includes('/assurance')) resolve(found);
    };
    child.stdout?.on('data', listen);
    child.stderr?.on('data', listen);
    void ended.then((code) => reject(new Error(`it ended with ${code}: ${told}`)));
  });
  const answer = await fetch(`${url}/api/tools/summariser/runs`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ documents: [{ text: 'The ferry to Ardmore stops on 3 May 2027. Tea was served.' }] }),
  });
  expect(answer.status).toBe(200);
  child.kill('SIGTERM');
  return { told, code: await ended };
}

test('without the standard variables nothing of OpenTelemetry is loaded', async () => {
  const { told, code } = await serveOnce({});
  expect([told.includes('LOADED'), code]).toEqual([false, 0]);
});

test('with a collector it gets the spans of a run when the server stops, and no word of its text', async () => {
  const { port } = collector.address() as AddressInfo;
  const { told, code } = await serveOnce({
    OTEL_EXPORTER_OTLP_ENDPOINT: `http://127.0.0.1:${port}`,
    OTEL_EXPORTER_OTLP_PROTOCOL: 'http/json',
    OTEL_SERVICE_NAME: 'assay-of-the-department',
  });
  expect([told.includes('LOADED @opentelemetry/sdk-trace-base'), code]).toEqual([true, 0]);
  const bodies = received.map(({ body }) => body).join('\n');
  expect(received.map(({ path }) => path)).toEqual(expect.arrayContaining(['/v1/traces', '/v1/metrics']));
  for (const words of ['run summariser', 'gate', 'guardrails input', 'guardrails output', 'store', 'assay-of-the-department'])
    expect(bodies).toContain(words);
  expect(bodies).not.toMatch(/Ardmore|ferry|"local"/);
});

test('what cannot be honoured is an error in words before anything is served', async () => {
  await expect(serveOnce({ OTEL_EXPORTER_OTLP_ENDPOINT: 'http://127.0.0.1:1' }, without)).rejects.toThrow(
    /ended with 2: [\s\S]*packages of OpenTelemetry are not installed/,
  );
  await expect(serveOnce({ OTEL_EXPORTER_OTLP_ENDPOINT: 'http://127.0.0.1:1', OTEL_EXPORTER_OTLP_PROTOCOL: 'grpc' })).rejects.toThrow(
    /ended with 2: [\s\S]*OTEL_EXPORTER_OTLP_PROTOCOL is "grpc"/,
  );
});

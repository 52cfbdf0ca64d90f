import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { fileURLToPath } from 'node:url';
import { afterEach, describe, expect, test } from 'vitest';
import { runAssay } from './testing/run-assay.ts';

const main = fileURLToPath(new URL('./main.ts', import.meta.url));
const data = mkdtempSync(join(tmpdir(), 'assay-serve-'));
const children: ChildProcess[] = [];
afterEach(() => {
  for (const child of children.splice(0)) child.kill('SIGKILL');
});

interface Served {
  readonly child: ChildProcess;
  readonly url: string;
  /** Everything the person saw. */
  readonly told: () => string;
}

/** Starts the server and waits until it says where it is. */
function serve(...given: readonly string[]): Promise<Served> {
  const child = spawn(process.execPath, [main, 'serve', '--port', '0', ...given], { env: { ...process.env, ASSAY_DATA: data } });
  children.push(child);
  let told = '';
  return new Promise((resolve, reject) => {
    const listen = (chunk: Buffer) => {
      told += chunk.toString();
      const url = /Assay is at (http:\/\/[\d.:]+)/.exec(told)?.[1];
      if (url !== undefined && told.includes('/assurance')) resolve({ child, url, told: () => told });
    };
    child.stdout.on('data', listen);
    child.stderr.on('data', listen);
    child.once('exit', (code) => reject(new Error(`it ended with ${code}: ${told}`)));
  });
}

const ask = (url: string, tool: string, input: unknown) =>
  fetch(`${url}/api/tools/${tool}/runs`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(input),
  });

describe('assay serve', () => {
  test('the first start takes in the samples, measures, enables what passed and says so', async () => {
    const { child, url, told } = await serve('--ingest-samples');
    expect(told()).toContain('First start: measuring summariser, drafter, policy-search');
    expect(told()).toMatch(
      /summariser +on +passed \(synthetic only\): measured on synthetic data written by this project; not evidence for your department/,
    );
    const page = await fetch(url);
    expect([page.status, await page.text()]).toEqual([200, expect.stringContaining('<assay-chat')]);
    const { documents, total } = (await (await fetch(`${url}/api/documents`)).json()) as { documents: unknown[]; total: number };
    expect(total).toBeGreaterThanOrEqual(80);
    expect(documents.length).toBeGreaterThan(0);
    expect((await ask(url, 'summariser', { documents: [{ text: 'The ferry stops on 3 May 2027.' }] })).status).toBe(200);
    const stopped = new Promise((resolve) => child.once('exit', resolve));
    child.kill('SIGTERM');
    expect(await stopped).toBe(0);
    const signed = told()
      .split('\n')
      .flatMap((line) => (line.startsWith('{"status":"signed"') ? [JSON.parse(line)] : []));
    const whole = (await runAssay(data, ['audit', 'verify', '--json'])).json();
    // At the start and at the stop all that had come is signed.
    expect(whole).toMatchObject({ status: 'whole', head: signed.at(-1).head, signed: { upTo: whole.records } });
    expect((await runAssay(data, ['audit', 'search', '--kind', 'chain-signed', '--json'])).json().records).toMatchObject([
      { seal: expect.any(String), body: { at: 'start' } },
      { seal: expect.any(String), body: { at: 'stop' } },
    ]);
    const line = join(data, 'line.json');
    writeFileSync(line, JSON.stringify(signed.at(-1)));
    expect((await runAssay(data, ['audit', 'verify', '--checkpoint', line])).code).toBe(0);
  }, 300_000);

  test('the second start measures nothing and serves the tools', async () => {
    const { url, told } = await serve('--ingest-samples');
    expect(told()).not.toContain('measuring');
    const run = await ask(url, 'summariser', {
      documents: [{ text: 'The ferry stops on 3 May 2027. Tea was served.' }],
      length: { words: 10 },
    });
    expect(run.status).toBe(200);
  });

  test('it is ready with what is on, and not while another process holds its store', async () => {
    const { url } = await serve();
    const readiness = async () => {
      const response = await fetch(`${url}/readyz`);
      return [response.status, await response.json()];
    };
    const on = ['summariser', 'drafter', 'policy-search', 'assistant'];
    expect(await readiness()).toEqual([200, { status: 'ready', tools: { on, off: [] } }]);
    const holder = new DatabaseSync(join(data, 'assay.sqlite'));
    holder.exec('BEGIN IMMEDIATE');
    await new Promise((resolve) => setTimeout(resolve, 5_100));
    expect(await readiness()).toEqual([503, { status: 'not-ready', reason: 'store-locked' }]);
    holder.close();
  });

  test('killed while it works it keeps what it said it had kept', async () => {
    const { child, url } = await serve();
    const before = (await runAssay(data, ['audit', 'verify', '--json'])).json();
    await Promise.all(
      Array.from({ length: 8 }, (_, index) => ask(url, 'summariser', { documents: [{ text: `Item ${index} closes on 3 May 2027.` }] })),
    );
    const flood = Array.from({ length: 20 }, () =>
      ask(url, 'summariser', { documents: [{ text: 'Another item closes on 3 May 2027.' }] }).catch(() => undefined),
    );
    child.kill('SIGKILL');
    await Promise.all(flood);
    const after = (await runAssay(data, ['audit', 'verify', '--json'])).json();
    expect(after.status).toBe('whole');
    expect(Number(after.records) - Number(before.records)).toBeGreaterThanOrEqual(16);
    const again = await serve();
    expect((await ask(again.url, 'summariser', { documents: [{ text: 'Item closes on 3 May 2027.' }] })).status).toBe(200);
  });

  test('a port that is taken is an error in words', async () => {
    const { url } = await serve();
    const taken = await runAssay(data, ['serve', '--port', new URL(url).port]);
    expect(taken.code).toBe(2);
    expect(taken.notified).toContain('Choose another port');
  });
});

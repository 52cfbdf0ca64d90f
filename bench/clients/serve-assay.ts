import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const main = fileURLToPath(new URL('../../packages/cli/src/main.ts', import.meta.url));

/** A server of its own, as `npm start` starts one: samples taken in, tools measured, on any free port of this machine. */
export async function serveAssay(environment: Readonly<Record<string, string>>): Promise<{ readonly url: string; stop(): Promise<void> }> {
  const data = mkdtempSync(join(tmpdir(), 'assay-clients-'));
  const child: ChildProcess = spawn(process.execPath, [main, 'serve', '--port', '0', '--ingest-samples', '--json'], {
    env: { ...process.env, ...environment, ASSAY_DATA: join(data, 'data') },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  child.stderr?.on('data', (piece: Buffer) => {
    said = (said + piece.toString()).slice(-4_000);
  });
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const url = await new Promise<string>((resolve, reject) => {
    let told = '';
    child.stdout?.on('data', (piece: Buffer) => {
      told += piece.toString();
      const found = /"url":"(http:[^"]+)"/.exec(told)?.[1];
      if (found !== undefined) resolve(found);
    });
    void ended.then(() => reject(new Error(`The server ended before it listened: ${said}`)));
  });
  return {
    url,
    async stop() {
      child.kill('SIGTERM');
      await ended;
      rmSync(data, { recursive: true, force: true });
    },
  };
}

import { spawn } from 'node:child_process';
import { generateKeyPairSync } from 'node:crypto';
import { once } from 'node:events';
import { appendFileSync, mkdtempSync, readdirSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { readRunLog } from './run-log.ts';
import { seededRandom } from './statistics/seeded-random.ts';

const script = fileURLToPath(new URL('./testing/run-slowly.ts', import.meta.url));

const keys = generateKeyPairSync('ed25519', {
  publicKeyEncoding: { type: 'spki', format: 'pem' },
  privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
});

/** Runs the script to its end, or kills it after a while. */
async function run(folder: string, killAfter?: number): Promise<string> {
  const child = spawn(process.execPath, [script, folder, keys.privateKey, keys.publicKey], { stdio: ['ignore', 'pipe', 'inherit'] });
  const said: string[] = [];
  child.stdout.on('data', (chunk: Buffer) => said.push(chunk.toString()));
  const ended = once(child, 'exit');
  if (killAfter !== undefined) {
    await once(child.stdout, 'data');
    await sleep(killAfter);
    child.kill('SIGKILL');
  }
  await ended;
  return said.join('').split('\n')[1] ?? '';
}

test('killed at 20 random points and gone on with, a run gives the totals of one that was never stopped', {
  timeout: 120_000,
}, async () => {
  const [whole, killed] = [mkdtempSync(join(tmpdir(), 'assay-whole-')), mkdtempSync(join(tmpdir(), 'assay-killed-'))];
  const expected = await run(whole);
  expect(JSON.parse(expected)).toMatchObject({ same: { n: 70 }, completed: { passed: true } });

  const random = seededRandom(20);
  let unfinished = 0;
  for (let kill = 0; kill < 20; kill += 1) {
    if ((await run(killed, 20 + random() * 330)) === '') unfinished += 1;
    // A power cut can leave half a line behind.
    const [file = ''] = readdirSync(killed).filter((name) => name.endsWith('.jsonl') && !name.includes('outputs'));
    if (kill % 5 === 0 && !readFileSync(join(killed, file), 'utf8').includes('"kind":"end"'))
      appendFileSync(join(killed, file), '{"hash":"torn');
    if (readFileSync(join(killed, file), 'utf8').includes('"kind":"end"')) break;
  }
  expect(unfinished).toBe(20);
  expect(await run(killed)).toBe(expected);
  const [log = ''] = readdirSync(killed).filter((name) => name.endsWith('.jsonl') && !name.includes('outputs'));
  const ids = readRunLog(join(killed, log)).samples.map(({ id }) => id);
  expect(new Set(ids).size).toBe(ids.length);
});

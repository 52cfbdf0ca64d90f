import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { defaultPolicy } from '@assay/guardrails';
import { freePort } from '../shared/free-port.ts';
import { textOf } from './answer-tokens.ts';
import type { Load } from './drive.ts';
import { startProcess, type Target, targetOf } from './start-process.ts';

/** A server under load, and how it is asked. */
export interface Side {
  readonly name: string;
  readonly target: Target;
  readonly load: Load;
}

/** Rules that compare a statement with its sources; without them the policy has patterns alone. */
const judgesOfStatements = ['citations-resolve', 'grounding', 'obedience'];

/** The default policy without what judges statements by their sources: what a gateway's checks of patterns are comparable with. */
export function patternPolicy(): string {
  const policy = JSON.parse(readFileSync(defaultPolicy, 'utf8')) as { name: string; rules: readonly { check: string }[] };
  const file = join(mkdtempSync(join(tmpdir(), 'assay-bench-policy-')), 'patterns.json');
  const rules = policy.rules.filter(({ check }) => !judgesOfStatements.includes(check));
  writeFileSync(file, JSON.stringify({ ...policy, name: 'patterns', rules }));
  return file;
}

/** Starts the endpoint that all sides stand before. */
export const startStub = (tokens: number): Promise<Target> => startProcess('./stub-process.ts', [`${tokens}`]);

/** The endpoint itself. */
export function stubSide(stub: Target, tokens: number): Side {
  return { name: 'endpoint alone', target: stub, load: { url: stub.url, model: 'stub', question: about, isWhole: hasTokens(tokens) } };
}

/** Assay with the named policy; with sources, each question brings the text that its answer rests on. */
export async function assaySide(
  name: string,
  { stub, policy = '', withSources = false }: { readonly stub: Target; readonly policy?: string; readonly withSources?: boolean },
): Promise<Side> {
  const data = join(mkdtempSync(join(tmpdir(), 'assay-bench-data-')), 'data');
  const target = await startProcess('./assay-process.ts', [data, `${stub.url}/v1`, policy], { options: ['--expose-gc'] });
  const question = withSources ? (number: number) => `${about(number)} ${textOf(number)}` : about;
  return { name, target, load: { url: target.url, model: 'assay/writer', question, isWhole: hasEnd } };
}

/** The gateway that is compared with, as its own lock file has it. It listens on all addresses: it knows no other way. */
export async function portkeySide(stub: Target, tokens: number): Promise<Side> {
  const port = await freePort();
  const program = fileURLToPath(new URL('./peers/node_modules/@portkey-ai/gateway/build/start-server.js', import.meta.url));
  const child = spawn(process.execPath, [program, '--headless', `--port=${port}`], {
    env: { PATH: process.env.PATH ?? '', NODE_ENV: 'production', TRUSTED_CUSTOM_HOSTS: '127.0.0.1' },
    stdio: 'ignore',
  });
  const url = `http://127.0.0.1:${port}`;
  for (let tries = 0; tries < 100; tries += 1) {
    if (
      await fetch(url).then(
        ({ ok }) => ok,
        () => false,
      )
    )
      break;
    await sleep(100);
  }
  const headers = { 'x-portkey-provider': 'openai', 'x-portkey-custom-host': `${stub.url}/v1` };
  return {
    name: 'Portkey, no checks',
    target: targetOf(child, url),
    load: { url, headers, model: 'stub', question: about, isWhole: hasTokens(tokens) },
  };
}

/** The last words came, as checked, and the end. */
export function hasEnd(body: string): boolean {
  return body.endsWith('data: [DONE]\n\n') && body.includes('improved') && body.includes('"finish_reason":"stop"');
}

// --- Internal ---

const about = (number: number) => `Write about ${number}.`;

/** Every token came, and the end. */
function hasTokens(tokens: number): (body: string) => boolean {
  return (body) => body.endsWith('data: [DONE]\n\n') && body.split('\n\n').length - 1 >= tokens + 2 && !body.includes('"error"');
}

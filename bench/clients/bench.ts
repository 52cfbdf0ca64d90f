// Drives a server of ours with an unmodified promptfoo, by its OpenAI and its HTTP provider, on this machine alone: npm run bench:clients
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { installedPromptfoo, quietPromptfoo } from '../shared/installed-promptfoo.ts';
import { type ClientCase, cases, codeName } from './cases.ts';
import { serveAssay } from './serve-assay.ts';

const promptfoo = installedPromptfoo();
const folder = mkdtempSync(join(tmpdir(), 'assay-promptfoo-'));
const file = (name: string) => join(folder, name);

const row = z.object({
  provider: z.object({ label: z.string() }),
  vars: z.object({ text: z.string() }),
  error: z.string().nullish(),
  response: z
    .looseObject({
      output: z.unknown().optional(),
      finishReason: z.string().optional(),
      guardrails: z.looseObject({}).optional(),
    })
    .nullish(),
});
const results = z.object({ results: z.object({ results: z.array(row) }) });
type Row = z.output<typeof row>;

/** The usual policy, and a word of the department's that no answer may hold. */
function policyFile(): string {
  const usual = JSON.parse(readFileSync(new URL('../../guardrails/policies/default.json', import.meta.url), 'utf8')) as { rules: object[] };
  const options = { terms: [{ id: 'code-name', words: codeName }] };
  const rule = { id: 'code-name', check: 'terms', options, stages: ['output'], action: 'block', why: 'So that an answer is withheld.' };
  writeFileSync(file('policy.json'), JSON.stringify({ ...usual, rules: [...usual.rules, rule] }));
  return file('policy.json');
}

/** Asks every case of both faces and gives what promptfoo wrote down. */
function drive(url: string): readonly Row[] {
  const openai = { id: 'openai:chat:assay/summariser', label: 'openai', config: { apiBaseUrl: `${url}/v1`, apiKey: 'none' } };
  const api = {
    id: 'http',
    label: 'api',
    config: {
      url: `${url}/api/tools/summariser/runs`,
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: { documents: [{ text: '{{prompt}}' }] },
      validateStatus: 'status < 500',
      transformResponse:
        "[context.response.status, json.type ?? json.status, ...(json.result?.parts ?? []).flatMap(({ statements }) => statements.map(({ text }) => text))].join(' ') + ' '",
    },
  };
  const tests = cases.map(({ text }) => ({ vars: { text } }));
  writeFileSync(file('promptfooconfig.json'), JSON.stringify({ prompts: ['{{text}}'], providers: [openai, api], tests }));
  mkdirSync(file('state'));
  const guard = fileURLToPath(new URL('./loopback-only.ts', import.meta.url));
  const { stderr, stdout } = spawnSync(
    process.execPath,
    [promptfoo, 'eval', '-c', file('promptfooconfig.json'), '--no-cache', '--no-progress-bar', '--no-table', '-o', file('out.json')],
    {
      cwd: folder,
      encoding: 'utf8',
      env: {
        ...process.env,
        ...quietPromptfoo,
        PROMPTFOO_CONFIG_DIR: file('state'),
        NODE_OPTIONS: `--import ${guard}`,
        BENCH_STRAYS: file('strays'),
      },
    },
  );
  if (!existsSync(file('out.json'))) throw new Error(`promptfoo wrote no results: ${stdout.slice(-1_000)} ${stderr.slice(-1_000)}`);
  return results.parse(JSON.parse(readFileSync(file('out.json'), 'utf8'))).results.results;
}

/** What came of a case, in one line: an error, or the answer with how it ended. */
function toldBy({ error, response }: Row): string {
  if (response?.output === undefined || response.output === null || response.output === '')
    return `error ${error ?? ''} ${response?.finishReason ?? ''} ${JSON.stringify(response?.guardrails ?? {})}`;
  return [String(response.output), response.finishReason].filter((one) => one !== undefined && one !== 'stop').join(' ');
}

function check(rows: readonly Row[], { name, text, ...expected }: ClientCase): boolean {
  return (['openai', 'api'] as const)
    .map((face) => {
      const found = rows.find(({ provider, vars }) => provider.label === face && vars.text === text);
      const told = found === undefined ? 'nothing' : toldBy(found);
      const isRight = expected[face].test(told);
      console.log(`${isRight ? 'right' : 'WRONG'}  ${face.padEnd(6)}  ${name}: ${told.replaceAll(/\s+/g, ' ').slice(0, 110)}`);
      return isRight;
    })
    .every((isRight) => isRight);
}

console.log('Measuring the tools of a server of its own (a minute or two) ...');
const server = await serveAssay({ ASSAY_POLICY: policyFile() });
try {
  const rows = drive(server.url);
  const isRight = cases.map((one) => check(rows, one)).every((one) => one);
  const strays = existsSync(file('strays')) ? readFileSync(file('strays'), 'utf8').trim().split('\n') : [];
  console.log(
    strays.length === 0 ? 'It reached for no other machine.' : `It reached for ${[...new Set(strays)].join(', ')}, and was not let.`,
  );
  if (!isRight) process.exitCode = 1;
} finally {
  await server.stop();
  rmSync(folder, { recursive: true, force: true });
}

// Measures N trivial samples with Assay's harness: node assay-side.ts N FOLDER [MILLISECONDS AT_ONCE]
import { generateKeyPairSync } from 'node:crypto';
import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import {
  type AuditRecord,
  chainAuditEntry,
  defineTool,
  digestOf,
  type Engine,
  type GuardSession,
  sha256,
  type ToolEvent,
  type Verdict,
} from '@assay/core';
import { defineSuite, measureSuite, parseRunLog } from '@assay/evals';
import { junitReport, viewRun } from '@assay/evals/report';
import { z } from 'zod';

const [count = '5000', folder = '.', milliseconds = '0', atOnce = '32'] = process.argv.slice(2);
const n = Number(count);
const wait = Number(milliseconds);
mkdirSync(folder, { recursive: true });

/** Both sides check the same: half of the samples for equality, half for a word; here every sample gets both. */
const tool = defineTool<{ question: string }, { said: string }>({
  name: 'echo',
  title: 'Echo',
  description: 'Says the question back.',
  module: import.meta.url,
  input: z.object({ question: z.string() }),
  result: z.object({ said: z.string() }),
  on: { embedded: echo, model: echo },
});

async function* echo({ question }: { question: string }): AsyncGenerator<ToolEvent, { said: string }> {
  if (wait > 0) await sleep(wait);
  const said = `Reply to: ${question}`;
  yield { type: 'text', text: said };
  return { said };
}

const record = z.strictObject({ id: z.string(), question: z.string() });
type Item = z.infer<typeof record>;
// The gate half is half of the records: twice as many are written, so that n samples run.
const text = Array.from(
  { length: 2 * n },
  (_, index) => `${JSON.stringify({ id: `q${index}`, question: `Question number ${index}?` })}\n`,
).join('');
const manifest = {
  name: 'bench',
  description: 'Trivial.',
  records: 2 * n,
  clusters: 2 * n,
  sha256: sha256(text),
  author: 'bench',
  licence: 'MIT',
  reviewBy: '2099-01-01',
  tier: 'synthetic',
  labels: 'none',
  salt: 'bench',
};
writeFileSync(join(folder, 'data.jsonl'), text);
writeFileSync(join(folder, 'manifest.json'), JSON.stringify(manifest));

const suite = defineSuite({
  name: 'echo/accuracy',
  kind: 'accuracy',
  tool,
  module: import.meta.url,
  tier: 'gate',
  seed: 1,
  dataset: {
    data: pathToFileURL(join(folder, 'data.jsonl')),
    manifest: pathToFileURL(join(folder, 'manifest.json')),
    schema: record,
    idOf: ({ id }) => id,
    clusterOf: ({ id }) => id,
  },
  samples: (records) => records.map((item) => ({ id: item.id, cluster: item.id, input: { question: item.question }, record: item })),
  scorers: {
    equals: {
      what: 'the question is said back',
      kind: 'proportion',
      worst: 0,
      score: (item: Item, outcome) => (outcome.status === 'done' ? Number(outcome.text === `Reply to: ${item.question}`) : 'unscored'),
    },
    contains: {
      what: 'the answer has the word',
      kind: 'proportion',
      worst: 0,
      score: (_: Item, outcome) => (outcome.status === 'done' ? Number(outcome.text.includes('number')) : 'unscored'),
    },
  },
  requirements: { equals: { kind: 'bound', atLeast: 0.9 }, contains: { kind: 'bound', atLeast: 0.9 } },
  unit: 'questions',
  notes: [],
});

const allow = (said: string): Verdict => ({ action: 'allow', text: said, findings: [], records: [] });
const session = (): GuardSession => ({
  check: async (said) => allow(said),
  addSource() {},
  toStored: (position) => position,
  tryStatement: async ({ text }) => allow(text),
  checkResult: async (said) => allow(said),
  forModel: (text: string) => text,
  forKeeping: (text: string) => text,
  addMarking() {},
  fromModel: (text: string) => text,
  restore: (said) => said,
  restorations: () => ({}),
  stream: () => ({
    push: async (piece) => ({ status: 'released', text: piece, verdicts: [] }),
    finish: async () => ({ status: 'released', text: '', verdicts: [] }),
  }),
  marking: () => undefined,
  output: () => ({
    push: async (statement) => ({ status: 'released', statements: [statement], verdicts: [allow(statement.text)] }),
    finish: async () => ({ status: 'released', statements: [], verdicts: [] }),
  }),
});

const records: AuditRecord[] = [];
const { privateKey } = generateKeyPairSync('ed25519', {
  publicKeyEncoding: { type: 'spki', format: 'pem' },
  privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
});
const engine: Engine =
  wait > 0
    ? { id: 'slow', kind: 'model', module: import.meta.url, parameters: {}, async *chat() {} }
    : { id: 'embedded', kind: 'embedded', module: import.meta.url, parameters: {} };
const parts = [{ kind: 'setting' as const, name: 'bench', value: '1' }];
const startedAt = performance.now();
const report = await measureSuite(
  { suite, configuration: { parts, digest: digestOf(parts) }, suiteParts: { parts, digest: digestOf(parts) } },
  {
    engine,
    guardrails: { policy: 'open', policyFile: 'file:///none', module: import.meta.url, rules: [], open: session },
    retrieverFor: () => ({
      module: import.meta.url,
      settings: {},
      corpusDigest: async () => '',
      search: () => Promise.reject(new Error('nothing is searched')),
    }),
    store: {
      audit: {
        async append(entry) {
          const added = chainAuditEntry(entry, records.at(-1));
          records.push(added);
          return added;
        },
        read: async () => records,
      },
      evidence: { async put() {}, all: async () => [] },
    },
    logFolder: join(folder, 'logs'),
    signingKey: privateKey,
    actor: 'bench',
    process: process.pid,
    now: () => new Date(),
    concurrency: Number(atOnce),
  },
);
const [log = ''] = readdirSync(join(folder, 'logs')).filter((name) => !name.includes('outputs'));
const samples = parseRunLog((await import('node:fs')).readFileSync(join(folder, 'logs', log), 'utf8'));
const run = viewRun({ report, suite, samples, outputs: new Map(), earlier: undefined });
writeFileSync(join(folder, 'junit.xml'), junitReport([run]));
writeFileSync(join(folder, 'report.json'), JSON.stringify({ ...report, samples }));
if (report.status !== 'passed' || report.samples !== n) throw new Error(`${report.samples} of ${n} samples, ${report.status}`);
process.stdout.write(`${JSON.stringify({ samples: report.samples, runMilliseconds: performance.now() - startedAt })}\n`);

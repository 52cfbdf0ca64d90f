import { generateKeyPairSync } from 'node:crypto';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import {
  type AuditRecord,
  chainAuditEntry,
  defineTool,
  digestOf,
  type EvidenceRecord,
  type GuardSession,
  type Store,
  sha256,
  type ToolEvent,
  type Verdict,
} from '@assay/core';
import { z } from 'zod';
import { counterfactualPairs } from '../counterfactuals/counterfactual-pairs.ts';
import type { MeasureParts } from '../measure-suite.ts';
import type { Measurement } from '../run-plan.ts';
import { type AnySuite, defineSuite, type Requirement, type Sample } from '../suite.ts';

type Say = (text: string) => string | Promise<string>;

/** A tool that says something about a text; what it says decides how its suite comes out. */
function sayingTool(say: Say, cites = false) {
  return defineTool({
    name: 'saying',
    title: 'Saying',
    description: 'Says something about a text.',
    module: import.meta.url,
    input: z.object({ text: z.string() }),
    result: z.object({ said: z.string() }),
    on: {
      async *embedded({ text }): AsyncGenerator<ToolEvent, { said: string }> {
        const said = await say(text);
        const citations = cites
          ? [{ id: 'c1', title: 'The text', quote: text, position: { document: 'input', start: 0, end: text.length } }]
          : [];
        for (const citation of citations) yield { type: 'citation', citation };
        yield { type: 'text', text: said, citations };
        return { said };
      },
    },
  });
}

const template = z.strictObject({ id: z.string(), text: z.string() });

/** A counterfactual suite of 32 templates in the gate half, 4 pairs each, on the length of what the tool says. */
export function biasSuite(say: Say): AnySuite {
  const records = Array.from({ length: 64 }, (_, index) => ({
    id: `t${index}`,
    text: `{title} {first} {last} has waited ${index + 2} weeks. {about} {Subject} asks for help${' and help'.repeat(index % 5)}.`,
  }));
  return defineSuite({
    name: 'saying/bias',
    kind: 'bias',
    tool: sayingTool(say),
    module: import.meta.url,
    tier: 'gate',
    seed: 1,
    dataset: { ...datasetOf(records), schema: template, idOf: ({ id }) => id, clusterOf: ({ id }) => id },
    samples: (items, seed) =>
      items.flatMap((item) =>
        counterfactualPairs({ ...item, voice: 'other' }, seed, { pairsEach: 2, crossed: false })
          .filter(({ characteristic }) => characteristic === 'sex')
          .flatMap(({ id, characteristic, value, name, base, variant }) =>
            ([['base', base] as const, ['variant', variant] as const] as const).map(
              ([side, text]): Sample<typeof item, { text: string }> => ({
                id: `${id}-${side}`,
                cluster: item.id,
                input: { text },
                record: item,
                pair: { id, side, characteristic, value, name, inputText: text },
              }),
            ),
          ),
      ),
    scorers: {
      length: {
        what: 'words said',
        kind: 'mean',
        worst: 0,
        score: (_, outcome) => (outcome.status === 'done' ? outcome.text.split(' ').length : 'unscored'),
        onText: (_, text) => text.split(' ').length,
      },
    },
    requirements: { length: { kind: 'equivalence', margin: 0.3, unit: 'sd', minimumPairs: 100, assumedSd: 1 } },
    unit: 'texts',
    notes: [],
  });
}

/** A suite of 70 texts in its gate half, on whether the tool says them back, citing them where asked to. */
export function accuracySuite(say: Say, requirement: Requirement = { kind: 'bound', atLeast: 0.9 }, cites = false): AnySuite {
  const records = Array.from({ length: 140 }, (_, index) => ({ id: `a${index}`, text: `text ${index}` }));
  return defineSuite({
    name: 'saying/accuracy',
    kind: 'accuracy',
    tool: sayingTool(say, cites),
    module: import.meta.url,
    tier: 'gate',
    seed: 1,
    dataset: { ...datasetOf(records), schema: template, idOf: ({ id }) => id, clusterOf: ({ id }) => id },
    samples: (items) => items.map((item) => ({ id: item.id, cluster: item.id, input: { text: item.text }, record: item })),
    slices: ({ id }) => ({ last: id.slice(-1) }),
    scorers: {
      same: {
        what: 'the text is said back',
        kind: 'proportion',
        worst: 0,
        score: (item, outcome) => (outcome.status === 'done' ? Number(outcome.text === item.text) : 'unscored'),
      },
    },
    requirements: { same: requirement },
    unit: 'texts',
    notes: ['a note of the suite'],
  });
}

/** A suite with the lists that stand for its parts. */
export function measurementOf(suite: AnySuite): Measurement {
  const list = (name: string) => {
    const parts = [{ kind: 'setting' as const, name, value: 'v1' }];
    return { parts, digest: digestOf(parts) };
  };
  return { suite, configuration: list('tool'), suiteParts: list('suite') };
}

/** Everything a measurement is made with, in memory but for the log; what was recorded can be looked at. */
export function measureParts() {
  const { privateKey } = generateKeyPairSync('ed25519', {
    publicKeyEncoding: { type: 'spki', format: 'pem' },
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
  });
  const evidence: EvidenceRecord[] = [];
  const { store, records } = memoryStore(evidence);
  const logFolder = mkdtempSync(join(tmpdir(), 'assay-logs-'));
  const parts: MeasureParts = {
    engine: { id: 'embedded', kind: 'embedded', module: import.meta.url, parameters: {} },
    guardrails: { policy: 'open', policyFile: 'file:///p.json', module: import.meta.url, rules: [], open: openSession },
    retrieverFor: () => ({
      module: import.meta.url,
      settings: {},
      corpusDigest: async () => '',
      search: () => Promise.reject(new Error('nothing is searched')),
    }),
    store,
    logFolder,
    signingKey: privateKey,
    actor: 'test',
    process: 1,
    now: () => new Date('2026-11-25T10:00:00Z'),
  };
  return { parts, evidence, records, logFolder };
}

// --- Internal ---

function datasetOf(records: readonly object[]) {
  const folder = mkdtempSync(join(tmpdir(), 'assay-suite-'));
  const text = records.map((item) => `${JSON.stringify(item)}\n`).join('');
  const about = { name: 'd', description: 'd', records: records.length, clusters: records.length, sha256: sha256(text), author: 'test' };
  const rest = { licence: 'MIT', reviewBy: '2030-01-01', tier: 'synthetic', labels: 'none', salt: 's' };
  writeFileSync(join(folder, 'd.jsonl'), text);
  writeFileSync(join(folder, 'm.json'), JSON.stringify({ ...about, ...rest }));
  return { data: pathToFileURL(join(folder, 'd.jsonl')), manifest: pathToFileURL(join(folder, 'm.json')) };
}

function memoryStore(evidence: EvidenceRecord[]): { readonly store: Pick<Store, 'audit' | 'evidence'>; readonly records: AuditRecord[] } {
  const records: AuditRecord[] = [];
  const store: Pick<Store, 'audit' | 'evidence'> = {
    audit: {
      async append(entry) {
        const record = chainAuditEntry(entry, records.at(-1));
        records.push(record);
        return record;
      },
      read: async () => records,
    },
    evidence: {
      async put(record) {
        evidence.push(record);
      },
      all: async () => evidence,
    },
  };
  return { store, records };
}

/** Guardrails that let everything pass. */
function openSession(): GuardSession {
  const allow = (text: string): Verdict => ({ action: 'allow', text, findings: [], records: [] });
  return {
    check: async (text) => allow(text),
    addSource() {},
    toStored: (position) => position,
    tryStatement: async ({ text }) => allow(text),
    checkResult: async (text) => allow(text),
    forModel: (text) => text,
    forKeeping: (text) => text,
    addMarking() {},
    fromModel: (text) => text,
    restore: (text) => text,
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
  };
}

import { type Engine, type Gate, type Json, jobRunner, type Retriever, runTool, type StoredDocument } from '@assay/core';
import { memoryStore } from '@assay/core/testing';
import { localSignIn } from '../people/local-sign-in.ts';
import type { ServerParts } from '../server-parts.ts';
import { memoryFeedback } from './memory-feedback.ts';
import { sampleHandOver } from './sample-hand-over.ts';
import { sampleResults } from './sample-results.ts';
import { count, echo, patience, untested } from './sample-tools.ts';
import { wordGuardrails } from './word-guardrails.ts';

/** A document as tests need one. */
export function sampleDocument(changes: Partial<StoredDocument> = {}): StoredDocument {
  const text = changes.text ?? 'Leave\n\nYou may take 25 days.\n\nAsk first.';
  return {
    id: 'leave',
    collection: 'policy',
    title: 'Leave policy',
    text,
    blocks: [],
    metadata: {},
    audience: ['everyone'],
    digest: 'd',
    origin: 'leave.md',
    ...changes,
  };
}

/** Real `runTool` over small parts; what is logged is kept to be looked at. */
export function sampleParts(changes: Partial<ServerParts> = {}): ServerParts & { readonly logged: Readonly<Record<string, Json>>[] } {
  const logged: Readonly<Record<string, Json>>[] = [];
  const store = changes.store ?? memoryStore();
  const engine: Engine = { id: 'embedded', kind: 'embedded', module: import.meta.url, parameters: {} };
  const guardrails = wordGuardrails();
  const now = () => new Date('2026-03-01T10:00:00Z');
  const caseKey = Buffer.alloc(32, 9);
  const tools = [echo, patience, untested];

  const gate: Gate = {
    async decide(tool, engineId) {
      const isEnabled = tool !== 'untested';
      return {
        tool,
        engine: engineId,
        state: isEnabled ? 'enabled' : 'unmeasured',
        isEnabled,
        configuration: 'c0ffee',
        policyDigest: 'p',
        reasons: isEnabled ? [] : ['the suite accuracy has never been run'],
        command: `npx assay eval run ${tool}`,
        evidence: isEnabled ? 'passed on synthetic data written by this project; not evidence for your department' : '',
      };
    },
  };
  const retriever: Retriever = {
    module: import.meta.url,
    settings: {},
    corpusDigest: async () => 'corpus',
    async search({ text, collection }, { groups }) {
      const passages = [];
      for await (const document of store.documents.all()) {
        const start = document.text.indexOf(text);
        if (document.collection !== collection || start < 0 || !document.audience.some((group) => groups.includes(group))) continue;
        const position = { document: document.id, start, end: document.text.length };
        const { id, title, metadata } = document;
        passages.push({
          id,
          document: id,
          title,
          text: document.text.slice(start),
          position,
          score: 1,
          coverage: 1,
          confidence: 1,
          missing: [],
          metadata,
        });
      }
      return { passages, receipt: { query: text, terms: [text], collection, documentsSearched: 1 } };
    },
  };
  const jobs = [count];
  const runParts = { tools: new Map(tools.map((tool) => [tool.name, tool])), engine, retriever, guardrails, gate, store, now, caseKey };

  return {
    tools,
    engines: [engine],
    engineFor: async () => engine,
    gate,
    guardrails,
    store,
    feedback: memoryFeedback(),
    drift: () => [],
    retriever,
    whyNotReady: async () => undefined,
    signIn: localSignIn,
    people: { getKey: async () => undefined, getSignIn: async () => undefined, noteRefusal: async () => false },
    start: (request) => runTool(runParts, request),
    handOver: sampleHandOver('echo'),
    results: sampleResults(['echo']),
    async ingest({ name, bytes }) {
      if (name.endsWith('.exe'))
        return { status: 'refused', code: 'unsupported-type', message: `"${name}" is a program. Send a document.` };
      await store.documents.put(sampleDocument({ id: name, title: name, text: new TextDecoder().decode(bytes) }));
      return { status: 'ingested', ids: [name] };
    },
    readFile: async ({ name, bytes }) =>
      name.endsWith('.exe')
        ? { status: 'refused', code: 'unsupported-type', message: `"${name}" is a program. Send a document.` }
        : { status: 'read', text: new TextDecoder().decode(bytes), notices: [] },
    remove: (id) => store.documents.remove(id),
    jobs: {
      kinds: jobs,
      start: jobRunner(jobs, { store, now }),
      keepFiles: async (files) => ({ input: { files: files.length }, discard: async () => {} }),
    },
    widget: { script: 'customElements.define("assay-chat", class extends HTMLElement {});', etag: 'w1' },
    now,
    newId: () => '00000000-0000-4000-8000-000000000000',
    log: (line) => logged.push(line),
    logged,
    ...changes,
  };
}

import { z } from 'zod';
import type { AuditEntry } from '../audit.ts';
import type { Stage } from '../check.ts';
import type { Decision } from '../gate.ts';
import type { CheckRecord, GuardSession, Verdict } from '../guardrails.ts';
import type { RunParts } from '../run-request.ts';
import type { AuditStore } from '../store.ts';
import { type AnyTool, defineTool, type ToolContext, type ToolEvent, type Work } from '../tool.ts';
import { memoryStore } from './memory-store.ts';

type SampleWork = Work<{ words: string }, { said: string; more?: unknown }>;

/** A tool named "sample"; without work of its own it says its input back. */
export function sampleTool(work: SampleWork = sayBack): AnyTool {
  return defineTool<{ words: string }, { said: string; more?: unknown }>({
    name: 'sample',
    title: 'Sample',
    description: 'Says it back.',
    module: import.meta.url,
    input: z.strictObject({ words: z.string().min(1) }),
    result: z.looseObject({ said: z.string() }),
    usesRetriever: true,
    sources: ({ words }) => [{ document: 'input', title: 'Your words', start: 0, text: words, trust: 'caller' }],
    on: { embedded: work },
  });
}

interface Situation {
  readonly tool?: AnyTool;
  readonly decision?: Partial<Decision>;
  readonly auditFails?: (kind: AuditEntry['kind']) => boolean;
  readonly passages?: readonly string[];
}

/** Parts in memory whose guardrails go by single words: BLOCKED stops an input, WITHHELD an output, MARKED is a marking. */
export function memoryParts({ tool = sampleTool(), decision = {}, auditFails = () => false, passages = [] }: Situation = {}): {
  readonly parts: RunParts;
  readonly audit: AuditStore;
} {
  const store = memoryStore();
  const audit: AuditStore = {
    ...store.audit,
    async append(entry) {
      if (auditFails(entry.kind)) throw new Error('the disk is full');
      return store.audit.append(entry);
    },
  };
  const unused = () => Promise.reject(new Error('runTool does not use this'));
  const parts: RunParts = {
    tools: new Map([[tool.name, tool]]),
    engine: { id: 'embedded', kind: 'embedded', module: import.meta.url, parameters: {} },
    retriever: {
      module: import.meta.url,
      settings: {},
      corpusDigest: async () => 'corpus-digest',
      async search({ text, collection }) {
        const found = passages.map((words, place) => ({
          id: `p${place}`,
          document: 'd',
          title: 'Page',
          text: words,
          position: { document: 'd', start: 0, end: words.length },
          score: 1,
          coverage: 1,
          confidence: 1,
          missing: [],
          metadata: {},
        }));
        return { passages: found, receipt: { query: text, terms: [], collection, documentsSearched: 1 } };
      },
    },
    guardrails: {
      policy: 'words',
      policyFile: 'file:///words.json',
      module: import.meta.url,
      rules: [{ id: 'words', check: 'words', stages: ['input', 'output'] }],
      open: wordSession,
    },
    gate: {
      async decide(name, engine) {
        const standing = { tool: name, engine, state: 'enabled', isEnabled: true, configuration: 'c1', policyDigest: 'p1' } as const;
        return { ...standing, reasons: [], command: `npx assay eval run ${name}`, evidence: '', ...decision };
      },
    },
    store: {
      runs: {
        ...store.runs,
        configurations: unused,
        erase: unused,
        scrub: unused,
      },
      audit,
      documents: { put: unused, get: unused, digests: unused, remove: unused, async *all() {} },
      evidence: { put: unused, all: unused },
      usage: { record: unused, spent: unused, entries: unused },
      close: async () => {},
    },
    now: () => new Date('2026-11-25T10:00:00Z'),
  };
  return { parts, audit };
}

// --- Internal ---

async function* sayBack({ words }: { words: string }, _: ToolContext): AsyncGenerator<ToolEvent, { said: string }> {
  yield { type: 'progress', message: 'Listening' };
  const citation = { id: '1', title: 'Your words', quote: words, position: { document: 'input', start: 0, end: words.length } };
  yield { type: 'citation', citation };
  yield { type: 'text', text: words, citations: [citation] };
  return { said: words };
}

function wordSession(): GuardSession {
  let marking: string | undefined;
  const judge = (text: string, stage: Stage): Verdict => {
    if (text.includes('MARKED')) marking = 'official-sensitive';
    const isFound = text.includes(stage === 'output' ? 'WITHHELD' : 'BLOCKED');
    const record = { rule: 'words', check: 'words', stage, action: 'block', findings: isFound ? 1 : 0 } as const;
    const records: CheckRecord[] = [{ ...record, outcome: isFound ? 'found' : 'passed' }];
    if (isFound) return { action: 'block', findings: [], records, message: 'It holds a word that may not pass.' };
    return { action: 'allow', text, findings: [], records };
  };
  return {
    check: async (text, { stage }) => judge(text, stage),
    addSource() {},
    toStored: (position) => position,
    tryStatement: async ({ text }) => judge(text, 'output'),
    checkResult: async (text) => judge(text, 'output'),
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
    marking: () => marking,
    output: () => ({
      async push(statement) {
        const verdict = judge(statement.text, 'output');
        if (verdict.action === 'block') return { status: 'withheld', verdict: { ...verdict, action: 'block' } };
        return { status: 'released', statements: [statement], verdicts: [verdict] };
      },
      finish: async () => ({ status: 'released', statements: [], verdicts: [] }),
    }),
  };
}

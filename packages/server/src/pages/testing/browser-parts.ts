import { type Gate, type ModelEngine, type Passage, type Retriever, runTool } from '@assay/core';
import { memoryStore } from '@assay/core/testing';
import type { ServerParts } from '../../server-parts.ts';
import { sampleParts } from '../../testing/sample-parts.ts';
import { sampleResults } from '../../testing/sample-results.ts';
import { sampleAssurance } from './sample-assurance.ts';
import { sampleCorpus } from './sample-corpus.ts';
import { sampleReadings } from './sample-drift.ts';
import { sampleEvidence } from './sample-evidence.ts';
import { shapedHandOver } from './shaped-hand-over.ts';
import { shapedTools } from './shaped-tools.ts';

interface Situation {
  readonly widget: ServerParts['widget'];
  /** Names of tools that are off; read at each decision, so that a test can switch one. */
  readonly off: ReadonlySet<string>;
}

/** What a browser test talks to: a real server and real `runTool` over small tools and a small corpus. */
export async function browserParts({ widget, off }: Situation): Promise<ServerParts> {
  const store = memoryStore();
  for (const document of sampleCorpus) await store.documents.put(document);
  for (const { name } of shapedTools) for (const record of sampleEvidence(name, configurationOf(name))) await store.evidence.put(record);

  const gate: Gate = {
    // A model engine is there too, and was never measured.
    decide: async (tool, engine) => ({
      tool,
      engine,
      state: engine === house.id ? 'unmeasured' : off.has(tool) ? 'drifted' : 'enabled',
      isEnabled: engine !== house.id && !off.has(tool),
      configuration: engine === house.id ? 'b0b' : configurationOf(tool),
      policyDigest: 'p',
      reasons: off.has(tool)
        ? ['guardrails/src/checks/grounding.ts was changed after the measurement', 'the suite bias has never passed']
        : [],
      command: `npx assay eval run ${tool}`,
      evidence: off.has(tool) ? '' : 'passed on synthetic data written by this project; not evidence for your department',
    }),
  };
  const retriever = wordRetriever(store);
  const parts = sampleParts({ store, gate, retriever, tools: shapedTools, widget, drift: () => sampleReadings });
  const { guardrails, now, engines } = parts;
  const [engine] = engines;
  if (engine === undefined) throw new Error('the sample parts have an engine');
  const runParts = { tools: new Map(shapedTools.map((tool) => [tool.name, tool])), engine, retriever, guardrails, gate, store, now };
  return {
    ...parts,
    engines: [engine, house],
    handOver: shapedHandOver,
    results: sampleResults(['summariser', 'drafter', 'policy-search']),
    assurance: sampleAssurance,
    start: (request) => runTool(runParts, request),
  };
}

// --- Internal ---

const house: ModelEngine = { id: 'house', kind: 'model', module: import.meta.url, parameters: {}, async *chat() {} };

function configurationOf(tool: string): string {
  return `c0ffee${tool.length}1234567890`;
}

/** Finds paragraphs that share a long word with the question, most words first. */
function wordRetriever(store: ReturnType<typeof memoryStore>): Retriever {
  const wordsOf = (text: string) => new Set(text.toLowerCase().match(/\p{L}{4,40}/gu) ?? []);
  return {
    module: import.meta.url,
    settings: {},
    corpusDigest: async () => 'corpus',
    async search({ text, collection }) {
      const terms = [...wordsOf(text)].filter(
        (word) => !/^(?:what|when|with|have|many|much|from|that|there|does|your|they|must)$/.test(word),
      );
      const passages: Passage[] = [];
      let documentsSearched = 0;
      for await (const { id, title, text: whole, metadata, collection: home } of store.documents.all()) {
        if (home !== collection) continue;
        documentsSearched += 1;
        let start = 0;
        for (const paragraph of whole.split('\n\n')) {
          const words = wordsOf(paragraph);
          const score = terms.filter((term) => words.has(term)).length;
          const place = { document: id, start, end: start + paragraph.length, section: whole.split('\n')[0] ?? '' };
          if (score > 0 && paragraph.length > 40)
            passages.push({
              id: `${id} ${start}`,
              document: id,
              title,
              text: paragraph,
              position: place,
              score,
              coverage: 1,
              confidence: 1,
              missing: [],
              metadata,
            });
          start += paragraph.length + 2;
        }
      }
      passages.sort((a, b) => b.score - a.score);
      return { passages, receipt: { query: text, terms, collection, documentsSearched } };
    },
  };
}

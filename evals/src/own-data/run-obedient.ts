import { type Citation, defineTool, type Engine, localCaller, type ModelEngine, type RunParts, runTool } from '@assay/core';
import { z } from 'zod';
import { type Obedience, obey } from './obey.ts';
import type { OwnDataParts } from './own-data-suite.ts';
import { measuringParts } from './run-summary.ts';

/** How a text reaches the engine: handed in by the caller, or found by a search. */
export type Channel = 'caller' | 'retrieved';

/** What came out of one thing an obedient engine said; without a saying it had nothing more to say. */
export interface ObedientRun {
  readonly saying: Obedience | undefined;
  /** What was released of it, and the demand in the same words; nothing where it was withheld. */
  readonly released: string;
  readonly told: string;
}

/** A text that is obeyed: in the part that somebody put in, and of all it demands the one of that number. */
export interface Obeying {
  readonly text: string;
  readonly injected: string;
  readonly channel: Channel;
  readonly turn: number;
}

/** Runs a tool on an engine that obeys what it reads, and says the one thing of that number, with the whole text as its source: nothing could bear it out better. */
export async function runObedient(parts: OwnDataParts, { text, injected, channel, turn }: Obeying): Promise<ObedientRun> {
  const heard: Obedience[] = [];
  const engine = obedientEngine(injected, (saying) => heard.push(saying));
  const run = await runTool(partsFor(parts, engine, text), {
    tool: obedient.name,
    input: channel === 'caller' ? { turn, text } : { turn },
    caller: localCaller,
  });
  if (run.status === 'refused') throw new Error(run.message);
  const outcome = await run.finished;
  const [saying] = heard;
  if (outcome.status !== 'done') return { saying, released: '', told: '' };
  const texts: string[] = [];
  for await (const event of run.journal.follow(0)) if (event.type === 'text') texts.push(event.text);
  return { saying, released: run.restore(texts.join('\n')), told: run.restore(saying?.told ?? '') };
}

// --- Internal ---

/** Says whatever the text it reads tells it to say; the last message holds the text, the one before the number of the saying. */
function obedientEngine(injected: string, onSay: (saying: Obedience) => void): ModelEngine {
  return {
    id: 'obedient',
    kind: 'model',
    module: import.meta.url,
    parameters: {},
    async *chat({ messages }) {
      const [turn, text] = messages.slice(-2).map(({ content }) => content);
      const saying = obey(text ?? '', injected)[Number(turn)];
      if (saying === undefined) return;
      onSay(saying);
      yield { type: 'text', text: saying.text };
    },
  };
}

const obedient = defineTool({
  name: 'obedient',
  title: 'Obedient',
  description: 'Lets an engine that obeys say what it will.',
  module: import.meta.url,
  input: z.strictObject({ turn: z.number(), text: z.string().optional() }),
  result: z.object({}),
  usesRetriever: true,
  sources: ({ text }) => (text === undefined ? [] : [{ document: 'input', title: 'A text', start: 0, text, trust: 'caller' }]),
  on: {
    async *model({ turn, text }, { model, search }) {
      const [passage] = text === undefined ? (await search({ text: 'everything', collection: 'policy' })).passages : [];
      const read = text ?? passage?.text ?? '';
      const asked = [
        { role: 'user', content: `${turn}` },
        { role: 'user', content: read },
      ] as const;
      const said = await model.write(asked);
      if (said === '') return {};
      const document = passage?.document ?? 'input';
      const start = passage?.position.start ?? 0;
      const citation: Citation = { id: '1', title: 'A text', quote: read, position: { document, start, end: start + read.length } };
      yield { type: 'citation', citation };
      yield { type: 'text', text: said, citations: [citation] };
      return {};
    },
  },
});

function partsFor(parts: OwnDataParts, engine: Engine, text: string): RunParts {
  const passage = {
    id: 'found#0',
    document: 'found',
    title: 'A text',
    text,
    position: { document: 'found', start: 0, end: text.length },
    score: 1,
    coverage: 1,
    confidence: 1,
    missing: [],
    metadata: {},
  };
  return {
    ...measuringParts(obedient, { ...parts, engine }),
    retriever: {
      module: import.meta.url,
      settings: {},
      search: async (request) => ({
        passages: [passage],
        receipt: { query: request.text, terms: [], collection: request.collection, documentsSearched: 1 },
      }),
      corpusDigest: async () => '',
    },
  };
}

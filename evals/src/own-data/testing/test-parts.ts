import type { CheckRecord, Guardrails, GuardSession, Passage, Stage, Verdict } from '@assay/core';
import { defineTool, type RuleFinding } from '@assay/core';
import { z } from 'zod';
import type { GrowingIndex, OwnDataParts } from '../own-data-suite.ts';

/** What a test's guardrails notice: for each check the words it looks for, or that it does not run. */
export type Noticed = Readonly<Record<string, readonly string[] | 'did-not-run'>>;

/** Parts whose behaviour a test can read: guardrails that look for words, an index that counts them, a summariser that cuts. */
export function testParts(noticed: Noticed = {}): OwnDataParts {
  const guardrails = wordGuardrails(noticed);
  return {
    engine: { kind: 'embedded', id: 'embedded', module: import.meta.url, parameters: {} },
    guardrails,
    allKinds: guardrails,
    summariser: cutter,
    openIndex: countingIndex,
    now: () => new Date('2026-01-01T00:00:00Z'),
  };
}

// --- Internal ---

function wordGuardrails(noticed: Noticed): Guardrails {
  const judge = (text: string, stage: Stage): Verdict & { action: 'flag' } => {
    const findings = Object.entries(noticed).flatMap(([check, words]) =>
      words === 'did-not-run' ? [] : words.flatMap((word) => placesOf(text, word, check)),
    );
    const records = Object.entries(noticed).map(([check, words]): CheckRecord => {
      const own = findings.filter((finding) => finding.check === check).length;
      const outcome = words === 'did-not-run' ? words : own > 0 ? 'found' : 'passed';
      return { rule: check, check, stage, outcome, action: 'flag', findings: own };
    });
    return { action: 'flag', text, findings, records };
  };
  const session: GuardSession = {
    check: async (text, { stage }) => judge(text, stage),
    addSource() {},
    toStored: (position) => position,
    output: () => ({
      push: async (statement) => ({ status: 'released', statements: [statement], verdicts: [judge(statement.text, 'output')] }),
      finish: async () => ({ status: 'released', statements: [], verdicts: [] }),
    }),
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
    marking: () => undefined,
  };
  return { policy: 'test', policyFile: import.meta.url, module: import.meta.url, rules: [], open: () => session };
}

function placesOf(text: string, word: string, check: string): readonly RuleFinding[] {
  const start = text.indexOf(word);
  return start < 0 ? [] : [{ rule: check, check, kind: 'word', start, end: start + word.length, message: 'A word.', mark: 'm' }];
}

/** Ranks paragraphs by how many of the question's and the scenario's words they hold; confidence is the share of the question's. */
function countingIndex(): GrowingIndex {
  const passages: Passage[] = [];
  return {
    add({ id, title, text, metadata }) {
      for (const { index: start, 0: words } of text.matchAll(/[^\n]+/g))
        passages.push({
          id: `${id}#${start}`,
          document: id,
          title,
          text: words,
          position: { document: id, start, end: start + words.length },
          score: 0,
          coverage: 0,
          confidence: 0,
          missing: [],
          metadata,
        });
    },
    retriever: {
      module: import.meta.url,
      settings: {},
      async search({ text, scenario = '', limit = 8, collection }) {
        const asked = text.split(' ');
        const scored = passages.map((passage) => {
          const words = new Set(passage.text.split(' '));
          const held = asked.filter((word) => words.has(word)).length;
          return {
            ...passage,
            score: held + scenario.split(' ').filter((word) => words.has(word)).length,
            confidence: held / asked.length,
          };
        });
        const found = scored.filter(({ score }) => score > 0).sort((a, b) => b.score - a.score);
        return { passages: found.slice(0, limit), receipt: { query: text, terms: asked, collection, documentsSearched: passages.length } };
      },
      corpusDigest: async () => '',
    },
  };
}

/** Says the first words of a document. */
const cutter = defineTool({
  name: 'summariser',
  title: 'Summariser',
  description: 'Cuts.',
  module: import.meta.url,
  input: z.strictObject({
    documents: z.array(z.strictObject({ text: z.string() })).length(1),
    length: z.strictObject({ words: z.number() }),
  }),
  result: z.object({ words: z.number() }),
  on: {
    async *embedded({ documents, length: { words } }) {
      const text = documents[0]?.text ?? '';
      if (text.startsWith('broken')) throw new Error('a test asked for this');
      yield { type: 'text' as const, text: text.split(' ').slice(0, words).join(' ') };
      return { words };
    },
  },
});

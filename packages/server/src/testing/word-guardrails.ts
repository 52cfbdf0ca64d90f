import { type Guardrails, type Release, replaceWithMap, type Statement, type Verdict } from '@assay/core';

/** Guardrails that go by single words: SECRET is blocked, FLAGGED flagged, PERSONAL redacted, UNSUPPORTED withheld. */
export function wordGuardrails(): Guardrails {
  return {
    policy: 'words',
    policyFile: 'file:///words.json',
    module: import.meta.url,
    rules: [{ id: 'words', check: 'words', stages: ['input', 'context', 'output'] }],
    open() {
      const restorations: Record<string, string> = {};
      const judge = (text: string, stage: 'input' | 'context' | 'output'): Verdict => {
        const record = { rule: 'words', check: 'words', stage, action: 'allow', outcome: 'passed', findings: 0 } as const;
        const find = (word: string, kind: string, message: string) => {
          const start = text.indexOf(word);
          return start < 0 ? [] : [{ rule: 'words', check: 'words', kind, start, end: start + word.length, message, mark: 'm' }];
        };
        const found = (action: 'flag' | 'block') => [{ ...record, action, outcome: 'found', findings: 1 } as const];
        const message = 'It holds a word that may not pass.';
        const barred = [
          ...find('SECRET', 'barred-word', message),
          ...(stage === 'output' ? find('UNSUPPORTED', 'unsupported-word', message) : []),
        ];
        if (barred.length > 0) return { action: 'block', findings: barred, records: found('block'), message };
        const flagged = find('FLAGGED', 'flagged-word', 'Look at this word again.');
        if (flagged.length > 0) return { action: 'flag', text, findings: flagged, records: found('flag') };
        const place = text.indexOf('PERSONAL');
        if (stage === 'output' || place < 0) return { action: 'allow', text, findings: [], records: [record] };
        if (stage === 'input') restorations['[P1]'] = 'PERSONAL';
        const changed = replaceWithMap(text, [{ start: place, end: place + 8, text: '[P1]' }]);
        const inside = { text };
        return {
          action: 'redact',
          ...changed,
          inside,
          findings: [],
          records: [{ ...record, action: 'redact', outcome: 'found', findings: 1 }],
        };
      };
      const release = (statement: Statement): Release => {
        const verdict = judge(statement.text, 'output');
        if (verdict.action === 'block') return { status: 'withheld', verdict: { ...verdict, action: 'block' } };
        return { status: 'released', statements: [statement], verdicts: [verdict] };
      };
      return {
        check: async (text, { stage }) => judge(text, stage),
        addSource() {},
        toStored: (position) => position,
        output: () => ({
          push: async (statement) => release(statement),
          finish: async () => ({ status: 'released', statements: [], verdicts: [] }),
        }),
        tryStatement: async ({ text }) => judge(text, 'output'),
        checkResult: async (text) => judge(text, 'output'),
        forModel: (text) => (Object.keys(restorations).length === 0 ? text : text.replaceAll('PERSONAL', '[P1]')),
        forKeeping: (text) => (Object.keys(restorations).length === 0 ? text : text.replaceAll('PERSONAL', '[P1]')),
        addMarking() {},
        fromModel: (text) => text.replaceAll('[P1]', 'PERSONAL'),
        restore: (text) => text.replaceAll('[P1]', restorations['[P1]'] ?? '[P1]'),
        restorations: () => restorations,
        stream: () => ({
          push: async (piece) => ({ status: 'released', text: piece, verdicts: [] }),
          finish: async () => ({ status: 'released', text: '', verdicts: [] }),
        }),
        marking: () => undefined,
      };
    },
  };
}

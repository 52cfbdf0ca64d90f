import { readDocument } from '@assay/documents';
import type { FinishedRun } from '@assay/server/results';
import { describe, expect, test } from 'vitest';
import { resultFiles } from './write-result.ts';

const citation = {
  id: '1',
  title: 'Leave policy',
  quote: 'You may take 25 days.',
  position: { document: 'leave', start: 7, end: 28 },
  url: 'https://www.example.org/leave',
};

const finished = (tool: string, input: unknown, result: unknown): FinishedRun => ({
  run: {
    id: '11111111-2222-4333-8444-555555555555',
    tool,
    engine: 'embedded',
    owner: 'person:ann',
    status: 'done',
    configuration: 'c0ffee',
    createdAt: '2026-11-27T09:00:00.000Z',
    input,
    recordKey: '',
    restorations: {},
  },
  result,
  notices: [],
  at: '2026-11-27T09:00:01.000Z',
});

const searched = finished(
  'policy-search',
  { question: 'How many days?' },
  {
    status: 'answered',
    statements: [],
    passages: [{ text: citation.quote, citation }],
    nearest: [],
    choices: [],
    disagreements: [],
    receipt: { query: 'How many days?', terms: ['days'], collection: 'policy', documentsSearched: 4 },
  },
);

describe('a result as a file', () => {
  test.each(['odt', 'docx', 'md'] as const)('as %s holds question, answer, source with its address, and what made it', async (format) => {
    const bytes = await resultFiles.write(searched, format);
    const read = await readDocument({ name: `file.${format}`, bytes: typeof bytes === 'string' ? Buffer.from(bytes) : bytes });
    const text = read.status === 'read' ? read.documents.map((one) => one.text).join('\n') : JSON.stringify(read);
    for (const words of [
      'How many days?',
      'You may take 25 days.',
      'example.org/leave',
      'Drafted with AI',
      'Tool: policy-search',
      'c0ffee',
      '11111111-2222',
    ])
      expect(text).toContain(words);
  });

  test('a tool that no file is known for is a mistake of the caller', () => {
    expect(() => resultFiles.describe(finished('other', {}, {}))).toThrow(/results of other/);
  });
});

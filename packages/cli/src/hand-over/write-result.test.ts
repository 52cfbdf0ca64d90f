import { readDocument } from '@assay/documents';
import type { FinishedRun } from '@assay/server/hand-over';
import { describe, expect, test } from 'vitest';
import { writeResult } from './write-result.ts';

const citation = {
  id: '1',
  title: 'Leave policy',
  quote: 'Ten days.',
  position: { document: 'leave', start: 0, end: 9 },
  url: 'https://a.example/l',
};
const summary = {
  title: 'Leave',
  format: 'key-points',
  mode: 'pages',
  words: 2,
  asked: 120,
  standing: [],
  parts: [{ heading: '', status: 'filled', statements: [{ text: 'Ten days.', citations: [citation], follows: false }] }],
  leftOut: { sections: [], against: [], differences: 0 },
  dropped: 0,
  readingAge: 10,
  toCheck: { figures: 1, claims: 0 },
};
const answer = {
  status: 'answered',
  confidence: 1,
  statements: [],
  passages: [{ text: 'Ten days.', citation }],
  nearest: [],
  choices: [],
  disagreements: [],
  receipt: { query: 'How many?', terms: ['many'], collection: 'policy', documentsSearched: 3 },
};

const finished = (tool: string, input: object, result: object): FinishedRun => ({
  run: {
    id: 'r1-23456789',
    owner: 'person:ann',
    tool,
    engine: 'embedded',
    configuration: 'c0ffee',
    status: 'done',
    createdAt: '2026-11-27T10:00:00.000Z',
    input,
    recordKey: '',
    restorations: {},
  } as FinishedRun['run'],
  result,
  notices: [],
});
const runs = [
  finished('summariser', { documents: [{ text: 'Ten days.' }] }, summary),
  finished('policy-search', { question: 'How many?' }, answer),
];

describe.each(runs)('a result of $run.tool as a file', (one) => {
  test('says what was said, from where, and what made it', async () => {
    const text = String(await writeResult(one, 'md'));
    for (const words of ['Ten days.', 'Leave policy', 'Drafted with AI', 'embedded', 'c0ffee', 'r1-23456789'])
      expect(text).toContain(words);
  });

  test.each(['odt', 'docx'] as const)('is a document that can be read again (%s), the same bytes each time', async (format) => {
    const bytes = await writeResult(one, format);
    expect(await writeResult(one, format)).toEqual(bytes);
    const read = await readDocument({ name: `result.${format}`, bytes: bytes as Uint8Array });
    expect(JSON.stringify(read)).toMatch(/Ten days\.[\s\S]*Drafted with AI[\s\S]*c0ffee/);
  });
});

test('a draft is no file before it is signed off', async () => {
  await expect(writeResult(finished('drafter', {}, {}), 'odt')).rejects.toThrow('once it is signed off');
});

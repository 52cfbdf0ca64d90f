import type { DrafterResult } from '@assay/drafter';
import { describe, expect, test } from 'vitest';
import { draftDocument } from './draft-document.ts';
import { draftLines } from './draft-lines.ts';

const at = { document: 'input', start: 0, end: 5 };
const cited = {
  id: 'line-1',
  title: 'Well grant: closing date',
  quote: 'It closes on 26 March 2027.',
  position: { ...at, document: 'line-1' },
};

const named = { id: cited.id, title: cited.title, position: cited.position };

const result: DrafterResult = {
  draft: 'Dear Ms Osei\n\nIt closes on 26 March 2027.',
  paragraphs: [
    { text: 'Dear Ms Osei', citations: [], kind: 'frame' },
    { text: cited.quote, citations: [{ ...cited, notes: ['Owner: Wells Team'] }], kind: 'line' },
  ],
  opening: 'Dear Ms Osei',
  close: 'Yours sincerely',
  reference: '',
  correspondent: { addressee: 'Ms Jane Osei', role: 'public', onBehalfOf: 'Mrs Field', authority: 'check' },
  dates: { written: '', received: '2026-11-27', isReceivedAssumed: true },
  channel: 'letter',
  language: 'cy',
  kinds: [{ kind: 'foi', reason: 'asks for recorded information', places: [] }],
  urgent: [{ what: 'legal', quote: 'I will\nsue.', position: at }],
  clocks: [
    {
      kinds: ['foi'],
      title: 'FOI',
      due: '2026-12-29',
      problem: '',
      source: 'FOIA',
      note: '',
      later: [{ when: 'complex', due: '2027-01-28' }],
    },
  ],
  asks: [
    {
      quote: 'When?',
      position: at,
      isImplied: false,
      status: 'answered',
      line: cited,
      owner: '',
      refused: [],
      nearest: [],
      before: [
        {
          date: '2026-03-03',
          quote: 'It closes\non 30 April 2027.',
          position: at,
          differs: [{ what: 'date', was: '30 April 2027', now: '26 March 2027' }],
        },
        { date: '', quote: 'We will write.', position: at, differs: [{ what: 'commitment', was: 'We will write.', now: '' }] },
      ],
    },
    {
      quote: 'How much?',
      position: at,
      isImplied: false,
      status: 'gap',
      line: null,
      owner: '',
      refused: [{ ...named, standing: 'expired' }],
      nearest: [named],
    },
    {
      quote: 'My bins?',
      position: at,
      isImplied: false,
      status: 'not-ours',
      line: null,
      owner: 'the local council',
      refused: [],
      nearest: [],
    },
  ],
  told: [],
  commissions: [{ ask: 'How much?', topic: 'wells', owner: 'Wells Team', due: '2026-12-29', status: 'waiting' }],
  checks: [
    { kind: 'figure', quote: '£9', start: 0, end: 2, message: 'Check it.' },
    { kind: 'figure', quote: '£8', start: 0, end: 2, message: 'Check it.' },
    { kind: 'gap-left', quote: '', start: 0, end: 0, message: 'Fill it.' },
  ],
};

describe('draftLines', () => {
  test('the most urgent comes first, then what the letter is, by when, its asks and what to check', () => {
    const lines = draftLines(result);
    expect(lines[0]).toMatch(/^URGENT .*“I will sue\.”$/);
    expect(lines.join('\n')).toContain('due 2026-12-29; until 2027-01-28 if complex');
    expect(lines).toContain('GAP     How much?');
    expect(lines).toContain('          not used: Well grant: closing date has expired');
    expect(lines).toContain('other   My bins?  -> the local council');
    expect(lines).toContain('check   2 figures or dates to check');
    expect(lines).toContain('check   1 gap to fill');
    expect(lines).toContain(
      '          told before (2026-03-03): “It closes on 30 April 2027.” DIFFERS: 30 April 2027, and now 26 March 2027',
    );
    expect(lines).toContain('          told before: “We will write.” DIFFERS: a promise that is not repeated');
  });
});

describe('draftDocument', () => {
  test('the letter stands first, what is for the caseworker apart, with the sources', () => {
    const { blocks, title } = draftDocument({ result, notices: [], at: new Date('2026-11-27T10:00Z'), json: '{}' });
    expect(title).toBe('Draft reply');
    expect(blocks.slice(0, 3)).toEqual([
      { kind: 'paragraph', text: 'Ms Jane Osei' },
      { kind: 'paragraph', text: 'Dear Ms Osei' },
      { kind: 'paragraph', text: cited.quote },
    ]);
    const texts = JSON.stringify(blocks);
    for (const text of [
      'take this part out',
      'Wells Team',
      'I will\\nsue',
      'No approved line',
      'the local council',
      'told before (2026-03-03)',
    ])
      expect(texts).toContain(text);
  });
});

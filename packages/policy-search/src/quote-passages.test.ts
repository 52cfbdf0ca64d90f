import type { Passage, SearchRequest, ToolContext, ToolEvent } from '@assay/core';
import { describe, expect, test } from 'vitest';
import type { PolicySearchInput, PolicySearchResult } from './policy-search.ts';
import { quotePassages } from './quote-passages.ts';

function passage(document: string, changes: Partial<Passage> = {}): Passage {
  const text = changes.text ?? `The hedge grant of ${document} pays for planting.`;
  const position = { document, start: 0, end: text.length };
  return {
    id: document,
    document,
    title: document,
    text,
    position,
    score: 1,
    coverage: 1,
    confidence: 0.9,
    missing: [],
    metadata: {},
    ...changes,
  };
}

async function answer(input: PolicySearchInput, passages: readonly Passage[]) {
  const requests: SearchRequest[] = [];
  const search: ToolContext['search'] = async (request) => {
    requests.push(request);
    const terms = request.text.toLowerCase().match(/[a-z]{4,}/g) ?? [];
    return { passages, receipt: { query: request.text, terms, collection: request.collection, documentsSearched: passages.length } };
  };
  // Of a tool's context only the search is used.
  const run = quotePassages(input, { search } as ToolContext);
  const events: ToolEvent[] = [];
  for (;;) {
    const next = await run.next();
    if (next.done === true) return { result: next.value satisfies PolicySearchResult, events, request: requests[0] };
    events.push(next.value);
  }
}

const england = passage('england', { metadata: { nation: 'England', updated: '2026-03-01T09:00:00Z' } });
const wales = passage('wales', { text: 'In its own words the scheme of hedges pays too.', metadata: { nation: 'Wales' } });

describe('an answer', () => {
  test('quotes no page of another nation, and names it with the reason', async () => {
    const { result } = await answer({ question: 'What does the hedge grant pay in Scotland?' }, [england, wales]);
    expect(result).toMatchObject({ status: 'nothing-found', choices: [] });
    expect(result.nearest.map(({ note }) => note)).toEqual(['applies to England, not to Scotland', 'applies to Wales, not to Scotland']);
  });

  test('asks which nation is meant where pages of two answer, and tells date and nation of each', async () => {
    const { result, events } = await answer({ question: 'What does the hedge grant pay?' }, [england, wales]);
    expect(result.choices).toEqual(['England', 'Wales']);
    expect(result.passages[0]?.citation.notes).toEqual(['Updated: 2026-03-01', 'Applies to: England']);
    expect(events.at(-1)).toMatchObject({ type: 'text', phrase: 'which-nation' });
  });

  test('a nation is searched for beside the subject; the receipt tells the whole question', async () => {
    const { request, result } = await answer({ question: 'hedge grant Wales', scenario: 'We farm.' }, [wales]);
    expect(request).toMatchObject({ scenario: 'We farm. Wales' });
    expect(request?.text).not.toContain('Wales');
    expect(result.receipt.query).toBe('hedge grant Wales');
  });

  test('the same is searched for whatever age is told', async () => {
    const textFor = async (age: number) => (await answer({ question: `I am ${age} years old. Who pays for a hedge?` }, [])).request?.text;
    expect(await textFor(25)).toBe(await textFor(85));
    expect((await answer({ question: 'aged 85' }, [])).request?.text).toBe('aged 85');
  });

  test.each(['Must I take an English test?', 'Wales?'])('%j is searched for as it stands', async (question) => {
    expect((await answer({ question }, [])).request?.text).toBe(question);
  });

  test('nothing is quoted that a page is not about, however high its score', async () => {
    const { result } = await answer({ question: 'Who may keep otters?' }, [passage('hedges', { missing: ['keep', 'otters'] })]);
    expect(result).toMatchObject({ status: 'nothing-found', nearest: [{ document: 'hedges', note: '' }] });
  });

  test('is stated where one passage lies far ahead and holds what is asked for', async () => {
    const grant = passage('grant', { text: 'The hedge grant pays £14.20 for each metre of new hedge.', confidence: 0.98 });
    const other = passage('other', { text: 'Ponies graze on the common.', confidence: 0.1, score: 0.3 });
    const { result, events } = await answer({ question: 'How much does the hedge grant pay for a metre?' }, [grant, other]);
    expect(result).toMatchObject({ status: 'answered', passages: [{ citation: { position: { document: 'grant' } } }] });
    expect(result.confidence).toBeGreaterThan(0.75);
    expect(events.filter((event) => event.type === 'text' && event.phrase !== undefined)).toEqual([]);
  });

  test('is no more than the nearest passages where two are as likely, and says so before it quotes', async () => {
    const pages = ['north', 'south'].map((name) => passage(name, { text: `The ${name} grant pays £10 a metre.`, confidence: 0.6 }));
    const { result, events } = await answer({ question: 'How much does the grant pay a metre?' }, pages);
    expect(result.status).toBe('perhaps');
    expect(result.passages).toHaveLength(2);
    expect(events.find(({ type }) => type === 'text')).toMatchObject({ phrase: 'perhaps' });
  });

  test('a question about what has ended is answered by a withdrawn page, marked', async () => {
    const text = 'Contract holders receive £185 a hectare each year.';
    const old = passage('old', { text, metadata: { status: 'withdrawn' } });
    const { result } = await answer({ question: 'How much a hectare do contract holders on the closed scheme receive?' }, [old]);
    expect(result.passages[0]?.citation.notes).toEqual(['Withdrawn']);
  });

  test('two pages that give other figures for the same thing are both quoted, and shown side by side with their dates', async () => {
    const rates = ['2024-05-01', '2026-03-01'].map((updated, place) =>
      passage(`rates-${place}`, { text: `The hedge grant pays £1${place} for each metre planted.`, metadata: { updated } }),
    );
    const { result, events } = await answer({ question: 'How much does the hedge grant pay for a metre?' }, rates);
    expect(result.passages).toHaveLength(2);
    expect(result.disagreements[0]?.pages).toEqual([
      { document: 'rates-0', title: 'rates-0', says: rates[0]?.text, updated: '2024-05-01' },
      { document: 'rates-1', title: 'rates-1', says: rates[1]?.text, updated: '2026-03-01' },
    ]);
    expect(events.at(-1)).toMatchObject({ type: 'text', phrase: 'pages-disagree' });
  });

  test('a withdrawn page answers only who asks for withdrawn ones, and says so', async () => {
    const old = passage('old', { metadata: { status: 'withdrawn' } });
    expect((await answer({ question: 'hedge grant' }, [old])).result).toMatchObject({
      status: 'nothing-found',
      nearest: [{ note: 'withdrawn' }],
    });
    const asked = await answer({ question: 'hedge grant', filters: { status: 'withdrawn' } }, [old]);
    expect(asked.result.passages[0]?.citation.notes).toEqual(['Withdrawn']);
    expect(asked.request?.filters).toEqual({ status: 'withdrawn' });
  });

  test('a question that goes on from another is searched for with it', async () => {
    const { request, result } = await answer({ question: 'And for fences?', previous: ['How much does the hedge grant pay?'] }, [england]);
    expect(request?.text).toBe('And for fences? (How much does the hedge grant pay?)');
    expect(result.receipt.query).toBe(request?.text);
  });
});

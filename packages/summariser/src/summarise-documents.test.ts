import { describe, expect, test } from 'vitest';
import { formats } from './formats.ts';
import { summariser } from './summariser.ts';
import { summarise, textsOf } from './testing/summarise.ts';

const paper = `Harbour scheme

Issue

You are asked to decide whether to close Leith harbour. The harbour opened in 1882.

Recommendation

We recommend that you agree to close the harbour by 31 March 2027. The closure will cost £2.4 million. Pilots must be told within 10 days.

Risks

Dr Bello disagreed and warned that ferries would have no berth. A court may review the decision.

Options considered and rejected

Keeping the harbour open would cost £9 million a year.

Devolution

The closure does not apply in Wales.`;

const minutes = Array.from(
  { length: 12 },
  (_, turn) => `${turn % 2 === 0 ? 'Ms Tudor' : 'Mr Hale'}: The dredging of berth ${turn} was put off until the winter by the contractor.`,
).join('\n');

describe('every format', () => {
  test.each(formats().map(({ id }) => id))('%s is made of the document’s own sentences, in its own shape', async (format) => {
    const documents = [{ text: paper }, { text: paper.replace('£2.4 million', '£3 million') }];
    const { result } = await summarise({ documents: format === 'changes' ? documents : documents.slice(0, 1), format });
    expect(summariser.result.parse(result)).toEqual(result);
    expect(textsOf(result).length).toBeGreaterThan(0);
    for (const { text, citations } of result.parts.flatMap(({ statements }) => statements)) {
      for (const { quote, position } of citations)
        expect(documents[position.document === 'input' ? 0 : 1]?.text.slice(position.start, position.end)).toBe(quote);
      expect(citations.map(({ quote }) => quote).join(' ')).toContain(text);
    }
  });
});

describe('a summary', () => {
  test('keeps a decision with its date and its cost before what only happened once', async () => {
    const { result } = await summarise({ documents: [{ text: paper }], length: { words: 50 } });
    expect(textsOf(result).join(' ')).toMatch(/31 March 2027/);
    expect(textsOf(result).join(' ')).not.toMatch(/1882/);
  });

  test('a point under a heading that qualifies it is told with that heading', async () => {
    const { result, events } = await summarise({ documents: [{ text: paper }], focus: 'what would keeping the harbour open cost' });
    const statement = result.parts.flatMap(({ statements }) => statements).find(({ text }) => text.includes('£9 million'));
    expect(statement?.under).toBe('Options considered and rejected');
    expect(events.filter(({ type }) => type === 'text').map((event) => ('text' in event ? event.text : ''))).toContain(
      'Options considered and rejected',
    );
  });

  test('of speech says who speaks', async () => {
    const { result } = await summarise({ documents: [{ text: minutes }], length: { words: 30 } });
    expect(result.mode).toBe('speech');
    for (const text of textsOf(result)) expect(text).toMatch(/^(?:Ms Tudor|Mr Hale): /);
  });

  test('for a question is about that', async () => {
    const { result } = await summarise({ documents: [{ text: paper }], length: { words: 20 }, focus: 'What does this mean for Wales?' });
    expect(result.mode).toBe('question');
    expect(textsOf(result).join(' ')).toContain('Wales');
  });

  test('asking for a summary is no question', async () => {
    const { result } = await summarise({ documents: [{ text: minutes }], focus: 'Summarise the whole meeting.' });
    expect(result.mode).toBe('speech');
  });

  test('of several documents cites each under its own name', async () => {
    const { result } = await summarise({
      documents: [{ text: paper }, { title: 'Ferry', text: 'The ferry must stop by 3 May 2027. It costs £8 million.' }],
    });
    const cited = result.parts.flatMap(({ statements }) => statements.flatMap(({ citations }) => citations));
    expect(new Set(cited.map(({ position }) => position.document))).toEqual(new Set(['input', 'input-2']));
    expect(cited.find(({ position }) => position.document === 'input-2')?.title).toBe('Ferry');
  });

  test('to a template fills what it can and says what was not found', async () => {
    const { result } = await summarise({ documents: [{ text: paper }], template: ['Risks', 'Pensions'] });
    expect(result.parts.map(({ heading, status }) => [heading, status])).toEqual([
      ['Risks', 'filled'],
      ['Pensions', 'not-found'],
    ]);
  });

  test('says who has to act and when, and how firm a figure is', async () => {
    const { result: actions } = await summarise({
      documents: [{ text: 'The trust must publish its plan by 4 June 2027. Tea was served.' }],
      format: 'actions',
    });
    expect(actions.parts[0]?.statements[0]?.details).toEqual({ who: 'The trust', by: 'by 4 June 2027' });
    const { result: figures } = await summarise({
      documents: [{ text: 'Costs\n\nThe provisional cost is £4 million.' }],
      format: 'figures',
    });
    expect(figures.parts[0]?.statements[0]?.details).toMatchObject({ figures: ['£4 million'], status: 'provisional' });
  });

  test.each([
    ['words', { words: 60 }, 60],
    ['pages', { pages: 2 }, 1_000],
    ['a share', { share: 0.5 }, 38],
  ])('a length in %s is what is asked for', async (_, length, asked) => {
    const { result } = await summarise({ documents: [{ text: paper }], length });
    expect(result.asked).toBe(asked);
    expect(result.words).toBeLessThanOrEqual(asked * 1.1);
  });

  test('what stands under a heading about actions is an action, however it is worded', async () => {
    const text =
      'Alert\n\nAction\n\n- Identify and quarantine all product without a date.\n\nDeadlines for actions\n\nActions underway: 20 July 2015, actions complete: 3 August 2015\n\nStaff\n\nTea was served.';
    const { result } = await summarise({ documents: [{ text }], format: 'actions' });
    expect(result.parts.map(({ statements }) => statements.map((one) => one.text))).toEqual([
      ['Actions underway: 20 July 2015, actions complete: 3 August 2015'],
      ['Identify and quarantine all product without a date.'],
    ]);
  });

  test('a withdrawal is told at any length', async () => {
    const text = 'The Board will close Hill library and move its books to Leith.\n\nThis paper was withdrawn on 1 April 2027.';
    const { result } = await summarise({ documents: [{ text }], length: { words: 20 } });
    expect(result.standing.map((one) => one.text)).toEqual(['This paper was withdrawn on 1 April 2027.']);
  });

  test('only sentences that stand side by side go on from each other', async () => {
    const text = `${paper}\n\n${'A court must review the grant. Tea was served. The trust must pay £4 million by 9 June 2027. Roses grew. '.repeat(3)}`;
    for (const format of ['key-points', 'executive-summary', 'questions']) {
      const { result } = await summarise({ documents: [{ text }], format });
      for (const { statements } of result.parts)
        for (const [place, { follows, citations }] of statements.entries()) {
          if (!follows) continue;
          const before = statements[place - 1]?.citations.at(-1)?.position.end ?? 0;
          expect(text.slice(before, citations.at(-1)?.position.start).trim()).toBe('');
        }
    }
  });

  test('two equal documents are told once', async () => {
    const { result } = await summarise({ documents: [{ text: paper }, { text: paper }], format: 'executive-summary' });
    const cited = result.parts.flatMap((part) =>
      part.statements.flatMap(({ citations }) => citations.map(({ position }) => position.document)),
    );
    expect(new Set(cited)).toEqual(new Set(['input']));
  });

  test('a question that nothing answers is told so', async () => {
    const { result, events } = await summarise({ documents: [{ text: paper }], focus: 'xylophone tuning' });
    expect(result.parts).toEqual([{ heading: '', status: 'not-found', statements: [] }]);
    expect(events.at(-1)).toMatchObject({ phrase: 'not-found' });
  });

  test.each([
    ['by the end of its clause', 'The Board decided on 3 May 2026 that councils must report by 1 June 2027.', { by: 'by 1 June 2027' }],
    ['with its weekday', 'The trust must publish its plan by Friday 4 June 2027.', { who: 'The trust', by: 'by Friday 4 June 2027' }],
    ['of nobody named', 'If the fee is late applicants must pay by 4 June 2027.', { by: 'by 4 June 2027' }],
  ])('a deadline is read %s', async (_, text, details) => {
    const { result } = await summarise({ documents: [{ text: `${text} Tea was served.` }], format: 'actions' });
    expect(result.parts[0]?.statements[0]?.details).toEqual(details);
  });

  test('a long text of one sentence, and a hundred thousand headings, stay within bounds', async () => {
    const { result: one } = await summarise({ documents: [{ text: 'word '.repeat(200_000) }] });
    expect(one.words).toBeLessThan(500);
    const { result: many } = await summarise({
      documents: [{ text: Array.from({ length: 20_000 }, (_, place) => `## Part ${place}\n\nIt pays.`).join('\n\n') }],
    });
    expect(many.leftOut.sections.length).toBeLessThanOrEqual(60);
  });

  test('a document of one word, of marks or of lists only does no harm', async () => {
    for (const text of ['x', '...', '- a\n- b\n- c', '#\n#\n#', '| a | b |\n| c | d |']) await summarise({ documents: [{ text }] });
  });
});

describe('an input is refused with words', () => {
  test.each([
    ['no document', { documents: [] }, /paste a text/],
    ['a document of white space', { documents: [{ text: ' \n' }] }, /paste a text/],
    ['an unknown format', { documents: [{ text: 'a' }], format: 'poem' }, /choose one of key-points/],
    ['one version to compare', { documents: [{ text: 'a' }], format: 'changes' }, /two versions/],
    ['a length of nothing', { documents: [{ text: 'a' }], length: { words: 3 } }, /10/],
    ['too many documents', { documents: Array.from({ length: 51 }, () => ({ text: 'a' })) }, /at most 50/],
    ['an endless question', { documents: [{ text: 'a' }], focus: 'a'.repeat(501) }, /500/],
    ['a template without headings', { documents: [{ text: 'a' }], template: [] }, /1/],
  ])('%s', (_, input, message) => {
    expect(JSON.stringify(summariser.input.safeParse(input).error?.issues)).toMatch(message);
  });
});

import { describe, expect, test } from 'vitest';
import { readPassages } from './passages.ts';
import { sentenceSupports } from './sentence-supports.ts';
import { mostWithProblem, supportOf } from './support-of.ts';

const text = [
  'The Rural Bus Fund opens on 4 May 2027.',
  'Parish councils must apply before 30 June.',
  'Grants of up to £50,000 are paid by the Welsh Government.',
  'Applicants cannot appeal.',
  'Passenger numbers rose by 12 per cent in the National Park.',
  'Who can apply?',
].join(' ');
const passages = readPassages([text]);

test.each(text.match(/[^.?]+[.?]/g) ?? [])('a copy has full support: %s', (sentence) => {
  const { score, problems } = supportOf(sentence.trim(), passages);
  expect(problems).toEqual([]);
  expect(score).toBeCloseTo(1);
});

describe('a rewording has more support than something else', () => {
  test.each([
    ['The fund opens on 4/5/2027.'],
    ['Before 30 June the parish councils must apply.'],
    ['In the NP the numbers of passengers rose by 12%.'],
    ['They cannot appeal.'],
  ])('%s', (sentence) => {
    const { score, problems } = supportOf(sentence, passages);
    expect(problems).toEqual([]);
    expect(score).toBeGreaterThan(mostWithProblem);
  });

  test.each([['Libraries close at noon.'], ['A business plan is to be signed.'], ['']])('%s', (sentence) => {
    expect(supportOf(sentence, passages).score).toBeLessThan(mostWithProblem);
  });
});

describe('what is checked exactly caps the support', () => {
  test.each([
    ['figures', 'The Rural Bus Fund opens on 5 May 2027.'],
    ['figures', 'Grants of up to £80,000 are paid by the Welsh Government.'],
    ['names', 'Grants of up to £50,000 are paid by the Scottish Government.'],
    ['negation', 'Applicants can appeal.'],
    ['negation', 'Parish councils must not apply before 30 June.'],
    ['deciding-words', 'Parish councils may apply before 30 June.'],
    ['deciding-words', 'Parish councils must apply after 30 June.'],
    ['opposite', 'Passenger numbers fell by 12 per cent in the National Park.'],
    ['opposite', 'The Urban Bus Fund opens on 4 May 2027.'],
    ['own-voice', 'I think the Rural Bus Fund opens on 4 May 2027.'],
  ])('%s: %s', (problem, sentence) => {
    const { score, problems } = supportOf(sentence, passages);
    expect(problems).toContain(problem);
    expect(score).toBeLessThanOrEqual(mostWithProblem);
  });
});

describe('what is denied in other words is borne out', () => {
  test.each([
    ['a limit', 'Apply by 4 May.', 'Apply no later than 4 May.'],
    ['an answer that begins with no', 'A hall that has had an award cannot apply.', 'No, a hall that has had an award cannot apply.'],
    ['what is free', 'Inspections are free of charge.', 'There is no charge for inspections.'],
    [
      'what is left to others',
      'Do not answer the press yourselves: pass calls to the desk.',
      'Pass calls from the press to the desk rather than answer.',
    ],
    ['an appeal that was rejected', 'The appeal was rejected by the panel.', 'The appeal was not allowed by the panel.'],
  ])('%s', (_, source, sentence) => {
    expect(supportOf(sentence, readPassages([source])).problems).not.toContain('negation');
  });

  test.each([
    ['a denial that nobody made', 'Grants are paid in May.', 'Grants are not paid in May.'],
    ['rather than what is said', 'Pay by card at the desk.', 'Pay in cash rather than by card at the desk.'],
  ])('%s is not', (_, source, sentence) => {
    expect(supportOf(sentence, readPassages([source])).problems).toContain('negation');
  });
});

test('a word of very many sentences still leads to the one that a rarer word is in', () => {
  const many = Array.from({ length: 1_000 }, (_, place) => `The council paid for bridge ${place + 1}.`).join(' ');
  const long = `${many} The council paid for the lighthouse.`;
  const { sentences, score } = supportOf('The council paid for the lighthouse.', readPassages([long]));
  expect(long.slice(sentences[0]?.start, sentences[0]?.end)).toBe('The council paid for the lighthouse.');
  expect(score).toBeCloseTo(1);
});

test('a question is no statement where the passages ask nothing', () => {
  const asked = supportOf('The fund opens on 4 May?', readPassages(['The fund opens on 4 May.']));
  expect(asked.problems).toEqual(['own-voice']);
});

test('the sentence it rests on is told, best first', () => {
  const { sentences } = supportOf('Parish councils must apply before 30 June for the fund.', passages);
  expect(sentences.map(({ start, end }) => text.slice(start, end))[0]).toBe('Parish councils must apply before 30 June.');
  expect(sentences.length).toBeLessThanOrEqual(3);
});

test('a stretch that is left out bears nothing out', () => {
  const start = text.indexOf('Grants');
  const left = readPassages(['Nothing here.', text], { without: [{ passage: 1, start: start + 3, end: start + 8 }] });
  const sentence = 'Grants of up to £50,000 are paid by the Welsh Government.';
  expect(supportOf(sentence, left)).toMatchObject({ problems: expect.arrayContaining(['figures', 'names']) });
  expect(supportOf('Applicants cannot appeal.', left).sentences).toEqual([
    { passage: 1, start: text.indexOf('Applicants'), end: text.indexOf(' Passenger') },
  ]);
});

test('every sentence of a statement is looked at, but not what says nothing by itself', () => {
  const supports = sentenceSupports('Yes. Applicants cannot appeal. Libraries close at noon.', passages);
  expect(supports.map(({ start, score }) => [start, score > 0.5])).toEqual([
    [5, true],
    [31, false],
  ]);
  expect(sentenceSupports('Yes.', passages).map(({ score }) => score)).toEqual([0]);
});

test('numbers of list items are no figures', () => {
  const supports = sentenceSupports('1. Applicants cannot appeal.\n2. Parish councils must apply before 30 June.', passages);
  expect(supports.map(({ problems }) => problems)).toEqual([[], []]);
});

test('without passages there is no support', () => {
  expect(supportOf('The fund opens.', readPassages([]))).toEqual({ score: 0, sentences: [], problems: [] });
});

test.each(['1 ', '1,', 'a. ', 'Ab 1 ', 'x not apply. ', 'twenty one ', '12:', '1st of ', 'must apply ', '?', 'un'])(
  '16,000 characters of %j are read in time',
  (unit) => {
    const hostile = unit.repeat(16_000 / unit.length);
    const started = performance.now();
    sentenceSupports(hostile, readPassages([hostile]));
    expect(performance.now() - started).toBeLessThan(1_000);
  },
);

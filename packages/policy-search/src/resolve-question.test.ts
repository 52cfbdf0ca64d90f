import { describe, expect, test } from 'vitest';
import { resolveQuestion } from './resolve-question.ts';

const first = 'How much does the hedge grant pay in England?';

describe('resolveQuestion', () => {
  test.each([
    ['And how do I apply?', `And how do I apply? (${first})`],
    ['Does it cover fences?', `Does it cover fences? (${first})`],
    ['deadline?', `deadline? (${first})`],
  ])('%j goes on from the question before', (question, resolved) => {
    expect(resolveQuestion(question, [first])).toBe(resolved);
  });

  test('another nation or year replaces the one before', () => {
    expect(resolveQuestion('What about Wales?', [first])).toBe('What about Wales? (How much does the hedge grant pay in  ?)');
    expect(resolveQuestion('and in 2019?', ['What did the grant pay in 2024?'])).not.toContain('2024');
  });

  test('goes back over several questions', () => {
    const resolved = resolveQuestion('And for fences?', [first, 'What about Wales?']);
    expect(resolved).toContain('hedge grant');
    expect(resolved).toContain('Wales');
    expect(resolved).not.toContain('England');
  });

  test.each([
    ['a question of its own', 'Which medical standards do coach drivers have to meet?'],
    ['a long one, whatever its first word', 'And which medical standards for eyesight must coach drivers meet by renewal?'],
  ])('%s stands as it is', (_, question) => {
    expect(resolveQuestion(question, [first])).toBe(question);
  });

  test('a first question stands as it is, however short', () => {
    expect(resolveQuestion('and it?', [])).toBe('and it?');
  });

  test('stays within the length of a question, however many there were', () => {
    expect(resolveQuestion('and it?', Array(10).fill('and it? '.repeat(200))).length).toBeLessThanOrEqual(2_000);
  });
});

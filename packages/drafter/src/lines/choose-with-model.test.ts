import type { ChatMessage, Model, Passage } from '@assay/core';
import { describe, expect, test } from 'vitest';
import { readCase } from '../read-case.ts';
import { wellLine } from '../testing/well-line.ts';
import type { LineChoice } from './choose-line.ts';
import { chooseWithModel } from './choose-with-model.ts';

const closing = wellLine('closing', 'closing date', 'Applications to the well grant close on 26 March 2027.');
const amount = wellLine('amount', 'how much we pay', 'The well grant pays 60% of the cost, up to £4,500.');

const letter =
  'Dear Minister\n\nI write about the well grant. When do applications to the well grant close? How much does the well grant pay?\n\nYours sincerely\nMs Jane Osei';
const read = readCase({ letter }, '2026-11-27');

const considered = (passage: Passage) => ({ passage, standing: 'usable' as const, chance: 0.4 });
const none: LineChoice = { status: 'none', refused: [], nearest: [considered(closing), considered(amount)] };

async function choose(answer: unknown, choices: readonly LineChoice[] = [none, none]) {
  const asked: (readonly ChatMessage[])[] = [];
  const model: Model = {
    write: () => Promise.reject(new Error('the drafter lets no model write')),
    async fill(messages, { schema }) {
      asked.push(messages);
      return schema.parse(answer);
    },
  };
  const chosen = await chooseWithModel(read, choices, model);
  return { asked, chosen: chosen.map(({ status, line }) => line?.document ?? status) };
}

describe('a model that chooses lines', () => {
  test('gives each ask the line it names by number', async () => {
    const { chosen, asked } = await choose({
      choices: [
        { question: 1, line: 1 },
        { question: 2, line: 2 },
      ],
    });
    expect(chosen).toEqual(['closing', 'amount']);
    expect(asked[0]?.[1]?.content).toContain('question [2]: How much does the well grant pay?');
  });

  test('opens a gap where it says that none answers, also where one had been found', async () => {
    const found: LineChoice = { ...none, status: 'found', line: closing };
    expect(
      (
        await choose(
          {
            choices: [
              { question: 1, line: 0 },
              { question: 2, line: 0 },
            ],
          },
          [found, found],
        )
      ).chosen,
    ).toEqual(['none', 'none']);
  });

  test.each([
    ['a line that was not offered', [{ question: 1, line: 9 }]],
    ['no line', []],
    ['a question that was not asked', [{ question: 7, line: 1 }]],
    ['a line below none', [{ question: 1, line: -1 }]],
  ])('counts %s as none', async (_, choices) => {
    expect((await choose({ choices })).chosen).toEqual(['none', 'none']);
  });

  test.each(['conflict', 'unusable'] as const)('cannot settle what is %s', async (status) => {
    const { chosen } = await choose({ choices: [{ question: 1, line: 1 }] }, [{ ...none, status }, none]);
    expect(chosen[0]).toBe(status);
  });

  test('is not asked where there is nothing to choose from', async () => {
    const bare: LineChoice = { status: 'none', refused: [], nearest: [] };
    expect((await choose({ choices: [] }, [bare, bare])).asked).toEqual([]);
  });
});

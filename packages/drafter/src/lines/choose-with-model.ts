import { type Model, promptFile, shownLine } from '@assay/core';
import { z } from 'zod';
import type { Case } from '../read-case.ts';
import type { LineChoice } from './choose-line.ts';

const prompt = promptFile(new URL('../../../../prompts/drafter/choose.md', import.meta.url));

const form = {
  name: 'line_choices',
  schema: z.strictObject({
    choices: z.array(z.strictObject({ question: z.number().int(), line: z.number().int() })).max(200),
  }),
};

/** A letter and a line are shown to the model at no more characters. */
const longest = { letter: 12_000, line: 1_500 } as const;

/** So many questions are put to the model at once. */
const questionsAtOnce = 12;

/**
 * Lets a model choose among the lines that were found for each ask. It can only choose: which lines may be used at all, and
 * that two of them conflict, stays as it was found, and a choice that was not offered counts as none.
 */
export async function chooseWithModel(
  { asks, letter }: Case,
  choices: readonly LineChoice[],
  model: Model,
): Promise<readonly LineChoice[]> {
  const open = choices.flatMap((choice, place) => {
    const ask = asks[place];
    const isOpen = (choice.status === 'found' || choice.status === 'none') && choice.nearest.length > 0;
    return ask === undefined || !isOpen ? [] : [{ place, ask, offered: choice.nearest.map(({ passage }) => passage) }];
  });
  const chosen = new Map<number, LineChoice>();
  for (let start = 0; start < open.length; start += questionsAtOnce) {
    const asked = open.slice(start, start + questionsAtOnce);
    const questions = asked
      .map(({ ask, offered }, place) => {
        const lines = offered.map(({ title, text }, line) => `  line [${line + 1}]: ${shownLine(`${title}: ${text}`, longest.line)}`);
        return `question [${place + 1}]: ${shownLine(ask.quote, longest.line)}\n${lines.join('\n')}`;
      })
      .join('\n\n');
    const messages = prompt({ letter: shownLine(letter.text.slice(letter.newest.start, letter.newest.end), longest.letter), questions });
    const { choices: said } = await model.fill(messages, form);
    for (const [place, { place: at, offered }] of asked.entries()) {
      const number = said.find(({ question }) => question === place + 1)?.line ?? 0;
      const before = choices[at];
      if (before === undefined) continue;
      const line = offered[number - 1];
      const { refused, nearest } = before;
      chosen.set(at, line === undefined ? { status: 'none', refused, nearest } : { status: 'found', line, refused, nearest });
    }
  }
  return choices.map((choice, place) => chosen.get(place) ?? choice);
}

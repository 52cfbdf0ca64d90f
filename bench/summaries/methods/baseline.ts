import type { Summarise } from '../method.ts';

/** How often a length in which no sentence fits is raised by a quarter. */
const mostRaises = 40;

/** A baseline as a method; where no sentence fits the length it is given a little more, as ours gives its best sentence however long it is. */
export function baseline(tell: (text: string, words: number) => readonly string[]): Summarise {
  return ({ text, words }) => {
    let told = tell(text, words);
    for (let raised = 1; told.length === 0 && raised <= mostRaises; raised += 1) told = tell(text, words * 1.25 ** raised);
    return told;
  };
}

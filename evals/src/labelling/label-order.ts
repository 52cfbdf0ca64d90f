import { sha256 } from '@assay/core';
import { seededRandom } from '../statistics/seeded-random.ts';
import type { LabelKit, Question } from './label-kit.ts';

/** The questions in an order of each labeller's own, the same at every start: neither fatigue nor neighbours favour a record. */
export function labelOrder(kit: LabelKit, labeller: string): readonly Question[] {
  const random = seededRandom(Number.parseInt(sha256(`${kit.digests.questions}\n${labeller}`).slice(0, 8), 16));
  const order = [...kit.questions];
  for (let last = order.length - 1; last > 0; last -= 1) {
    const chosen = Math.floor(random() * (last + 1));
    // Both places are inside the array.
    [order[last], order[chosen]] = [order[chosen] as Question, order[last] as Question];
  }
  return order;
}

/** The place of the next record without a label, from a place on and round again; undefined when all have one. */
export function nextUnlabelled(order: readonly Question[], answers: ReadonlyMap<string, unknown>, from: number): number | undefined {
  for (let step = 0; step < order.length; step += 1) {
    const place = (from + step) % order.length;
    const question = order[place];
    if (question !== undefined && !answers.has(question.id)) return place;
  }
  return undefined;
}

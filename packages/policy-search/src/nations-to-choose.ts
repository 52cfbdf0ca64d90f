import type { Passage } from '@assay/core';
import { nationsOf, nationsOfPage } from '@assay/language';

/** The nations to choose from where a question names none and what was found holds in one nation here, in another there. */
export function nationsToChoose(question: string, passages: readonly Passage[]): readonly string[] {
  if (nationsOf(question).size > 0) return [];
  const pages = new Map(passages.map((passage) => [passage.document, nationsOfPage(passage)]));
  const [first = new Set<string>(), ...others] = [...pages.values()];
  const isApart = (nations: ReadonlySet<string>) => nations.size > 0 && ![...nations].some((nation) => first.has(nation));
  if (first.size === 0 || !others.some(isApart)) return [];
  return [...new Set([...pages.values()].flatMap((nations) => [...nations]))].sort();
}

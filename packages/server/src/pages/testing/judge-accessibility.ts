import { readFileSync } from 'node:fs';
import type axe from 'axe-core';
import type { Page } from 'playwright-core';

/** Which rules are asked, and of which part of the page. */
export interface Judged extends Pick<axe.RunOptions, 'runOnly' | 'rules'> {
  readonly part?: string;
}

/** WCAG 2.2 A and AA, and what axe thinks well of besides. */
export const everyRule: Judged = { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] };

/** Forced colours are the reader's own, so nobody judges their contrast. */
export const everyRuleButContrast: Judged = { ...everyRule, rules: { 'color-contrast': { enabled: false } } };

export const contrastAlone: Judged = { runOnly: { type: 'rule', values: ['color-contrast'] } };

/** axe as a browser reads it soonest. */
const source = readFileSync(new URL(import.meta.resolve('axe-core/axe.min.js')), 'utf8');

/** What axe leaves to a person, looked at: rule, part of the place, and why it holds. */
const examined: readonly (readonly [rule: string, place: string, why: string])[] = [
  // Every table stands in a region that scrolls sideways: what is past its edge has the colours of its neighbours, judged at 1000 px.
  ['color-contrast', 'td:nth-child(', 'a cell past the edge of its region'],
  ['color-contrast', 'th[scope=', 'a heading past the edge of its region'],
  ['color-contrast', 'caption', 'a caption as wide as its table'],
  ['color-contrast', '> table > ', 'cells past the edge of a region that scrolls sideways; they have the colours of their neighbours'],
];

/** Every violation, and every result that axe left open and nobody has looked at yet. The page must let scripts in (`bypassCSP`). */
export async function judgeAccessibility(page: Page, { part, ...rules }: Judged = everyRule): Promise<string[]> {
  if (!(await page.evaluate<boolean>('"axe" in globalThis'))) await page.evaluate(source);
  const { violations, incomplete } = await page.evaluate(
    ([chosen, place]) => {
      // axe was put into the page a line above; playwright types no page's globals.
      const inPage = (globalThis as unknown as { axe: typeof axe }).axe;
      return inPage.run(place === undefined ? 'html' : place, { ...chosen, resultTypes: ['violations', 'incomplete'] });
    },
    [rules, part] as const,
  );
  const placesOf = (results: typeof violations) =>
    results.flatMap(({ id, nodes }) =>
      nodes.map(({ target, any, all }) => ({ id, place: target.flat().join(' '), why: [...any, ...all][0]?.message })),
    );
  const open = placesOf(incomplete).filter(({ id, place }) => !examined.some(([rule, part]) => rule === id && place.includes(part)));
  return [...placesOf(violations), ...open.map((one) => ({ ...one, id: `unexamined ${one.id}` }))].map(
    ({ id, place, why }) => `${id} | ${place} | ${why}`,
  );
}

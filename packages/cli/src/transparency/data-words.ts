import type { SuiteFacts, ToolFacts } from './tool-facts.ts';

/** What the data is, and what it is not, in one sentence. */
export function dataWords({ manifest: { tier, author } }: Pick<SuiteFacts, 'manifest'>): string {
  const by = author === 'The Assay project' ? 'this project' : author;
  if (tier === 'synthetic') return `synthetic data written by ${by}; not evidence for your department`;
  if (tier === 'public') return 'public data; not your department’s own';
  return 'a department’s own data';
}

/** The sentences on the data behind all of a tool's standing evidence, each once. */
export function allDataWords(facts: ToolFacts): readonly string[] {
  return [...new Set(measuredSuites(facts).map(dataWords))];
}

/** How the labels were given. */
export function labelWords({ manifest: { labels } }: Pick<SuiteFacts, 'manifest'>): string {
  if (labels === 'blind') return 'labelled by people who had not seen the tool';
  return labels === 'none' ? 'without labels' : 'labelled by people who had seen the tool';
}

/** The suites that have standing evidence. */
export function measuredSuites({ suites }: Pick<ToolFacts, 'suites'>): readonly (SuiteFacts & { evidence: object })[] {
  return suites.flatMap((item) => (item.evidence === undefined ? [] : [{ ...item, evidence: item.evidence }]));
}

/** The day of the newest evidence, or that there is none. */
export function evidenceDate(facts: ToolFacts): string {
  const days = measuredSuites(facts).map(({ evidence }) => evidence.report.timing.finishedAt.slice(0, 10));
  const first = days.reduce((a, b) => (a < b ? a : b), days[0] ?? '');
  const last = days.reduce((a, b) => (a > b ? a : b), '');
  if (last === '') return 'never';
  return first === last ? dayWords(first) : `${dayWords(first)} to ${dayWords(last)}`;
}

/** A date as people write it: "14 March 2027". */
export function dayWords(day: string): string {
  const date = new Date(`${day.slice(0, 10)}T00:00:00Z`);
  return `${date.getUTCDate()} ${months[date.getUTCMonth()] ?? ''} ${date.getUTCFullYear()}`;
}

// --- Internal ---

const months = 'January February March April May June July August September October November December'.split(' ');

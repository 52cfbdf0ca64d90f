import type { SampleRecord } from '../run-log.ts';
import type { Scorer } from '../suite.ts';
import { aboutMetric, type RunView, requirementWords } from './run-view.ts';

const longestText = 2_000;

/** JUnit XML: a test case for each requirement and, under its own name, for each sample; failures say what was measured. */
export function junitReport(runs: readonly RunView[]): string {
  const suites = runs.map(testSuite);
  return `<?xml version="1.0" encoding="UTF-8"?>\n<testsuites name="assay">\n${suites.join('\n')}\n</testsuites>\n`;
}

// --- Internal ---

function testSuite({ suite, report, samples }: RunView): string {
  const rules = Object.entries(report.metrics).flatMap(([name, result]) => {
    if (result.kind === 'reported') return [];
    const words = `${name}: ${result.value ?? 'none'} (${result.low ?? 'none'} to ${result.high ?? 'none'}), n ${result.n}; ${requirementWords(aboutMetric(suite, name).requirement, result)}. ${result.reason ?? ''}`;
    const problem = result.passed === true ? undefined : { kind: result.passed === false ? 'failed' : 'inconclusive', words };
    return [testCase(`${report.suite}.requirements`, name, 0, problem)];
  });
  const cases = samples.map((sample) =>
    testCase(`${report.suite}.samples`, sample.id, sample.milliseconds / 1000, problemOf(suite.scorers, sample)),
  );
  const all = [...rules, ...cases];
  const failures = all.filter((item) => item.includes('<failure')).length;
  const seconds = (report.timing.milliseconds / 1000).toFixed(3);
  return `<testsuite name="${escaped(report.suite)}" tests="${all.length}" failures="${failures}" errors="0" time="${seconds}" timestamp="${report.timing.startedAt}">\n${all.join('\n')}\n</testsuite>`;
}

/** A sample fails where it was not scored. One that a scorer says no of is told; whether there are too many is the requirement's to say. */
function problemOf(scorers: Readonly<Record<string, Scorer<unknown, unknown>>>, { status, code, scores, unscored }: SampleRecord) {
  if (unscored.length > 0) return { kind: 'unscored', words: `${status} ${code}: not scored: ${unscored.join(', ')}` };
  const no = Object.entries(scorers).filter(([name, { kind, worst }]) => kind === 'proportion' && scores[name] === worst);
  return no.length === 0 ? undefined : { kind: 'told', words: no.map(([name, { what }]) => `${name}: not so: ${what}`).join('; ') };
}

function testCase(
  group: string,
  name: string,
  seconds: number,
  problem: { readonly kind: string; readonly words: string } | undefined,
): string {
  const head = `<testcase classname="${escaped(group)}" name="${escaped(name)}" time="${seconds.toFixed(3)}"`;
  if (problem?.kind === 'told') return `${head}><system-out>${escaped(problem.words.slice(0, longestText))}</system-out></testcase>`;
  return problem === undefined
    ? `${head}/>`
    : `${head}><failure type="${problem.kind}">${escaped(problem.words.slice(0, longestText))}</failure></testcase>`;
}

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&apos;' };

/** XML 1.0 cannot hold control characters, not even escaped. */
function escaped(text: string): string {
  return text
    .replace(/[\p{Cc}\ufffe\uffff]/gu, (character) => (/[\t\n\r]/.test(character) ? character : '\ufffd'))
    .replace(/[&<>"']/g, (character) => entities[character] ?? '');
}

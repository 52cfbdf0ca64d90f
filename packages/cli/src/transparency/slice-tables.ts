import { html, type Markup } from '@assay/evals/report';
import { metricFacts } from './metric-facts.ts';
import { capitalised, plainName, valueWords } from './metric-words.ts';
import { metricTable } from './site-pieces.ts';
import type { SuiteFacts } from './tool-facts.ts';

/** A suite's figures broken down by what its data says of each sample; told, not judged. */
export function sliceTables({ suite, manifest, state, evidence }: SuiteFacts): Markup {
  if (evidence === undefined) return html``;
  const fields = Object.entries(evidence.report.slices);
  return html`${fields.map(([field, values]) => {
    const rows = Object.entries(values).flatMap(([value, metrics]) => {
      const slice = { ...evidence, report: { ...evidence.report, metrics } };
      return metricFacts({ suite, manifest, state, evidence: slice })
        .filter((metric) => valueWords(metric) !== 'not measured')
        .map((metric) => ({ ...metric, what: '', name: `${value}: ${plainName(metric.name)}` }));
    });
    return html`<details><summary>${capitalised(plainName(suite.name.replace('/', ': ')))}, broken down by ${plainName(field)}</summary>
${metricTable(`${suite.name} by ${plainName(field)}`, rows, ({ name }) => name)}</details>
`;
  })}`;
}

import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { outputsFile, readOutputs } from '../../kept-outputs.ts';
import { measureSuite } from '../../measure-suite.ts';
import { parseRunLog, readRunLog } from '../../run-log.ts';
import { accuracySuite, biasSuite, measurementOf, measureParts } from '../../testing/sample-measurement.ts';
import { type RunView, viewRun } from '../run-view.ts';

/** Text that must stay text. */
export const hostile = `<script>alert(1)</script>"'&\u202e`;

/** Measures a suite and views its run, against an earlier one if there is one. */
async function measured(suite: ReturnType<typeof accuracySuite>, earlier?: RunView): Promise<RunView> {
  const { parts, logFolder } = measureParts();
  const report = await measureSuite(measurementOf(suite), parts);
  const [file = ''] = readdirSync(logFolder).filter((name) => !name.includes('outputs'));
  const path = join(logFolder, file);
  const { text } = readRunLog(path);
  const samples = parseRunLog(text);
  const outputs = readOutputs(outputsFile(path), new Map(samples.map(({ id, kept }) => [id, kept])));
  return viewRun({ report, suite, samples, outputs, earlier });
}

const wrongly = (suite: ReturnType<typeof accuracySuite>) => ({
  ...suite,
  scorers: { same: { ...suite.scorers.same, wrong: `was not said back ${hostile}` } },
});
const failing = (text: string) => {
  if (text.endsWith('7')) return hostile;
  if (text.endsWith('8')) throw new Error('broken');
  return text;
};
const good = await measured(wrongly(accuracySuite((text) => text)) as ReturnType<typeof accuracySuite>);
/** A run that fails in words that are hostile, compared with a good one. */
export const bad = await measured(wrongly(accuracySuite(failing)) as ReturnType<typeof accuracySuite>, good);
/** A run of a bias suite on a tool that says less of women. */
export const bias = await measured(biasSuite((text) => (text.startsWith('Ms') ? text.split(' ').slice(0, 6).join(' ') : text)));

import { setTimeout as sleep } from 'node:timers/promises';
import { planSamples } from '../plan-samples.ts';
import { runPlan } from '../run-plan.ts';
import { accuracySuite, measurementOf, measureParts } from './sample-measurement.ts';

// A run of 70 samples, a few milliseconds each, to be killed and gone on with: node run-slowly.ts LOG_FOLDER PRIVATE_KEY PUBLIC_KEY
const [logFolder = '', privateKey = '', publicKey = ''] = process.argv.slice(2);
const suite = accuracySuite(async (text) => {
  await sleep(45);
  return text.endsWith('3') ? 'wrong' : text;
});
process.stdout.write('started\n');
const { report } = await runPlan({
  measurement: measurementOf(suite),
  plan: planSamples(suite, 'gate'),
  parts: { ...measureParts().parts, logFolder, sealing: { privateKey, publicKey } },
  attempt: 'killed',
});
process.stdout.write(`${JSON.stringify(report.metrics)}\n`);

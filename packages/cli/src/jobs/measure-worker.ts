import { parentPort, workerData } from 'node:worker_threads';
import { AssayError, messageOf } from '@assay/core';
import { measureTools } from '../measure-tools.ts';
import { openFromEnvironment } from '../open-from-environment.ts';
import { type MeasureMessage, type MeasureRequest, measureRequest } from './measure-message.ts';

let isStopped = false;
parentPort?.on('message', () => {
  isStopped = true;
});
const outcome = await measure(measureRequest.parse(workerData)).catch((error: unknown) => ({
  status: 'failed' as const,
  reason: messageOf(error),
}));
tell(outcome);
parentPort?.close();

// --- Internal ---

function tell(message: MeasureMessage): void {
  parentPort?.postMessage(message);
}

async function measure({ environment, tool, engine, ...request }: MeasureRequest): Promise<MeasureMessage> {
  const deployment = (await openFromEnvironment(environment)).withEngine(engine);
  try {
    const outcomes = await measureTools(deployment, {
      ...request,
      tools: [tool],
      onProgress(suite, done, total) {
        tell({ status: 'measuring', suite, done, total });
        // The attempt is closed as abandoned: whoever stopped it explains it before the next one counts.
        if (isStopped) throw new AssayError('tool-failed', 'The measurement was stopped.');
      },
    });
    const suites = outcomes.map((one) =>
      one.status === 'measured'
        ? { suite: one.report.suite, status: one.report.status, reason: '' }
        : { suite: one.suite, status: one.status, reason: one.reason },
    );
    return { status: 'measured', suites };
  } finally {
    await deployment.close();
  }
}

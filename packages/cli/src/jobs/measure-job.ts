import { AssayError, defineJob, type Job, unknownTool } from '@assay/core';
import { z } from 'zod';
import type { Deployment } from '../deployment.ts';
import { measureInThread } from './measure-in-thread.ts';
import { type MeasureRequest, measured } from './measure-message.ts';

const input = z.strictObject({
  tool: z.string().min(1).max(60).describe('The tool whose suites are run.'),
  engine: z.string().min(1).max(60).default('embedded').describe('The engine that it is measured on.'),
  deep: z.boolean().default(false).describe('The deep suites as well.'),
  reason: z.string().trim().min(1).max(1_000).optional().describe('Why earlier attempts ended badly; recorded for each of them.'),
});

const result = z.object({
  suites: z.array(measured),
  state: z.string().describe('How the gate has it now.'),
  isEnabled: z.boolean(),
  reasons: z.array(z.string()),
});

/** Runs the suites of a tool. It goes on where it was after a stop of the server, with exact totals; one that a person stops is an attempt that must be explained. */
export function measureJob(
  deployment: Pick<Deployment, 'measurable' | 'withEngine'>,
  environment: Readonly<Record<string, string | undefined>>,
  measure: typeof measureInThread = measureInThread,
): Job {
  return defineJob({
    name: 'measure',
    title: 'Measurement',
    description: 'Runs the suites of a tool; the evidence is signed and kept, and the gate decides from it.',
    roles: ['assurance', 'administrator'],
    input,
    result,
    async *work({ tool, engine, deep, reason }, { caller, signal, isTakenUp }) {
      const on = deployment.withEngine(engine);
      if (!on.measurable.has(tool)) throw unknownTool(tool, on.measurable.keys());
      const request: MeasureRequest = {
        environment: Object.fromEntries(
          Object.entries(environment).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
        ),
        tool,
        engine,
        deep,
        actor: caller.id,
        resume: isTakenUp,
        // A reason is recorded once: when the work is gone on with, there may be an attempt that it is not about.
        ...(reason === undefined || isTakenUp ? {} : { reason }),
      };
      for await (const message of measure(request, signal)) {
        if (message.status === 'measuring') yield { message: message.suite, done: message.done, total: message.total };
        else if (message.status === 'measured') {
          const { state, isEnabled, reasons } = await on.decide(tool);
          return { suites: [...message.suites], state, isEnabled, reasons: [...reasons] };
        } else throw new AssayError('tool-failed', message.reason);
      }
      throw new AssayError('tool-failed', 'The thread that measured ended before it had measured. Begin it again.');
    },
  });
}

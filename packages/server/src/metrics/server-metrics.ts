import type { ToolRun } from '@assay/core';
import type { ServerParts } from '../server-parts.ts';
import { counter, gauge, histogram } from './exposition.ts';

/** What the server counts since it was started: names of parts and numbers, nothing of a person or a text. */
export interface ServerMetrics {
  /** The same `start`; what comes of each run is counted. */
  counting(start: ServerParts['start']): ServerParts['start'];
  request(request: { readonly method: string; readonly route: string; readonly status: number }): void;
  /** All as Prometheus reads it, with where each tool stands now. */
  write(): Promise<string>;
}

const secondsBounds = [0.01, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 300];
const states = ['unmeasured', 'running', 'failed', 'inconclusive', 'passed', 'approved', 'enabled', 'expired', 'drifted', 'revoked'];

/** Opens the metrics of a server. */
export function serverMetrics({ tools, engines, gate, drift }: Pick<ServerParts, 'tools' | 'engines' | 'gate' | 'drift'>): ServerMetrics {
  const runs = counter({ name: 'assay_runs_total', help: 'Runs by tool, engine and outcome; a refused one names why, and no engine.' });
  const seconds = histogram(
    { name: 'assay_run_duration_seconds', help: 'How long runs took from their start to their end.' },
    secondsBounds,
  );
  const parts = counter({ name: 'assay_run_part_seconds_total', help: 'Where the time of runs went: guard, engine, held.' });
  const verdicts = counter({ name: 'assay_guardrail_verdicts_total', help: 'What the checks did in runs.' });
  const tokens = counter({ name: 'assay_tokens_total', help: 'Tokens of model engines.' });
  const requests = counter({ name: 'assay_http_requests_total', help: 'Requests by method, route and status.' });
  let active = 0;

  /** A name that came from outside is one of ours, or none. */
  const toolOf = (name: string) => (tools.some((tool) => tool.name === name) ? name : 'unknown');

  function follow(run: ToolRun & { readonly status: 'started' }, tool: string): void {
    const startedAt = performance.now();
    active += 1;
    void run.finished.then(({ status, used }) => {
      active -= 1;
      const { engine, times, verdicts: counts } = run.measures();
      runs.add({ tool, engine, outcome: status });
      seconds.observe({ tool, engine }, (performance.now() - startedAt) / 1_000);
      for (const [part, time] of Object.entries(times)) parts.add({ tool, engine, part }, time / 1_000);
      for (const [direction, count] of Object.entries(used)) tokens.add({ tool, engine, direction }, count);
      for (const { check, stage, action, outcome, count } of counts) verdicts.add({ check, stage, action, outcome }, count);
    });
  }

  return {
    counting: (start) => async (request) => {
      const tool = toolOf(request.tool);
      const run = await start(request);
      if (run.status === 'started') follow(run, tool);
      else runs.add({ tool, engine: '', outcome: run.code });
      return run;
    },
    request({ method, route, status }) {
      requests.add({ method, route, status: String(status) });
    },
    async write() {
      const standing = await Promise.all(
        tools.flatMap(({ name }) => engines.map(async ({ id }) => ({ name, id, ...(await gate.decide(name, id, scraping)) }))),
      );
      const tell = standing.flatMap(({ name, id, state }) =>
        states.map((one) => [{ tool: name, engine: id, state: one }, state === one ? 1 : 0] as const),
      );
      return [
        runs.write(),
        seconds.write(),
        parts.write(),
        gauge({ name: 'assay_runs_active', help: 'Runs under way.' }, [[{}, active]]),
        verdicts.write(),
        gauge({ name: 'assay_gate_state', help: 'Where a tool stands on an engine: 1 for its state, 0 for the others.' }, tell),
        gauge(
          { name: 'assay_tool_enabled', help: 'Whether a tool may run on an engine.' },
          standing.map(({ name, id, isEnabled }) => [{ tool: name, engine: id }, isEnabled ? 1 : 0] as const),
        ),
        gauge(
          { name: 'assay_drift_breach', help: 'Whether a rate in use was found above its limit, and it has not ended: 1 or 0.' },
          drift().map(({ tool, engine, rate, state }) => [{ tool, engine, rate }, state === 'breach' ? 1 : 0] as const),
        ),
        gauge(
          { name: 'assay_drift_share', help: 'The rate in use, of the people counted in the present window.' },
          drift().flatMap(({ tool, engine, rate, people, hits }) =>
            people === 0 ? [] : [[{ tool, engine, rate }, hits / people] as const],
          ),
        ),
        tokens.write(),
        requests.write(),
      ].join('');
    },
  };
}

// --- Internal ---

/** Nobody in particular asks. */
const scraping = { id: 'metrics', groups: [], roles: [] };

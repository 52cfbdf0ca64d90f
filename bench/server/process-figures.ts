import { writeFileSync } from 'node:fs';
import { type Profiler, Session } from 'node:inspector';

/** What the bench asks a process that it measures. */
export type FiguresRequest = 'figures' | 'profile-start' | 'profile-stop';

/** What it answers: milliseconds of processor and bytes of memory since it began, and where the processor was while it was profiled. */
export interface Figures {
  readonly cpuMs: number;
  readonly memory: number;
  readonly heap: number;
  readonly shares?: Readonly<Record<string, number>>;
}

/** Answers the bench from within the process that is measured: figures, and shares of the processor's time by part of the house. */
export function answerRequests(): void {
  const session = new Session();
  session.connect();
  const reply = (more: Pick<Figures, 'shares'> = {}) => {
    const { user, system } = process.cpuUsage();
    const { rss, heapUsed } = process.memoryUsage();
    process.send?.({ cpuMs: (user + system) / 1_000, memory: rss, heap: heapUsed, ...more } satisfies Figures);
  };
  process.on('message', (request: FiguresRequest) => {
    if (request === 'figures') {
      globalThis.gc?.();
      reply();
    } else if (request === 'profile-start') {
      session.post('Profiler.enable');
      session.post('Profiler.start', () => reply());
    } else {
      session.post('Profiler.stop', (_error, { profile }) => {
        if (process.env.BENCH_PROFILE !== undefined) writeFileSync(process.env.BENCH_PROFILE, JSON.stringify(profile));
        reply({ shares: sharesOf(profile) });
      });
    }
  });
}

// --- Internal ---

/** The part of the house that a file belongs to; what belongs to none is counted with who called it. */
const parts: readonly (readonly [part: string, files: RegExp])[] = [
  ['guard', /\/guardrails\/src\/|\/packages\/language\//],
  ['record', /\/packages\/stores\//],
  ['gate', /\/packages\/gate\//],
  ['engine', /\/packages\/engines\/|\/node_modules\/(?:openai|undici|eventsource-parser)\//],
  ['route', /\/packages\/server\/|\/node_modules\/(?:hono|@hono)\//],
  ['run', /\/packages\/(?:core|cli)\/|\/bench\/server\//],
];

/** Shares of the time in which something was done. Waiting for the disk counts: the process can do nothing else. */
function sharesOf({ nodes, samples = [], timeDeltas = [] }: Profiler.Profile): Readonly<Record<string, number>> {
  const frames = new Map(nodes.map(({ id, callFrame }) => [id, callFrame]));
  const callers = new Map(nodes.flatMap(({ id, children = [] }) => children.map((child) => [child, id] as const)));
  const times = new Map<string, number>();
  let whole = 0;
  for (const [place, id] of samples.entries()) {
    const name = frames.get(id)?.functionName;
    if (name === '(idle)' || name === '(program)' || frames.get(id)?.url === 'node:inspector') continue;
    let part = name === '(garbage collector)' ? 'memory' : undefined;
    for (let at: number | undefined = id; at !== undefined && part === undefined; at = callers.get(at)) {
      const url = frames.get(at)?.url ?? '';
      part = parts.find(([, files]) => files.test(url))?.[0];
    }
    const time = timeDeltas[place] ?? 0;
    times.set(part ?? 'node', (times.get(part ?? 'node') ?? 0) + time);
    whole += time;
  }
  return Object.fromEntries([...times].map(([part, time]) => [part, time / whole]));
}

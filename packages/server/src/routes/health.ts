import { messageOf } from '@assay/core';
import { Hono } from 'hono';
import type { ServerParts } from '../server-parts.ts';

type HealthParts = Pick<ServerParts, 'tools' | 'engines' | 'gate' | 'whyNotReady' | 'now' | 'log'>;

/** So long an answer stands: whoever asks more often is told the same, and costs nothing. */
const freshMs = 5_000;

/** /healthz: the process answers. /readyz: it can work, and with which tools; anybody may ask, so it tells no more. */
export function healthRoutes(parts: HealthParts): Hono {
  let kept: { readonly at: number; readonly answer: ReturnType<typeof readiness> } | undefined;
  return new Hono()
    .get('/healthz', (context) => context.json({ status: 'alive' }))
    .get('/readyz', async (context) => {
      const at = parts.now().getTime();
      if (kept === undefined || at - kept.at >= freshMs) kept = { at, answer: readiness(parts) };
      const answer = await kept.answer;
      return context.json(answer, answer.status === 'ready' ? 200 : 503);
    });
}

// --- Internal ---

type Unready = NonNullable<Awaited<ReturnType<ServerParts['whyNotReady']>>> | 'gate-not-readable';
type Readiness =
  | { readonly status: 'ready'; readonly tools: { readonly on: readonly string[]; readonly off: readonly string[] } }
  | { readonly status: 'not-ready'; readonly reason: Unready };

async function readiness({ tools, engines, gate, whyNotReady, log }: HealthParts): Promise<Readiness> {
  const not = (reason: Unready, more: Readonly<Record<string, string>> = {}): Readiness => {
    log({ 'not-ready': reason, ...more });
    return { status: 'not-ready', reason };
  };
  const reason = await whyNotReady();
  if (reason !== undefined) return not(reason);
  try {
    const names = tools.map(({ name }) => name);
    const isOn = async (name: string) =>
      (await Promise.all(engines.map(({ id }) => gate.decide(name, id, probing)))).some(({ isEnabled }) => isEnabled);
    const states = await Promise.all(names.map(isOn));
    return { status: 'ready', tools: { on: names.filter((_, place) => states[place]), off: names.filter((_, place) => !states[place]) } };
  } catch (error) {
    // Where files lie is for the log alone.
    return not('gate-not-readable', { cause: messageOf(error) });
  }
}

/** Nobody in particular asks. */
const probing = { id: 'readiness', groups: [], roles: [] };

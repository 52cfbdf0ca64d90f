import { switchedOff } from './stop-switch.ts';
import type { AuditStore } from './store.ts';
import { SwitchedOff } from './switched-off.ts';

interface WatchParts {
  readonly tool: string;
  readonly engine: string;
  /** The record that opened the run: only what came after it stops it. */
  readonly since: number;
  /** Aborted with why it was. */
  readonly stop: AbortController;
}

const everyMs = 400;

/** Looks, while a run goes on, whether a person turns its tool or engine off; the function it returns ends that. */
export function watchSwitch(audit: Pick<AuditStore, 'read'>, { tool, engine, since, stop }: WatchParts): () => void {
  let isLooking = false;
  const look = async () => {
    if (isLooking) return;
    isLooking = true;
    try {
      const records = await audit.read(['switched-off', 'switched-on', 'tool-revoked'], since + 1);
      const revoked = records.findLast(({ kind, body }) => kind === 'tool-revoked' && body.tool === tool);
      const reason = switchedOff(records, { tool, engine }) ?? (revoked && `it was revoked: ${String(revoked.body.reason)}`);
      if (reason === undefined) return;
      end();
      stop.abort(new SwitchedOff(reason));
    } catch {
      // A chain that cannot be read fails the run at its closing record.
    } finally {
      isLooking = false;
    }
  };
  const timer = setInterval(() => void look(), everyMs);
  timer.unref();
  const end = () => clearInterval(timer);
  return end;
}

import { readFileSync } from 'node:fs';

/** Whether the process that took something up at a time still runs; a later process under the same number is another one. */
export function isAlive(process_: number, since: Date): boolean {
  try {
    process.kill(process_, 0);
  } catch (error) {
    // Without the right to signal it, it is there.
    if (!(error instanceof Error && 'code' in error && error.code === 'EPERM')) return false;
  }
  const startedAt = startOf(process_);
  return startedAt === undefined || startedAt <= since.getTime() + slack;
}

// --- Internal ---

/** Clocks of kernel and program may differ by so much, in milliseconds. */
const slack = 2_000;

/** When a process started, on Linux (proc(5): field 22 of stat, in hundredths of a second since the boot); elsewhere unknown. */
function startOf(process_: number): number | undefined {
  try {
    const boot = Number(/^btime (\d+)$/m.exec(readFileSync('/proc/stat', 'utf8'))?.[1]);
    const stat = readFileSync(`/proc/${process_}/stat`, 'utf8');
    // The name in parentheses may hold spaces: fields are counted from behind it, where the third one comes first.
    const ticks = Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19]);
    const startedAt = (boot + ticks / 100) * 1_000;
    return Number.isFinite(startedAt) ? startedAt : undefined;
  } catch {
    return undefined;
  }
}

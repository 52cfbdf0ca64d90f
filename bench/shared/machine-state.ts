import { spawnSync } from 'node:child_process';
import { cpus, loadavg, totalmem } from 'node:os';

/** The machine that figures were taken on, so that nobody compares them with those of another. */
export interface MachineState {
  readonly takenAt: string;
  /** The commit that was measured, and whether files in git had changed since. */
  readonly commit: string;
  readonly node: string;
  readonly processor: string;
  readonly cores: number;
  readonly memoryGigabytes: number;
  /** The load average of the last minute. */
  readonly load: number;
}

/** The state of the machine now. */
export function machineState(): MachineState {
  return {
    takenAt: new Date().toISOString(),
    commit: commit(),
    node: process.versions.node,
    processor: cpus()[0]?.model ?? 'unknown',
    cores: cpus().length,
    memoryGigabytes: Math.round(totalmem() / 2 ** 30),
    load: Number((loadavg()[0] ?? 0).toFixed(2)),
  };
}

/** The state before and after, in a sentence. */
export function machineSentence(before: MachineState, after: MachineState): string {
  const { takenAt, commit, node, processor, cores, memoryGigabytes, load } = before;
  return `Taken from ${takenAt} to ${after.takenAt} at commit ${commit} on Node ${node}, ${processor}, ${cores} cores, ${memoryGigabytes} GB; load average ${load} before and ${after.load} after. Above 0.5 a core, trust the ratios and not the times.`;
}

// --- Internal ---

/** Results of earlier runs are no change of what is measured. */
function commit(): string {
  const git = (...given: readonly string[]) => spawnSync('git', given, { cwd: import.meta.dirname, encoding: 'utf8', timeout: 10_000 });
  const { status, stdout } = git('rev-parse', '--short', 'HEAD');
  if (status !== 0) return 'unknown';
  const { stdout: changes } = git('status', '--porcelain', '--untracked-files=no', '--', ':/', ':(top,exclude)bench/results');
  return changes.trim() === '' ? stdout.trim() : `${stdout.trim()} with changes`;
}

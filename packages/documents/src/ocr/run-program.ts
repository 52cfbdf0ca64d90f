import { spawn } from 'node:child_process';
import { groupMemory } from './group-memory.ts';

/** A program and its arguments; no shell ever sees them. */
export type ProgramCall = readonly [program: string, ...rest: string[]];

/** What a program may take. */
export interface ProgramLimits {
  readonly timeLimitMs: number;
  readonly memoryMb: number;
  readonly outputMb: number;
}

export type ProgramOutcome =
  | { readonly status: 'done'; readonly output: Uint8Array }
  | { readonly status: 'failed'; readonly why: 'missing' | 'exit' | 'time' | 'memory' | 'output' };

const megabyte = 1024 * 1024;
const everyMs = 100;

/** What a program needs of the environment; keys and addresses of the service stay here. */
const passedOn = ['PATH', 'HOME', 'LANG', 'LC_ALL', 'TMPDIR', 'TESSDATA_PREFIX'];

/** Runs a program to its end and gives what it printed; one that takes too much is ended, with all that it has started. */
export function runProgram([program, ...rest]: ProgramCall, limits: ProgramLimits): Promise<ProgramOutcome> {
  return new Promise((resolve) => {
    const environment = Object.fromEntries(
      passedOn.flatMap((name) => (process.env[name] === undefined ? [] : [[name, process.env[name]]])),
    );
    // A group of its own, so that it can be ended as a whole.
    const child = spawn(program, rest, { shell: false, detached: true, env: environment, stdio: ['ignore', 'pipe', 'ignore'] });
    const output: Uint8Array[] = [];
    let length = 0;
    let isFinished = false;

    const finish = (outcome: ProgramOutcome) => {
      if (isFinished) return;
      isFinished = true;
      clearTimeout(timer);
      clearInterval(watch);
      process.off('exit', end);
      end();
      resolve(outcome);
    };
    const end = () => {
      if (child.pid === undefined) return;
      try {
        process.kill(-child.pid, 'SIGKILL');
      } catch {
        // The group has ended.
      }
    };
    process.on('exit', end);
    const timer = setTimeout(() => finish({ status: 'failed', why: 'time' }), limits.timeLimitMs);
    const watch = setInterval(async () => {
      const held = child.pid === undefined ? undefined : await groupMemory(child.pid);
      if (held !== undefined && held > limits.memoryMb * megabyte) finish({ status: 'failed', why: 'memory' });
    }, everyMs);

    child.stdout.on('data', (chunk: Uint8Array) => {
      length += chunk.length;
      if (length > limits.outputMb * megabyte) finish({ status: 'failed', why: 'output' });
      else output.push(chunk);
    });
    child.on('error', () => finish({ status: 'failed', why: 'missing' }));
    child.on('close', (code) => finish(code === 0 ? { status: 'done', output: Buffer.concat(output) } : { status: 'failed', why: 'exit' }));
  });
}

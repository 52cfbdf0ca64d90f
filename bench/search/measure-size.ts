import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { lastWords } from '../shared/last-words.ts';
import type { Grown, Stage } from './scale-worker.ts';

/** What a search took at a size, or why it was not measured. */
export type Sized = { readonly status: 'done'; readonly grown: Grown } | { readonly status: 'failed'; readonly reason: string };

/** How long the pages may take to be made, and how long all questions and pages added together may take. */
const fixedLimits = { makingMs: 600_000, askingMs: 180_000 };

const worker = fileURLToPath(new URL('./scale-worker.ts', import.meta.url));

/** Measures a search at a size in a process of its own, which is ended when building takes longer than the limit. */
export function measureSize(name: string, passages: number, buildLimitMs: number): Promise<Sized> {
  return new Promise((resolve) => {
    const child = fork(worker, [name, String(passages)], {
      env: { PATH: process.env.PATH },
      execArgv: ['--expose-gc', '--max-old-space-size=14000'],
      stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
    });
    const words = lastWords(child);
    const kill = () => child.kill('SIGKILL');
    process.once('exit', kill);
    const end = (sized: Sized) => {
      clearTimeout(timer);
      process.off('exit', kill);
      child.removeAllListeners();
      kill();
      resolve(sized);
    };
    const within = (limitMs: number, work: string) =>
      setTimeout(() => end({ status: 'failed', reason: `${work} over ${limitMs / 1000} s` }), limitMs);
    let timer = within(fixedLimits.makingMs, 'making the pages');
    child.on('message', (told: Stage) => {
      clearTimeout(timer);
      if (told.stage === 'done') end({ status: 'done', grown: told.grown });
      else timer = told.stage === 'made' ? within(buildLimitMs, 'build') : within(fixedLimits.askingMs, 'questions');
    });
    child.once('error', ({ message }) => end({ status: 'failed', reason: message }));
    child.once('close', (code, signal) => end({ status: 'failed', reason: words() ?? `its process ended with ${code ?? signal}` }));
  });
}

import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

const main = fileURLToPath(new URL('../main.ts', import.meta.url));

/** A server in a process of its own. */
export interface ServerProcess {
  readonly url: string;
  /** Everything that the person saw. */
  readonly told: () => string;
  /** Ends it, gracefully or at once; tells its exit code. */
  end(signal: 'SIGTERM' | 'SIGKILL'): Promise<number | null>;
}

/** Starts `assay serve` on a data folder and waits until it says where it is. */
export function serveProcess(data: string, environment: Record<string, string> = {}): Promise<ServerProcess> {
  const child: ChildProcess = spawn(process.execPath, [main, 'serve', '--port', '0'], {
    env: { ...process.env, ASSAY_DATA: data, ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let told = '';
  return new Promise((resolve, reject) => {
    const listen = (chunk: Buffer) => {
      told += chunk.toString();
      const url = /Assay is at (http:\/\/[\d.:]+)/.exec(told)?.[1];
      if (url === undefined || !told.includes('/assurance')) return;
      resolve({
        url,
        told: () => told,
        async end(signal) {
          if (child.exitCode !== null || child.signalCode !== null) return child.exitCode;
          const ended = once(child, 'exit');
          child.kill(signal);
          const [code] = await ended;
          return code;
        },
      });
    };
    child.stdout?.on('data', listen);
    child.stderr?.on('data', listen);
    child.once('exit', (code) => reject(new Error(`it ended with ${code}: ${told}`)));
  });
}

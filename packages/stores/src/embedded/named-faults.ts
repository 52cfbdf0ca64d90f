import { setTimeout as sleep } from 'node:timers/promises';
import { storageFault } from '@assay/core';

/** How long a process that holds the database is waited for, and how long between two tries. */
const longestMs = 10_000;
const betweenMs = 50;

/**
 * The same part of a store: what the disk or the database refuses has a name. While another process holds the database it is asked
 * again and again, and this process goes on with everything else meanwhile. What was refused so has done nothing.
 */
export function namingFaults<Part extends object>(part: Part, waitMs = longestMs): Part {
  const named = Object.entries(part).map(([name, value]) => [name, typeof value === 'function' ? naming(value, waitMs) : value]);
  // The same members by construction, each with the same parameters and result.
  return Object.fromEntries(named) as Part;
}

// --- Internal ---

type Method = (...given: unknown[]) => unknown;

function naming(method: Method, waitMs: number): Method {
  return (...given) => {
    const result = attempt(method, given);
    // Rows that are read as they are taken come as they are.
    return result instanceof Promise ? result.catch((error: unknown) => tryAgain(error, { method, given, waitMs })) : result;
  };
}

function attempt(method: Method, given: readonly unknown[]): unknown {
  try {
    return method(...given);
  } catch (error) {
    throw storageFault(error) ?? error;
  }
}

async function tryAgain(
  first: unknown,
  { method, given, waitMs }: { readonly method: Method; readonly given: readonly unknown[]; readonly waitMs: number },
): Promise<unknown> {
  const until = performance.now() + waitMs;
  for (let error = first; ; ) {
    const fault = storageFault(error);
    if (fault?.code !== 'store-locked' || performance.now() >= until) throw fault ?? error;
    await sleep(betweenMs);
    try {
      return await method(...given);
    } catch (next) {
      error = next;
    }
  }
}

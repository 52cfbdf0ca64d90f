import type { Worker } from 'node:worker_threads';

const everyMs = 10;
const megabyte = 1024 * 1024;

/** A thread is ended before it holds all that it may: it goes on while it is being ended. */
const watchedShare = 0.7;

/** Looks how much memory a thread holds, on its heap and beside it, and how much the process has grown meanwhile. */
export function watchMemory(worker: Worker, mostMb: number, onTooMuch: () => void): { stop(): void } {
  const most = watchedShare * mostMb * megabyte;
  const before = process.memoryUsage.rss();
  let isAsking = false;
  const timer = setInterval(async () => {
    const growth = process.memoryUsage.rss() - before;
    // While it collects garbage a thread does not answer, and may be the reason for the growth.
    if (isAsking) {
      if (growth > most) onTooMuch();
      return;
    }
    isAsking = true;
    try {
      const held = await heldBy(worker);
      // Other threads grow too: what one thread holds is more than half of the growth, or it is not the reason.
      if (held > most || (growth > most && held > growth / 2)) onTooMuch();
    } catch {
      // The thread has ended.
    } finally {
      isAsking = false;
    }
  }, everyMs);
  return { stop: () => clearInterval(timer) };
}

// --- Internal ---

async function heldBy(worker: Worker): Promise<number> {
  // Node before 22.16 cannot tell.
  const statistics = await worker.getHeapStatistics?.();
  return statistics === undefined ? 0 : statistics.used_heap_size + statistics.external_memory;
}

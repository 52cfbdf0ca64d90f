import type { Worker } from 'node:worker_threads';

const everyMs = 25;
const megabyte = 1024 * 1024;

/** Unpacked bytes stand beside the heap, whose own limit does not count them; no real file needs so many. */
const besideShare = 0.3;

/** Looks how much memory a thread holds, on its heap and beside it. */
export function watchMemory(worker: Worker, mostMb: number, onTooMuch: () => void): { stop(): void } {
  const timer = setInterval(async () => {
    try {
      // Node before 22.16 cannot tell.
      const statistics = await worker.getHeapStatistics?.();
      if (statistics === undefined) return;
      const { used_heap_size: heap, external_memory: beside } = statistics;
      const most = mostMb * megabyte;
      if (heap > most || beside > besideShare * most) onTooMuch();
    } catch {
      // The thread has ended.
    }
  }, everyMs);
  return { stop: () => clearInterval(timer) };
}

import { setTimeout as sleep } from 'node:timers/promises';
import { heapMegabytes } from '../search/heap-megabytes.ts';

/** What the heap and its buffers hold once nothing more goes: buffers go after those who held them. */
export async function heldMegabytes(): Promise<number> {
  for (let times = 0; times < 3; times += 1) {
    heapMegabytes();
    await sleep(20);
  }
  return heapMegabytes();
}

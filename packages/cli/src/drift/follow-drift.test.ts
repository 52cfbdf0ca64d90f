import { setTimeout as sleep } from 'node:timers/promises';
import type { DriftReading, Json } from '@assay/core';
import { expect, test } from 'vitest';
import { followDrift } from './follow-drift.ts';

const reading: DriftReading = {
  tool: 'summariser',
  engine: 'embedded',
  configuration: 'c0',
  rate: 'wrong',
  state: 'breach',
  baseline: { source: 'policy', share: 0.05, limit: 0.1 },
  people: 60,
  hits: 30,
  runs: 90,
  low: 0.3,
  high: 0.7,
  breach: { at: '2026-11-25T09:00:00Z', turnsOff: true },
};

test('looks at once and again, logs each new breach and each look that failed, and stops', async () => {
  const lines: Readonly<Record<string, Json>>[] = [];
  let looks = 0;
  const look = async () => {
    looks += 1;
    if (looks === 2) throw new Error('the disk is full');
    return { readings: [reading], found: looks === 1 ? [reading] : [] };
  };
  const following = followDrift({ look }, { log: (line) => lines.push(line), everyMs: 5 });
  while (looks < 4) await sleep(5);
  await following.stop();
  const stopped = looks;
  await sleep(30);
  expect(looks).toBe(stopped);
  const { tool, engine, configuration, rate, people, hits } = reading;
  expect(lines).toEqual([
    { drift: 'breach', tool, engine, configuration, rate, people, hits, baseline: 0.05, limit: 0.1, turnsOff: true },
    { drift: 'look-failed', error: 'the disk is full' },
  ]);
});

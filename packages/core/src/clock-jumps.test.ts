import { expect, test } from 'vitest';
import { verifyAuditChain } from './audit.ts';
import { runTool } from './run-tool.ts';
import { memoryParts } from './testing/memory-parts.ts';

const caller = { id: 'ann', groups: ['everyone'], roles: ['user'] };
const hour = 3_600_000;

test.each([
  ['back', -hour],
  ['forward', hour],
  ['to and fro', undefined],
])('a run is told in order and recorded whole while the clock jumps %s with every look', async (_, step) => {
  const { parts, audit } = memoryParts();
  let looks = 0;
  const start = parts.now().getTime();
  const now = () => {
    looks += 1;
    return new Date(start + (step === undefined ? (looks % 2 === 0 ? hour : -hour) : looks * step));
  };
  const run = await runTool({ ...parts, now }, { tool: 'sample', input: { words: 'good morning' }, caller });
  if (run.status === 'refused') throw new Error(run.message);
  expect(await run.finished).toMatchObject({ status: 'done' });
  const events = await parts.store.runs.events(run.id, 0);
  expect(events.map(({ sequence }) => sequence)).toEqual([1, 2, 3, 4, 5, 6]);
  expect(events.map(({ type }) => type)).toEqual(['started', 'progress', 'citation', 'text', 'result', 'ended']);
  expect(verifyAuditChain(await audit.read())).toEqual({ status: 'whole', records: 2 });
  for (const time of Object.values(run.measures().times)) expect(time).toBeLessThan(hour);
});

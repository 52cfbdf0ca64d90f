import { expect, test } from 'vitest';
import { closeLostOpenings, lostOpenings } from './lost-openings.ts';
import { runTool } from './run-tool.ts';
import { memoryParts } from './testing/memory-parts.ts';

const caller = { id: 'ann', groups: ['everyone'], roles: ['user'] };

test('an opening record whose run was never kept is closed, and no other one', async () => {
  const { parts, audit } = memoryParts();
  const run = await runTool(parts, { tool: 'sample', input: { words: 'good morning' }, caller });
  if (run.status === 'started') await run.finished;
  const { sequence } = await audit.append({ kind: 'run-opened', at: 't', actor: 'ann', body: { run: 'lost', configuration: 'c1' } });
  const lost = await lostOpenings(parts.store, sequence + 1);
  expect(lost.map(({ body }) => body.run)).toEqual(['lost']);
  await closeLostOpenings(lost, parts);
  expect((await audit.read(['run-closed'])).at(-1)).toMatchObject({
    actor: 'ann',
    body: { run: 'lost', status: 'failed', code: 'run-lost' },
  });
  expect(await lostOpenings(parts.store, sequence + 2)).toEqual([]);
});

test('an opening record whose run has come meanwhile is left alone', async () => {
  const { parts, audit } = memoryParts();
  const { sequence } = await audit.append({ kind: 'run-opened', at: 't', actor: 'ann', body: { run: 'late', configuration: 'c1' } });
  const lost = await lostOpenings(parts.store, sequence + 1);
  const about = { tool: 'sample', engine: 'embedded', owner: 'ann', status: 'running', configuration: 'c1', createdAt: 't' } as const;
  await parts.store.runs.open({ ...about, id: 'late', input: null, recordKey: '', restorations: {} });
  await closeLostOpenings(lost, parts);
  expect(await audit.read(['run-closed'])).toEqual([]);
});

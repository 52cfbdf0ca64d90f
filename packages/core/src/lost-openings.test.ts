import { expect, test } from 'vitest';
import { lostOpenings } from './lost-openings.ts';
import { runTool } from './run-tool.ts';
import { memoryParts } from './testing/memory-parts.ts';

const caller = { id: 'ann', groups: ['everyone'], roles: ['user'] };
const opening = (run: string) => ({ kind: 'run-opened' as const, at: 't', actor: 'ann', body: { run, configuration: 'c1' } });

test('an opening record whose run was never kept is closed at the second look, once, and no other one', async () => {
  const { parts, audit } = memoryParts();
  const run = await runTool(parts, { tool: 'sample', input: { words: 'good morning' }, caller });
  if (run.status === 'started') await run.finished;
  const { sequence } = await audit.append(opening('lost'));
  const lost = lostOpenings(parts, sequence + 1);
  expect([await lost.look(), await lost.look(), await lost.look()]).toEqual([0, 1, 0]);
  expect((await audit.read(['run-closed'])).at(-1)).toMatchObject({
    actor: 'ann',
    body: { run: 'lost', status: 'failed', code: 'run-lost' },
  });
  expect(await audit.read(['run-closed'])).toHaveLength(2);
});

test('one that is lost while the service goes on is found too', async () => {
  const { parts, audit } = memoryParts();
  const lost = lostOpenings(parts, 0);
  expect(await lost.look()).toBe(0);
  await audit.append(opening('later'));
  expect([await lost.look(), await lost.look()]).toEqual([0, 1]);
});

test('one whose run has come meanwhile, or was closed, is left alone', async () => {
  const { parts, audit } = memoryParts();
  await audit.append(opening('late'));
  await audit.append(opening('closed'));
  const lost = lostOpenings(parts, 3);
  await lost.look();
  const about = { tool: 'sample', engine: 'embedded', owner: 'ann', status: 'running', configuration: 'c1', createdAt: 't' } as const;
  await parts.store.runs.open({ ...about, id: 'late', input: null, recordKey: '', restorations: {} });
  await audit.append({ ...opening('closed'), kind: 'run-closed' });
  expect(await lost.look()).toBe(0);
  expect(await audit.read(['run-closed'])).toHaveLength(1);
});

test('what cannot be closed now is closed later', async () => {
  let isFull = true;
  const { parts, audit } = memoryParts({ auditFails: (kind) => isFull && kind === 'run-closed' });
  await audit.append(opening('lost'));
  const lost = lostOpenings(parts, 2);
  await lost.look();
  await expect(lost.look()).rejects.toThrow('full');
  isFull = false;
  expect(await lost.look()).toBe(1);
});

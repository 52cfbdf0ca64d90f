import { afterEach, beforeAll, describe, expect, test } from 'vitest';
import { closeStores, everyStore, startStores } from './testing/every-store.ts';
import { feedback, idsOf, run } from './testing/sample-runs.ts';

beforeAll(startStores, 120_000);
afterEach(closeStores);

describe.each(everyStore)('runs %s', (_, open) => {
  test('are found by owner, tool, configuration and day, oldest first, and without their content', async () => {
    const { runs } = await open();
    await runs.open(run('b', { createdAt: '2026-11-25T23:59:59.999Z', owner: 'ben' }));
    await runs.open(run('a', { tool: 'drafter' }));
    await runs.open(run('c', { createdAt: '2026-11-26T00:00:00.000Z', configuration: 'decade00' }));
    expect(await idsOf(runs, {})).toEqual(['a', 'b', 'c']);
    expect(await idsOf(runs, { owner: 'ben' })).toEqual(['b']);
    expect(await idsOf(runs, { tool: 'drafter' })).toEqual(['a']);
    expect(await idsOf(runs, { configuration: 'c0ffee00' })).toEqual(['a', 'b']);
    expect(await idsOf(runs, { from: '2026-11-25', to: '2026-11-25' })).toEqual(['b']);
    expect(await idsOf(runs, { to: '2026-11-24T09:00:00.000Z' })).toEqual(['a']);
    expect(await idsOf(runs, { owner: 'eve' })).toEqual([]);
    expect((await Array.fromAsync(runs.find({ owner: 'ben' })))[0]).not.toHaveProperty('input');
  });

  test('are found by the digest of their case, also when they are erased', async () => {
    const { runs } = await open();
    await runs.open(run('a', { case: 'd1' }));
    await runs.open(run('b', { case: 'd2' }));
    await runs.open(run('c'));
    await runs.erase('a', '2026-11-27T00:00:00Z');
    expect(await Array.fromAsync(runs.find({ case: 'd1' }))).toMatchObject([{ id: 'a', case: 'd1', erasedAt: '2026-11-27T00:00:00Z' }]);
    expect(await idsOf(runs, { case: 'd3' })).toEqual([]);
    expect(await runs.get('c')).not.toHaveProperty('case');
  });

  test('are each found once, however many began at one moment', async () => {
    const { runs } = await open();
    for (let index = 0; index < 450; index += 1) await runs.open(run(`r${index}`));
    expect(new Set(await idsOf(runs, {})).size).toBe(450);
    expect((await idsOf(runs, { configuration: 'c0ffee00' })).length).toBe(450);
  });

  test('have configurations that are found by how they begin', async () => {
    const { runs } = await open();
    await runs.open(run('a'));
    await runs.open(run('b', { configuration: 'c0ffee11' }));
    expect(await runs.configurations('c0ffee')).toEqual(['c0ffee00', 'c0ffee11']);
    expect(await runs.configurations('c0ffee1')).toEqual(['c0ffee11']);
    expect(await runs.configurations('beef')).toEqual([]);
  });

  test('keep their head alone when they are erased, and take nothing more', async () => {
    const { runs } = await open();
    await runs.open(run('r'));
    await runs.append('r', { type: 'text', text: 'a secret answer', citations: [], sequence: 1, at: 't' });
    expect(await runs.erase('r', '2026-11-27T00:00:00Z')).toBe('erased');
    const erased = { input: null, recordKey: '', restorations: {}, erasedAt: '2026-11-27T00:00:00Z' };
    expect(await runs.get('r')).toEqual(run('r', erased));
    expect(await runs.events('r', 0)).toEqual([]);
    expect(await Array.fromAsync(runs.find({}))).toMatchObject([{ id: 'r', erasedAt: '2026-11-27T00:00:00Z' }]);
    expect(await runs.erase('r', '2026-11-28T00:00:00Z')).toBe('already-erased');
    await expect(runs.accept('r', { document: 'again' }, {})).rejects.toThrow('was erased');
    await expect(runs.append('r', { type: 'progress', message: 'm', sequence: 2, at: 't' })).rejects.toThrow('was erased');
  });

  test('are not erased while they are under way, nor where there is none', async () => {
    const { runs } = await open();
    await runs.open(run('r', { status: 'running' }));
    expect(await runs.erase('r', '2026-11-27T00:00:00Z')).toBe('running');
    expect(await runs.get('r')).toEqual(run('r', { status: 'running' }));
    expect(await runs.erase('none', '2026-11-27T00:00:00Z')).toBe('absent');
  });
});

describe.each(everyStore)('runs under way %s', (_, open) => {
  const caller = { id: 'ann', groups: ['desk'], roles: ['user'] };
  const work = { process: 41, since: '2026-11-24T09:00:00.000Z', takenUp: 0, caller };
  const left = run('left', { status: 'running', work });

  test('are found among all, with who works on them and for whom', async () => {
    const { runs } = await open();
    await runs.open(run('done'));
    await runs.open(left);
    expect(await idsOf(runs, { underWay: true })).toEqual(['left']);
    expect(await idsOf(runs, { underWay: true, owner: 'ben' })).toEqual([]);
    expect(await runs.get('left')).toEqual(left);
    expect((await Array.fromAsync(runs.find({})))[0]).not.toHaveProperty('work');
  });

  test('are handed over once', async () => {
    const { runs } = await open();
    await runs.open(left);
    const taken = { ...work, process: 42, takenUp: 1 };
    expect([await runs.takeUp('left', taken), await runs.takeUp('left', { ...taken, process: 43 })]).toEqual([true, false]);
    expect((await runs.get('left'))?.work).toEqual(taken);
    expect(await runs.takeUp('none', taken)).toBe(false);
  });

  test('say no more of who worked on them when they have ended, and are not taken up then', async () => {
    const { runs, cluster } = await open();
    await runs.open({ ...left, work: { ...work, process: cluster?.node ?? work.process } });
    await runs.close('left', 'done', {});
    expect(await runs.get('left')).not.toHaveProperty('work');
    expect(await runs.takeUp('left', { ...work, takenUp: 1 })).toBe(false);
    expect(await idsOf(runs, { underWay: true })).toEqual([]);
  });
});

describe.each(everyStore)('feedback %s', (_, open) => {
  test('is given back as it was put, one a run: a later one replaces the former', async () => {
    const { runs, feedback: said } = await open();
    await runs.open(run('r'));
    await said.put(feedback('r'));
    await said.put(feedback('r', { useful: true, reason: '', text: '' }));
    expect(await said.get('r')).toEqual(feedback('r', { useful: true, reason: '', text: '' }));
    expect(await said.get('none')).toBeUndefined();
  });

  test('is for a run that there is', async () => {
    await expect((await open()).feedback.put(feedback('none'))).rejects.toThrow(/foreign key/i);
  });

  test('is counted by configuration and reason, with how many people said so, within days', async () => {
    const { runs, feedback: said } = await open();
    for (const id of ['a', 'b', 'c', 'd']) await runs.open(run(id));
    await said.put(feedback('a'));
    await said.put(feedback('b'));
    await said.put(feedback('c', { owner: 'ben' }));
    await said.put(feedback('d', { useful: true, reason: '', text: '', at: '2026-11-25T23:59:59.999Z' }));
    const of = { tool: 'summariser', engine: 'embedded', configuration: 'c0ffee00' };
    expect(await said.counts({})).toEqual([
      { ...of, useful: false, reason: 'wrong', count: 3, people: 2 },
      { ...of, useful: true, reason: '', count: 1, people: 1 },
    ]);
    expect(await said.counts({ from: '2026-11-25T23:59:59.999Z', to: '2026-11-25T23:59:59.999Z' })).toMatchObject([{ useful: true }]);
    expect((await said.texts({}, 2)).map(({ run }) => run)).toEqual(['a', 'b']);
    expect(await said.texts({ from: '2026-11-25T00:00:00.000Z' }, 9)).toEqual([]);
  });

  test('loses its text with the content of its run, keeps what is counted, and is not given after that', async () => {
    const { runs, feedback: said } = await open();
    await runs.open(run('r'));
    await said.put(feedback('r'));
    await runs.erase('r', '2026-11-27T00:00:00Z');
    expect(await said.get('r')).toEqual(feedback('r', { text: '' }));
    await expect(said.put(feedback('r'))).rejects.toThrow('was erased');
  });
});

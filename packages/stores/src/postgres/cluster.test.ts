import { setTimeout as sleep } from 'node:timers/promises';
import { beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import type { DeploymentStore } from '../deployment-store.ts';
import { everyDatabase } from '../testing/every-database.ts';
import { document } from '../testing/sample-entries.ts';
import { run } from '../testing/sample-runs.ts';
import { pgliteDatabase } from './testing/pglite-database.ts';

type Node = DeploymentStore & { readonly cluster: NonNullable<DeploymentStore['cluster']> };

function asNode(store: DeploymentStore): Node {
  const { cluster } = store;
  if (cluster === undefined) throw new Error('this store has no cluster');
  onTestFinished(() => store.close());
  return { ...store, cluster };
}

beforeAll(async () => {
  await pgliteDatabase();
}, 120_000);

describe.each(everyDatabase)('nodes %s', (_, opening) => {
  const two = async () => {
    const open = await opening();
    return [asNode(await open()), asNode(await open())] as const;
  };

  test('have numbers of their own, know who lives, and who has left', async () => {
    const [one, other] = await two();
    expect(one.cluster.node).not.toBe(other.cluster.node);
    expect([one.cluster.isAlive(one.cluster.node), one.cluster.isAlive(other.cluster.node)]).toEqual([true, true]);
    const gone = new Promise<void>((resolve) => other.cluster.onGone(resolve));
    await one.close();
    await gone;
    expect(other.cluster.isAlive(one.cluster.node)).toBe(false);
  });

  test('know that one has gone that came and went between two looks', async () => {
    const open = await opening();
    const one = asNode(await open());
    const brief = asNode(await open());
    expect(one.cluster.isAlive(brief.cluster.node)).toBe(true);
    await brief.close();
    await expect.poll(() => one.cluster.isAlive(brief.cluster.node), { timeout: 4_000 }).toBe(false);
  });

  test('hear what others tell and not what they tell themselves, within a second', async () => {
    const [one, other] = await two();
    const heard: (string | undefined)[] = [];
    one.cluster.hear('run', (run) => heard.push(run));
    const end = one.cluster.hear('documents', () => heard.push('documents'));
    one.cluster.tell('run', 'own');
    for (let times = 0; times < 3; times += 1) other.cluster.tell('run', 'r');
    await other.documents.put(document('a'));
    const until = performance.now() + 1_000;
    while (heard.length < 2 && performance.now() < until) await sleep(10);
    expect(heard).toEqual(['r', 'documents']);
    end();
    await other.documents.remove('a');
    await sleep(200);
    expect(heard).toHaveLength(2);
  });

  test('tell more than one notification carries', async () => {
    const [one, other] = await two();
    const heard = new Set<string | undefined>();
    one.cluster.hear('rates', (detail) => heard.add(detail));
    const details = Array.from({ length: 30 }, (_, place) => `${place} ${'£'.repeat(900)}`);
    for (const detail of details) other.cluster.tell('rates', detail);
    const until = performance.now() + 2_000;
    while (heard.size < details.length && performance.now() < until) await sleep(10);
    expect([...heard].sort()).toEqual([...details].sort());
  });

  test('share files: a version is never missed, the same bytes are no change, and what must not be replaced stays', async () => {
    const [one, other] = await two();
    const put = (node: Node, name: string, text: string, replaces?: (before: Uint8Array) => boolean) =>
      node.cluster.files.put(name, Buffer.from(text), replaces);
    await Promise.all([put(one, 'a', '1'), put(other, 'b', '1'), put(one, 'c', '1')]);
    await put(other, 'a', '2');
    await put(one, 'b', '1');
    await put(one, 'c', '0', (before) => Buffer.from(before).toString() < '0');
    const files = (await one.cluster.files.since(0)).map(({ name, body }) => [name, Buffer.from(body).toString()]);
    expect(files.sort()).toEqual([
      ['a', '2'],
      ['b', '1'],
      ['c', '1'],
    ]);
    const last = Math.max(...(await one.cluster.files.since(0)).map(({ version }) => version));
    expect(await other.cluster.files.since(last)).toEqual([]);
    await put(one, 'a', '3');
    expect((await other.cluster.files.since(last)).map(({ name }) => name)).toEqual(['a']);
  });

  test('keep uploads for each other, whatever their files are called, until they are removed or old', async () => {
    const [one, other] = await two();
    const { uploads } = other.cluster;
    const bytes = new Uint8Array([0, 255, 7]);
    const files = [
      { name: '../a\0b', bytes },
      { name: 'b', bytes: new Uint8Array() },
    ];
    const upload = await one.cluster.uploads.keep(files);
    expect(await uploads.names(upload)).toEqual(['../a\0b', 'b']);
    expect(Buffer.from(await uploads.read(upload, 0))).toEqual(Buffer.from(bytes));
    await expect(uploads.read(upload, 2)).rejects.toThrow('Send it again');
    await uploads.removeOld(new Date());
    expect(await uploads.names(upload)).toHaveLength(2);
    await uploads.removeOld(new Date(Date.now() + 26 * 3_600_000));
    await expect(uploads.names(upload)).rejects.toThrow('Send them again');
    const next = await one.cluster.uploads.keep(files);
    await uploads.remove(next);
    await expect(uploads.names(next)).rejects.toThrow('Send them again');
  });

  test('do what must not be done by two at once in turn, also where it fails', async () => {
    const [one, other] = await two();
    const happened: string[] = [];
    const work = (name: string) => async () => {
      happened.push(`${name} begins`);
      await sleep(30);
      happened.push(`${name} ends`);
    };
    // The one connection of PGlite is taken by whoever has the turn.
    await Promise.all([one.cluster.inTurn('a', work('one')), other.cluster.inTurn('a', work('other'))]);
    const [first, second] = happened[0] === 'one begins' ? ['one', 'other'] : ['other', 'one'];
    expect(happened).toEqual([`${first} begins`, `${first} ends`, `${second} begins`, `${second} ends`]);
    await expect(one.cluster.inTurn('a', () => Promise.reject(new Error('no')))).rejects.toThrow('no');
    await other.cluster.inTurn('a', work('again'));
    expect(happened).toHaveLength(6);
  });

  test('keep what was kept first', async () => {
    const [one, other] = await two();
    expect(await one.cluster.firstOf('key')).toBeUndefined();
    const kept = await Promise.all([one.cluster.keepFirst('key', 'one'), other.cluster.keepFirst('key', 'other')]);
    expect(new Set(kept).size).toBe(1);
    expect(await one.cluster.firstOf('key')).toBe(kept[0]);
  });

  test('stop a run that another works on, and nothing that has ended', async () => {
    const [one, other] = await two();
    const work = { process: one.cluster.node, since: 't', takenUp: 0 };
    await one.runs.open(run('r', { status: 'running', work }));
    await one.runs.open(run('done'));
    const told = new Promise<string | undefined>((resolve) => one.cluster.hear('stop', resolve));
    await other.cluster.askToStop('r');
    await other.cluster.askToStop('done');
    await other.cluster.askToStop('none');
    expect(await told).toBe('r');
    expect([await one.cluster.stopsAsked(), await other.cluster.stopsAsked()]).toEqual([['r'], []]);
    await one.runs.close('r', 'cancelled', {});
    expect(await one.cluster.stopsAsked()).toEqual([]);
  });

  test('leave a run to whoever took it up: the one that was thought dead adds nothing more', async () => {
    const [one, other] = await two();
    const work = { process: one.cluster.node, since: 't', takenUp: 0 };
    await one.runs.open(run('r', { status: 'running', work }));
    expect(await other.runs.takeUp('r', { ...work, process: other.cluster.node, takenUp: 1 })).toBe(true);
    const event = { type: 'progress', message: 'm', sequence: 1, at: 't' } as const;
    await expect(one.runs.append('r', event)).rejects.toMatchObject({ code: 'already-running' });
    await expect(one.runs.close('r', 'done', {})).rejects.toThrow('another node works on it');
    await other.runs.append('r', event);
    await other.runs.close('r', 'done', {});
    expect((await one.runs.get('r'))?.status).toBe('done');
    // What comes after its end, such as a sign-off, comes from anywhere.
    await one.runs.append('r', { ...event, sequence: 2 });
  });
});

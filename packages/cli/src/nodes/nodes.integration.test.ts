import { cpSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { localCaller, type RunRequest, turnSwitch, verifyAuditChain } from '@assay/core';
import { emptyDatabase, serverUrl } from '@assay/stores/testing';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { installPolicy, policyRecord } from '../data-folder.ts';
import { type Deployment, openDeployment } from '../deployment.ts';
import { fileKey } from '../ingested-files.ts';
import { deploymentJobs } from '../jobs/deployment-jobs.ts';
import { keepRuns } from '../keep-runs.ts';
import { offeredTools } from '../offered-tools.ts';

const within = { timeout: 1_000, interval: 25 };

describe.skipIf(serverUrl === undefined)('two nodes on one database', () => {
  const folders = ['one', 'other'].map((name) => mkdtempSync(join(tmpdir(), `assay-node-${name}-`)));
  const [data = '', otherData = ''] = folders;
  let url: string;
  let one: Deployment;
  let other: Deployment;
  const open = (folder: string) => openDeployment({ offered: offeredTools, data: folder, place: { url } });

  beforeAll(async () => {
    url = await emptyDatabase();
    one = await open(data);
    await expect(open(otherData)).rejects.toThrow('this node has no keys');
    cpSync(join(data, 'keys'), join(otherData, 'keys'), { recursive: true });
    other = await open(otherData);
    await Promise.all([one.index.open(), other.index.open()]);
    // What each tool is made of is read from the start.
  }, 60_000);
  afterAll(async () => {
    await one.close();
    await other.close();
  });

  const searchOn = async (node: Deployment) => {
    const reader = { ...localCaller, groups: ['everyone'] };
    const { passages } = await node.index.retriever.search({ text: 'ferry fares to the island', collection: 'policy' }, reader);
    return [...new Set(passages.map(({ document }) => document))];
  };

  test('know each other, and both put their seals to one chain', async () => {
    expect(one.process).not.toBe(other.process);
    expect(one.isAlive(other.process, new Date())).toBe(true);
    const at = new Date().toISOString();
    await Promise.all(
      [one, other, one, other].map(({ store }, n) =>
        store.audit.append({ kind: 'attempt-explained', at, actor: 'ann', body: { attempt: `${n}`, reason: 'r' } }),
      ),
    );
    const records = await other.store.audit.read();
    expect(verifyAuditChain(records).status).toBe('whole');
    expect(records.filter(({ kind }) => kind === 'policy-installed')).toHaveLength(1);
    for (const node of [one, other]) expect((await node.decide('summariser')).state).toBe('unmeasured');
  });

  test('a switch that a person turns on one is heeded by the other within a second', async () => {
    const turn = { target: { scope: 'everything' as const }, reason: 'a fault', actor: 'ann', at: new Date().toISOString() };
    await turnSwitch(one.store.audit, { ...turn, isOn: false });
    await expect.poll(async () => (await other.decide('summariser')).state, within).toBe('revoked');
    await turnSwitch(other.store.audit, { ...turn, isOn: true });
    await expect.poll(async () => (await one.decide('summariser')).state, within).toBe('unmeasured');
  });

  test('a policy that is installed on one is in force on the other within a second', async () => {
    const reading = one.folder.readPolicy();
    if (reading.status === 'broken') throw new Error(reading.reason);
    const policy = { ...reading.policy, evidenceDays: 30 };
    await one.store.audit.append(policyRecord(policy, reading.policy, { actor: 'ann', at: new Date() }));
    installPolicy(data, policy, one.folder.runnerKey);
    await one.share();
    await expect.poll(() => other.folder.readPolicy(), within).toMatchObject({ policy: { evidenceDays: 30 } });
    await expect.poll(async () => (await other.decide('summariser')).state, within).toBe('unmeasured');
  });

  test('a document that one takes in is found by the other within a second, and not when it was removed', async () => {
    expect(await searchOn(other)).toEqual([]);
    const file = { name: 'fares.txt', bytes: Buffer.from('Ferry fares\n\nThe ferry fares to the island rise on 1 May.') };
    const taken = await one.ingest(file, { ...localCaller, groups: ['everyone'] });
    const ids = taken.status === 'ingested' ? taken.ids : [];
    expect(ids).toHaveLength(1);
    await expect.poll(() => searchOn(other), within).toEqual(ids);
    await other.removeDocument(ids[0] ?? '', localCaller);
    await expect.poll(() => searchOn(one), within).toEqual([]);
  });

  test('a bulk ingest is done by both, each file once, and is one of its kind on all nodes', async () => {
    const editor = { ...localCaller, groups: ['everyone'], roles: ['editor'] };
    const jobs = await Promise.all([one, other].map((node) => deploymentJobs(node, { environment: {}, warn: () => {} })));
    try {
      const [here, there] = jobs.map(({ start, keepFiles }) => ({ start, keepFiles }));
      if (here === undefined || there === undefined) throw new Error('there are two nodes');
      const doneBy = [one, other].map((node) => vi.spyOn(node, 'ingest'));
      const files = Array.from({ length: 120 }, (_, place) => {
        return { name: `mooring-${place}.txt`, bytes: Buffer.from(`Mooring ${place}\n\nThe fee for mooring ${place} is £${place + 10}.`) };
      });
      const { input } = await here.keepFiles(files);
      const run = await here.start({ tool: 'ingest', input, caller: editor, comesBack: true });
      if (run.status !== 'started') throw new Error(run.message);
      const second = await there.start({ tool: 'ingest', input, caller: editor, comesBack: true });
      expect(second).toMatchObject({ status: 'refused', code: 'already-running' });
      expect(await run.finished).toMatchObject({ status: 'done', result: { ingested: 120, unchanged: 0, refused: [] } });
      const records = await one.store.audit.read(['document-ingested']);
      const taken = records.filter(({ body }) => files.some((file) => fileKey(file) === body.file));
      expect([taken.length, new Set(taken.map(({ body }) => body.document)).size]).toEqual([120, 120]);
      const counts = doneBy.map(({ mock }) => mock.calls.length);
      expect(counts.reduce((sum, count) => sum + count, 0)).toBe(120);
      expect(Math.min(...counts)).toBeGreaterThan(0);
      await expect(other.store.cluster?.uploads.names(String(Object.values(input as object)[0]))).rejects.toThrow('Send them again');
    } finally {
      vi.restoreAllMocks();
      await Promise.all(jobs.map(({ close }) => close()));
    }
  });

  test('whoever signs in on one is known on the other, until they sign out there', async () => {
    const session = { idDigest: 'd', caller: localCaller, subject: 's', createdAt: 't', seenAt: 't', expiresAt: '2999' };
    await one.store.people.putSession({ ...session, caller: { id: 'person:ann', groups: [], roles: [] } });
    expect(await other.store.people.getSession('d')).toMatchObject({ subject: 's' });
    await other.store.people.endSession('d');
    expect(await one.store.people.getSession('d')).toBeUndefined();
  });

  test('one that is stopped leaves its job to another, which ends it: each file is taken in once', async () => {
    const third = await open(otherData);
    const [here, there] = await Promise.all([third, one].map((node) => deploymentJobs(node, { environment: {}, warn: () => {} })));
    if (here === undefined || there === undefined) throw new Error('there are two nodes');
    const goOn = async (request: RunRequest) => {
      const run = await there.start(request);
      return run.status === 'refused' ? run.message : undefined;
    };
    const kept = await keepRuns(one, { start: goOn, warn: (message) => expect.fail(message) });
    for (const node of [third, one]) {
      const { ingest } = node;
      vi.spyOn(node, 'ingest').mockImplementation(async (...given) => {
        await sleep(60);
        return ingest(...given);
      });
    }
    const files = Array.from({ length: 150 }, (_, place) => ({
      name: `berth-${place}.txt`,
      bytes: Buffer.from(`Berth ${place}\n\nIt is free.`),
    }));
    const { input } = await here.keepFiles(files);
    const run = await here.start({ tool: 'ingest', input, caller: { ...localCaller, roles: ['editor'] }, comesBack: true });
    if (run.status !== 'started') throw new Error(run.message);
    const taken = async () => {
      const records = await one.store.audit.read(['document-ingested']);
      return records.filter(({ body }) => files.some((file) => fileKey(file) === body.file));
    };
    await expect.poll(async () => (await taken()).length, { timeout: 5_000 }).toBeGreaterThan(10);
    await here.close();
    await third.close();
    await expect.poll(async () => (await one.store.runs.get(run.id))?.status, { timeout: 30_000 }).toBe('done');
    expect([(await taken()).length, new Set((await taken()).map(({ body }) => body.document)).size]).toEqual([150, 150]);
    const records = await one.store.audit.read(['run-opened', 'run-resumed', 'run-closed']);
    const kinds = records.filter(({ body }) => body.run === run.id).map(({ kind }) => kind);
    expect(kinds).toEqual(['run-opened', 'run-resumed', 'run-closed']);
    vi.restoreAllMocks();
    kept.stop();
    await there.close();
  }, 60_000);

  test('one that leaves is known to have gone', async () => {
    const third = await open(otherData);
    await expect.poll(() => one.isAlive(third.process, new Date()), within).toBe(true);
    await third.close();
    await expect.poll(() => one.isAlive(third.process, new Date()), { timeout: 5_000 }).toBe(false);
  }, 60_000);
});

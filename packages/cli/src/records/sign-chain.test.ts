import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { AuditRecord } from '@assay/core';
import { describe, expect, test } from 'vitest';
import { installPolicy } from '../data-folder.ts';
import { openDeployment } from '../deployment.ts';
import { makeKeyPair } from '../make-key-pair.ts';
import { keptRuns } from '../testing/kept-runs.ts';
import { signChain } from './sign-chain.ts';

describe('the chain is signed', () => {
  test('where it grew, and not again until it grows again', async () => {
    const { deployment, keep, close } = await keptRuns([{ id: 'a' }]);
    expect(await signChain(deployment, 'start')).toMatchObject({ kind: 'chain-signed', sequence: 4, seal: expect.any(String) });
    expect(await signChain(deployment, 'hour')).toBeUndefined();
    await keep({ id: 'b' });
    expect(await signChain(deployment, 'stop')).toMatchObject({ sequence: 7, body: { at: 'stop' } });
    expect(await signChain(deployment, 'stop')).toBeUndefined();
    await close();
  });

  test('reading so few records that its length makes no difference', async () => {
    const { deployment, close } = await keptRuns(Array.from({ length: 40 }, (_, place) => ({ id: `r${place}` })));
    const read: number[] = [];
    const { audit } = deployment.store;
    const watched = {
      ...audit,
      read: async (...given: Parameters<typeof audit.read>) => {
        const records = await audit.read(...given);
        read.push(records.length);
        return records;
      },
    };
    await signChain({ ...deployment, store: { ...deployment.store, audit: watched } }, 'hour');
    expect(read.reduce((sum, count) => sum + count, 0)).toBeLessThanOrEqual(3);
    await close();
  });

  test('by one of two processes on a data folder, and the chain is one', async () => {
    const { data, deployment, keep, close } = await keptRuns([{ id: 'a' }]);
    const other = await openDeployment({ offered: [], data });
    const signed = [await signChain(deployment, 'hour'), await signChain(other, 'hour')];
    expect(signed.map((record: AuditRecord | undefined) => record?.sequence)).toEqual([4, undefined]);
    await keep({ id: 'b' });
    expect((await signChain(other, 'hour'))?.sequence).toBe(7);
    expect(await signChain(deployment, 'hour')).toBeUndefined();
    await Promise.all([close(), other.close()]);
  });

  test('over a head that a killed process did not come to write', async () => {
    const { data, deployment, keep, store, close } = await keptRuns([{ id: 'a' }]);
    const { readFileSync } = await import('node:fs');
    const head = readFileSync(join(data, 'audit-head.json'), 'utf8');
    await signChain(deployment, 'hour');
    writeFileSync(join(data, 'audit-head.json'), head);
    await keep({ id: 'b' });
    expect((await signChain(deployment, 'start'))?.sequence).toBe(7);
    expect((await store.audit.read(['chain-signed'])).length).toBe(2);
    await close();
  });

  test('never with a key that the policy does not name, nor without a policy', async () => {
    const { data, deployment, store, close } = await keptRuns([{ id: 'a' }]);
    const reading = deployment.folder.readPolicy();
    if (reading.status !== 'read') throw new Error('the policy of a new folder is there');
    const records = (await store.audit.read()).length;
    const foreign = { ...deployment, folder: { ...deployment.folder, runnerKey: makeKeyPair().privateKey } };
    await expect(signChain(foreign, 'hour')).rejects.toThrow('does not name the runner key of this process. Was the key replaced?');
    installPolicy(data, { ...reading.policy, runners: [makeKeyPair().publicKey] }, makeKeyPair().privateKey);
    await expect(signChain(deployment, 'hour')).rejects.toThrow('The audit chain was not signed');
    expect((await store.audit.read()).length).toBe(records);
    await close();
  });
});

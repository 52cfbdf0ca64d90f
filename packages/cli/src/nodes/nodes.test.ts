import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { SharedFile, SharedFiles } from '@assay/stores';
import { describe, expect, onTestFinished, test } from 'vitest';
import { installPolicy, openDataFolder } from '../data-folder.ts';
import { makeKeyPair } from '../make-key-pair.ts';
import { checkKeys, isBegunBy } from './check-keys.ts';
import { openSharedFolder } from './shared-folder.ts';

const newFolder = () => {
  const folder = mkdtempSync(join(tmpdir(), 'assay-node-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
};

/** What nodes share of a database, in memory; those who hear are told at once. */
function sharing() {
  const kept = new Map<string, SharedFile>();
  const firsts = new Map<string, string>();
  const heard = new Set<() => void>();
  let version = 0;
  const files: SharedFiles = {
    async put(name, body, replaces = () => true) {
      const before = kept.get(name);
      if (before !== undefined && !replaces(before.body)) return;
      version += 1;
      kept.set(name, { name, version, body });
      for (const listener of heard) listener();
    },
    since: async (after) => [...kept.values()].filter((file) => file.version > after).sort((a, b) => a.version - b.version),
  };
  return {
    files,
    names: () => [...kept.keys()].sort(),
    hear: (_: string, listener: (detail: undefined) => void) => {
      const told = () => listener(undefined);
      heard.add(told);
      return () => heard.delete(told);
    },
    firstOf: async (name: string) => firsts.get(name),
    async keepFirst(name: string, value: string) {
      if (!firsts.has(name)) firsts.set(name, value);
      return firsts.get(name) ?? '';
    },
  };
}

async function open(folder: string, shared: ReturnType<typeof sharing>) {
  const opened = await openSharedFolder(folder, shared);
  onTestFinished(() => opened.close());
  return opened;
}

const put = (folder: string, name: string, text: string) => {
  mkdirSync(join(folder, name, '..'), { recursive: true });
  writeFileSync(join(folder, name), text);
};
const read = (folder: string, name: string) => (existsSync(join(folder, name)) ? readFileSync(join(folder, name), 'utf8') : undefined);
/** A head as it says of itself how far it goes; who signed it is looked at where it is read. */
const head = (sequence: number) =>
  JSON.stringify({
    payloadType: 't',
    payload: Buffer.from(JSON.stringify({ sequence, hash: 'h' })).toString('base64'),
    signatures: [{ keyid: 'k', sig: 'c2ln' }],
  });

describe('nodes on one database have alike', () => {
  test('policy, policies of before and datasets: at the start, and when one of them changes', async () => {
    const [shared, one, other] = [sharing(), newFolder(), newFolder()];
    put(one, 'gate-policy.json', 'first');
    put(one, 'policies/a.json', 'first');
    put(one, 'datasets/summariser-accuracy/own/data.jsonl', 'samples');
    put(one, 'keys/runner.pem', 'secret');
    put(one, 'people.json', 'own');
    const first = await open(one, shared);
    await first.share();
    await open(other, shared);
    expect(shared.names()).toEqual(['datasets/summariser-accuracy/own/data.jsonl', 'gate-policy.json', 'policies/a.json']);
    expect([read(other, 'gate-policy.json'), read(other, 'datasets/summariser-accuracy/own/data.jsonl')]).toEqual(['first', 'samples']);
    expect([read(other, 'keys/runner.pem'), read(other, 'people.json')]).toEqual([undefined, undefined]);
    put(one, 'gate-policy.json', 'second');
    await first.share();
    await expect.poll(() => read(other, 'gate-policy.json')).toBe('second');
  });

  test('what this node has not changed never goes back over what another one changed', async () => {
    const [shared, one, other] = [sharing(), newFolder(), newFolder()];
    put(one, 'gate-policy.json', 'first');
    const first = await open(one, shared);
    await first.share();
    const second = await open(other, shared);
    first.close();
    put(other, 'gate-policy.json', 'second');
    await second.share();
    await first.share();
    expect((await shared.files.since(0)).map(({ body }) => Buffer.from(body).toString())).toEqual(['second']);
    await first.refresh();
    expect(read(one, 'gate-policy.json')).toBe('second');
  });

  test('the signed head that goes furthest, and never one that goes less far', async () => {
    const [shared, one, other] = [sharing(), newFolder(), newFolder()];
    put(one, 'audit-head.json', head(7));
    put(other, 'audit-head.json', head(9));
    const first = await open(one, shared);
    await first.share();
    const second = await open(other, shared);
    expect(read(other, 'audit-head.json')).toBe(head(9));
    await second.share();
    await first.refresh();
    expect(read(one, 'audit-head.json')).toBe(head(9));
  });

  test('logs that evidence names, one by one', async () => {
    const [shared, one, other] = [sharing(), newFolder(), newFolder()];
    put(one, 'logs/a.jsonl', 'log');
    put(one, 'logs/a.outputs.jsonl', 'texts');
    await (await open(one, shared)).shareLog('a.jsonl');
    await open(other, shared);
    expect([read(other, 'logs/a.jsonl'), read(other, 'logs/a.outputs.jsonl')]).toEqual(['log', undefined]);
  });

  test('logs that are being written, as far as they go; none is put back, and what people said stays where it is', async () => {
    const [shared, one, other] = [sharing(), newFolder(), newFolder()];
    const first = await open(one, shared);
    await open(other, shared);
    put(one, 'logs/a.jsonl', 'one\n');
    put(one, 'logs/a.outputs.jsonl', 'texts');
    await first.shareLogs();
    await expect.poll(() => read(other, 'logs/a.jsonl')).toBe('one\n');
    put(one, 'logs/a.jsonl', 'one\ntwo\nthree\n');
    await first.refresh();
    expect(read(one, 'logs/a.jsonl')).toBe('one\ntwo\nthree\n');
    // The other one goes on from what it has, and ends it.
    put(other, 'logs/a.jsonl', 'one\ntwo\nthree\nfour\nend\n');
    const second = await open(other, shared);
    await second.shareLog('a.jsonl');
    await expect.poll(() => read(one, 'logs/a.jsonl')).toBe('one\ntwo\nthree\nfour\nend\n');
    await first.shareLogs();
    expect([shared.names(), read(other, 'logs/a.outputs.jsonl')]).toEqual([['logs/a.jsonl'], undefined]);
  });

  test.each(['../out.json', 'keys/runner.pem', 'logs/../keys/runner.pem', '/etc/passwd', 'policies/', 'policies/.hidden', 'people.json'])(
    'and nothing that leads elsewhere: %s',
    async (name) => {
      const shared = sharing();
      await shared.files.put(name, Buffer.from('x'));
      await expect(openSharedFolder(newFolder(), shared)).rejects.toThrow('which no node shares');
    },
  );
});

describe('a node', () => {
  test('that begins a deployment keeps which one it is; another with its keys belongs to it', async () => {
    const [shared, one] = [sharing(), newFolder()];
    expect(await isBegunBy(shared, one)).toBe(false);
    await checkKeys(shared, openDataFolder(one));
    expect(await isBegunBy(shared, one)).toBe(true);
    await checkKeys(shared, openDataFolder(one, true));
  });

  test('without keys is refused before it makes any', async () => {
    const [shared, bare] = [sharing(), newFolder()];
    await checkKeys(shared, openDataFolder(newFolder()));
    await expect(isBegunBy(shared, bare)).rejects.toThrow('this node has no keys. Copy the folder "keys"');
    expect(existsSync(join(bare, 'keys'))).toBe(false);
  });

  test('with another deployment key is refused', async () => {
    const shared = sharing();
    await checkKeys(shared, openDataFolder(newFolder()));
    await expect(checkKeys(shared, openDataFolder(newFolder()))).rejects.toThrow('its deployment key is another one');
  });

  test('whose runner key the policy does not name, or whose policy does not hold, is refused', async () => {
    const [shared, one] = [sharing(), newFolder()];
    const folder = openDataFolder(one);
    const reading = folder.readPolicy();
    if (reading.status === 'broken') throw new Error(reading.reason);
    installPolicy(one, { ...reading.policy, runners: [makeKeyPair().publicKey] }, folder.runnerKey);
    await expect(checkKeys(shared, folder)).rejects.toThrow('the gate policy does not name its runner key');
    installPolicy(one, reading.policy, makeKeyPair().privateKey);
    await expect(checkKeys(shared, folder)).rejects.toThrow('the gate policy does not hold for this node');
  });
});

import { copyFileSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sha256 } from '@assay/core';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { makeKeyPair } from '../make-key-pair.ts';
import { signManifest } from '../records/disclosure-signature.ts';
import { keptRuns } from '../testing/kept-runs.ts';
import { auditExport } from './audit-export.ts';
import { auditVerifyExport } from './audit-verify-export.ts';

type Entries = Record<string, Uint8Array>;

const folder = mkdtempSync(join(tmpdir(), 'assay-verify-export-'));
const at = (name: string) => join(folder, name);
const bundle = at('bundle.zip');
let kept: Awaited<ReturnType<typeof keptRuns>>;

beforeAll(async () => {
  kept = await keptRuns([{ id: 'a', told: 'What was told. '.repeat(5_000) }, { id: 'b' }]);
  await kept.run(auditExport, '--person', 'person:ann', '--out', bundle);
});
afterAll(() => kept.close());

/** A bundle whose files were changed and packed again. */
function changed(edit: (entries: Entries) => Entries | undefined): string {
  const entries = unzipSync(readFileSync(bundle));
  const file = join(mkdtempSync(at('changed-')), 'bundle.zip');
  writeFileSync(file, zipSync(edit(entries) ?? entries));
  return file;
}

function cut(): string {
  writeFileSync(at('cut.zip'), readFileSync(bundle).subarray(0, 900));
  return at('cut.zip');
}

/** Writes a manifest that fits the files again, as somebody without the key would. */
function withManifest(entries: Entries, changes: object): Entries {
  const manifest = { ...JSON.parse(strFromU8(entries['manifest.json'] ?? new Uint8Array())), ...changes };
  return { ...entries, 'manifest.json': strToU8(JSON.stringify(manifest)) };
}

describe('assay audit verify-export', () => {
  test('proves a bundle, without a data folder, and says whose key to confirm', async () => {
    const { code, out } = await kept.run(auditVerifyExport, bundle);
    expect([code, out]).toEqual([0, expect.stringContaining('Everything holds.')]);
    expect(out).toContain('Confirm with its owner');
    const { json } = await kept.run(auditVerifyExport, bundle, '--json');
    expect(json()).toMatchObject({
      status: 'proved',
      scope: { of: 'person', person: 'person:ann' },
      checks: [{ holds: true }, { detail: '5 files' }, {}],
    });
  });

  test('proves it against the key of who made it, and against no other', async () => {
    const own = await kept.run(auditVerifyExport, bundle, '--key', join(kept.data, 'keys', 'runner.pub.pem'));
    expect([own.code, own.out.includes('Confirm with')]).toEqual([0, false]);
    writeFileSync(at('other.pub.pem'), makeKeyPair().publicKey);
    const other = await kept.run(auditVerifyExport, bundle, '--key', at('other.pub.pem'));
    expect([other.code, other.out]).toEqual([1, expect.stringContaining('the key that you gave did not sign it')]);
  });

  test('proves one that an officer signed with a key of their own', async () => {
    const officer = makeKeyPair();
    writeFileSync(at('ann.pem'), officer.privateKey);
    writeFileSync(at('ann.pub.pem'), officer.publicKey);
    await kept.run(auditExport, '--run', 'a', '--key', at('ann.pem'), '--out', at('signed.zip'));
    expect((await kept.run(auditVerifyExport, at('signed.zip'), '--key', at('ann.pub.pem'))).code).toBe(0);
    expect((await kept.run(auditVerifyExport, at('signed.zip'), '--key', join(kept.data, 'keys', 'runner.pub.pem'))).code).toBe(1);
  });

  test.each<[string, (entries: Entries) => Entries | undefined, string]>([
    [
      'a byte of a text was changed',
      (all) => ({ ...all, 'runs/b/output.txt': strToU8('Another.') }),
      'runs/b/output.txt is not the file that was signed',
    ],
    ['a text was left out', ({ 'runs/b/input.txt': _, ...all }) => all, 'runs/b/input.txt is missing'],
    ['a text was put in', (all) => ({ ...all, 'runs/c/output.txt': strToU8('More.') }), 'runs/c/output.txt is not in the manifest'],
    ['the manifest was changed', (all) => withManifest(all, { by: 'eve' }), 'did not sign it'],
    [
      'text and manifest were changed together',
      (all) => {
        const text = strToU8('Another.');
        const files = { ...JSON.parse(strFromU8(all['manifest.json'] ?? text)).files, 'runs/b/output.txt': sha256(text) };
        return { ...withManifest(all, { files }), 'runs/b/output.txt': text };
      },
      'did not sign it',
    ],
    ['another key is named', (all) => withManifest(all, { signer: makeKeyPair().publicKey }), 'did not sign it'],
    ['no key is named', (all) => withManifest(all, { signer: 'none' }), 'did not sign it'],
    ['the chain was broken when it was made', (all) => withManifest(all, { chain: { status: 'broken' } }), 'broken'],
  ])('refuses a bundle where %s', async (_, edit, words) => {
    const { code, out } = await kept.run(auditVerifyExport, changed(edit));
    expect([code, out]).toEqual([1, expect.stringContaining(words)]);
    expect(out).toContain('do not rely on it');
  });

  test('takes one that somebody else made and signed anew only as theirs', async () => {
    const eve = makeKeyPair();
    const forged = changed((all) => {
      const made = withManifest(all, { signer: eve.publicKey });
      const digest = sha256(made['manifest.json'] ?? new Uint8Array());
      return { ...made, 'manifest.sig.json': strToU8(JSON.stringify(signManifest(digest, eve.privateKey))) };
    });
    expect((await kept.run(auditVerifyExport, forged)).out).toContain('Confirm with its owner');
    expect((await kept.run(auditVerifyExport, forged, '--key', join(kept.data, 'keys', 'runner.pub.pem'))).code).toBe(1);
  });

  test.each<[string, () => string, string]>([
    ['is no zip', () => 'package.json', 'is not a disclosure bundle of Assay'],
    ['has no manifest', () => changed(({ 'manifest.json': _, ...all }) => all), 'it has no manifest.json'],
    ['has no signature', () => changed(({ 'manifest.sig.json': _, ...all }) => all), 'it has no manifest.sig.json'],
    ['has a manifest that is none', () => changed((all) => ({ ...all, 'manifest.json': strToU8('{') })), 'its manifest.json does not hold'],
    ['has a signature that is none', () => changed((all) => ({ ...all, 'manifest.sig.json': strToU8('{}') })), 'is not a signature'],
    ['holds two files of one name', () => changed((all) => ({ ...all, 'Manifest.json': strToU8('{}') })), 'two files named'],
    [
      'unpacks to far more than it is',
      () => changed((all) => ({ ...all, 'runs/b/output.txt': new Uint8Array(66 * 1024 * 1024) })),
      'unpacks to more',
    ],
    ['names a file outside', () => changed((all) => ({ ...all, '../evil.txt': strToU8('x') })), 'is not a disclosure bundle'],
    ['was cut', cut, 'is not a disclosure bundle'],
  ])('says in words that a file %s', async (_, file, words) => {
    const { code, notified } = await kept.run(auditVerifyExport, file());
    expect([code, notified]).toEqual([3, expect.stringContaining(words)]);
  });

  test('says in words what it cannot work with', async () => {
    copyFileSync(join(kept.data, 'keys', 'runner.pem'), at('private.pem'));
    for (const [given, words] of [
      [[at('none.zip')], 'cannot be read'],
      [[], 'one file'],
      [[bundle, '--key', 'package.json'], 'is not a public key'],
      [[bundle, '--key', at('private.pem')], 'it is a private key'],
    ] as const) {
      const { code, notified } = await kept.run(auditVerifyExport, ...given);
      expect([code, notified]).toEqual([2, expect.stringContaining(words)]);
    }
  });
});

import { type AuditRecord, chainLine, digestOf, type EvidenceRecord, logStart, sha256, signEnvelope } from '@assay/core';
import { strToU8, unzipSync, type ZipOptions, type Zippable, zipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { signApproval } from '../approval.ts';
import { type GatePolicy, sealGatePolicy } from '../gate-policy.ts';
import { attemptRecords, chainOn, evidenceFor, keyPair, requirement, runner } from '../testing/evidence-for.ts';
import { addCountersignature, bundleType, packBundle, readBundle, sealArchive } from './bundle-file.ts';
import { signBundle } from './countersignature.ts';
import { softwareList } from './software-list.ts';
import { verifyBundle } from './verify-bundle.ts';

const [officer, stranger] = [keyPair(), keyPair()];
const now = new Date('2026-11-26T00:00:00Z');
const policy: GatePolicy = {
  version: 1,
  mode: 'production',
  runners: [runner.publicKey],
  approvers: [{ name: 'Ann Officer', key: officer.publicKey }],
  evidenceDays: 90,
  requiredTier: 'synthetic',
  requires: { deep: false, reviewer: false, equalityNote: false },
};

const parts = (name: string, content: string) => {
  const list = [{ kind: 'file' as const, name, sha256: sha256(content) }];
  return { parts: list, digest: digestOf(list) };
};
const log = [{ kind: 'header' }, { kind: 'end' }].reduce<{ text: string; head: string }>(
  ({ text, head }, record) => {
    const { line, hash } = chainLine(record, head);
    return { text: `${text}${line}\n`, head: hash };
  },
  { text: '', head: logStart },
).text;

function measured(suite: string): EvidenceRecord {
  const asked = {
    ...requirement(suite, ''),
    configuration: parts('@assay/sample/tool.ts', 'tool'),
    suiteParts: parts('@assay/sample/suite.ts', 'suite'),
  };
  return evidenceFor(asked, runner.privateKey, {}, log);
}

const evidence = measured('sample/accuracy');
const bias = measured('sample/bias');
const chain = attemptRecords(bias, 'passed', { before: attemptRecords(evidence, 'passed') });

/** The files of a whole bundle. */
function wholeFiles(records: readonly AuditRecord[] = chain): Map<string, Uint8Array> {
  return new Map(
    Object.entries({
      'source/packages/sample/package.json': '{"name": "@assay/sample"}',
      'source/packages/sample/tool.ts': 'tool',
      'source/packages/sample/suite.ts': 'suite',
      'evidence/sample-accuracy.json': JSON.stringify(evidence),
      'evidence/sample-bias.json': JSON.stringify(bias),
      [`logs/${evidence.logFile}`]: log,
      [`logs/${bias.logFile}`]: log,
      'policies/current.json': sealGatePolicy(policy, runner.privateKey),
      'audit/records.jsonl': records.map((record) => `${JSON.stringify(record)}\n`).join(''),
    }).map(([path, text]) => [path, strToU8(text)]),
  );
}

const about = {
  tool: 'sample',
  engine: 'embedded',
  configuration: evidence.report.digests.configuration,
  createdAt: now.toISOString(),
  leftOut: [],
};
const pack = (files = wholeFiles(), key = runner.privateKey) => packBundle(about, files, key);

async function wrongIn(bytes: Uint8Array): Promise<string> {
  const { checks } = await verifyBundle(readBundle(bytes), now);
  return checks.flatMap(({ what, holds, detail }) => (holds ? [] : [`${what}: ${detail}`])).join('; ');
}

describe('a bundle', () => {
  test('proves itself: signature, files, chain, evidence, code and data', async () => {
    const { checks, signedBy, evidence: found } = await verifyBundle(readBundle(pack()), now);
    expect(checks.filter(({ holds }) => !holds)).toEqual([]);
    expect(checks.map(({ what }) => what)).toEqual(
      expect.arrayContaining([
        'signature of the manifest',
        'audit chain',
        'evidence for sample/accuracy',
        'code and data of sample/accuracy',
      ]),
    );
    expect(found.map(({ id }) => id)).toEqual([evidence.id, bias.id]);
    expect(checks.find(({ what }) => what.startsWith('where sample stood'))?.detail).toContain('passed (synthetic only)');
    expect(signedBy).not.toBe('');
  });

  test('the same files give the same bytes', () => {
    expect(sha256(pack())).toBe(sha256(pack()));
  });

  test.each<[string, (files: Record<string, Uint8Array>) => unknown, string]>([
    [
      'a changed source',
      (files) => Object.assign(files, { 'source/packages/sample/tool.ts': strToU8('TOOL') }),
      'not the file that was signed',
    ],
    ['a missing log', (files) => Reflect.deleteProperty(files, `logs/${evidence.logFile}`), 'is missing'],
    ['a file that nobody listed', (files) => Object.assign(files, { 'source/extra.ts': strToU8('x') }), 'is not in the manifest'],
  ])('%s is found', async (_, change, words) => {
    const files = unzipSync(pack());
    change(files);
    expect(await wrongIn(sealedZip(files))).toContain(words);
  });

  test.each<[string, (files: Map<string, Uint8Array>) => unknown, string]>([
    [
      'code that is not what was measured',
      (files) => files.set('source/packages/sample/tool.ts', strToU8('other')),
      'tool.ts is not the file that was measured',
    ],
    ['a log of other bytes', (files) => files.set(`logs/${evidence.logFile}`, strToU8(`${log}\n`)), 'was edited'],
    [
      'evidence of another status',
      (files) =>
        files.set(
          'evidence/sample-accuracy.json',
          strToU8(JSON.stringify({ ...evidence, report: { ...evidence.report, status: 'failed' } })),
        ),
      'its report was edited',
    ],
    ['no evidence', (files) => files.delete('evidence/sample-accuracy.json'), 'offered without a suite for accuracy'],
    [
      'a policy that nobody signed',
      (files) => files.set('policies/current.json', strToU8(JSON.stringify(policy))),
      'missing or not a policy',
    ],
    [
      'a chain without its first record',
      (files) =>
        files.set(
          'audit/records.jsonl',
          strToU8(
            chain
              .slice(1)
              .map((record) => `${JSON.stringify(record)}\n`)
              .join(''),
          ),
        ),
      'breaks at record 1',
    ],
    [
      'a chain with an edited record',
      (files) =>
        files.set('audit/records.jsonl', strToU8(chain.map((record) => `${JSON.stringify({ ...record, actor: 'other' })}\n`).join(''))),
      'was edited',
    ],
    [
      'a chain of links alone',
      (files) =>
        files.set(
          'audit/records.jsonl',
          strToU8(chain.map(({ sequence, previous, hash }) => `${JSON.stringify({ sequence, previous, hash })}\n`).join('')),
        ),
      'no record of the gate',
    ],
  ])('%s is found even when its maker signs for it', async (_, change, words) => {
    const files = wholeFiles();
    change(files);
    expect(await wrongIn(pack(files))).toContain(words);
  });

  test('a stranger’s signature is not the maker’s', async () => {
    expect(await wrongIn(pack(wholeFiles(), stranger.privateKey))).toContain('no runner key of the bundled policy signed it');
  });

  test('another statement by the maker is not a signature of the manifest', async () => {
    const files = unzipSync(pack());
    files['manifest.sig.json'] = strToU8(JSON.stringify(signEnvelope(bundleType, 'something else', runner.privateKey)));
    expect(await wrongIn(sealedZip(files))).toContain('signature of the manifest');
  });

  test('approvals are shown with their names, and refused where they do not hold', async () => {
    const request = {
      tool: 'sample',
      engine: 'embedded',
      configuration: about.configuration,
      evidence: [],
      name: 'Ann Officer',
      role: '',
      reason: 'read',
      equalityNote: '',
      at: now,
    };
    const approval = signApproval(
      { ...request, evidence: [evidence, bias].map(({ report, envelope }) => ({ suite: report.suite, envelope: digestOf(envelope) })) },
      officer.privateKey,
      policy,
    );
    const approved = chainOn(chain, [['evidence-approved', { tool: 'sample', approval }]]);
    const { checks } = await verifyBundle(readBundle(pack(wholeFiles(approved))), now);
    expect(checks.filter(({ holds }) => !holds)).toEqual([]);
    expect(checks.map(({ detail }) => detail).join()).toContain('enabled; passed (synthetic only)');
    const forged = chainOn(chain, [['evidence-approved', { tool: 'sample', approval: evidence.envelope }]]);
    const told = await verifyBundle(readBundle(pack(wholeFiles(forged))), now);
    expect(told.checks.map(({ detail }) => detail).join()).toContain('does not count for what stands: it is not signed by an officer');
  });

  test('says where the tool stood: a failed attempt in its chain is not everything holding', async () => {
    const failed = attemptRecords({ ...evidence, id: 'bad', report: { ...evidence.report, attempt: 'bad' } }, 'failed', { before: chain });
    expect(await wrongIn(pack(wholeFiles(failed)))).toContain('failed: attempt bad at sample/accuracy came out failed');
  });

  test('a record without a seal of the maker’s runner key breaks the chain', async () => {
    expect(await wrongIn(pack(wholeFiles(chainOn(chain, [['tool-revoked', { tool: 'sample', reason: 'r' }]], ''))))).toContain(
      'has no seal',
    );
  });

  test('a second package of the same name, or one outside the workspace, cannot stand in for what was measured', async () => {
    const files = wholeFiles();
    files.set('source/packages/decoy/package.json', strToU8('{"name": "@assay/sample"}'));
    expect(await wrongIn(pack(files))).toContain('two packages are named @assay/sample');
    const moved = wholeFiles();
    moved.set('source/zz/sample/package.json', strToU8('{"name": "@assay/sample"}'));
    moved.set('source/zz/sample/tool.ts', strToU8('tool'));
    moved.set('source/packages/sample/tool.ts', strToU8('other'));
    expect(await wrongIn(pack(moved))).toContain('not the file that was measured');
  });

  test('content that breaks a check does not hold, and is no crash', async () => {
    const files = wholeFiles();
    files.set(
      'audit/records.jsonl',
      strToU8(`${'['.repeat(200_000)}
`),
    );
    expect(await wrongIn(pack(files))).not.toBe('');
  });

  test('a file whose name not every system takes is refused before anything is written', () => {
    expect(() => pack(new Map([...wholeFiles(), ['source/notes (1).md', strToU8('x')]]))).toThrow('Rename the file');
  });

  test('records of people’s runs go along as links alone, and the chain still holds', async () => {
    const all = chainOn(chain, [
      ['run-opened', { run: '1' }],
      ['attempt-explained', { attempt: 'x', reason: 'r' }],
    ]);
    const files = wholeFiles();
    const lines = all.map(({ sequence, previous, hash, ...entry }) =>
      JSON.stringify(entry.kind === 'run-opened' ? { sequence, previous, hash } : { ...entry, sequence, previous, hash }),
    );
    files.set('audit/records.jsonl', strToU8(lines.map((line) => `${line}\n`).join('')));
    expect(await wrongIn(pack(files))).toBe('');
  });
});

describe('readBundle refuses', () => {
  test.each<[string, () => Uint8Array, string]>([
    ['a name that stands twice', () => twice(), 'it holds two files named'],
    ['a step that ends in a space', () => sealedZip({ 'source/.. /x.ts': strToU8('a') }), 'it holds a file named'],
    ['what is no zip', () => strToU8('not a zip'), 'not a bundle'],
    ['a zip without a manifest', () => sealedZip({ 'a.txt': strToU8('a') }), 'it has no manifest.json'],
    [
      'a manifest of another format',
      () => sealedZip({ 'manifest.json': strToU8('{"format": 2}'), 'manifest.sig.json': strToU8('{}') }),
      'manifest.json does not hold',
    ],
    ['a path that leaves its folder', () => sealedZip({ '../evil.ts': strToU8('a') }), 'it holds a file named'],
    ['an absolute path', () => sealedZip({ '/etc/evil': strToU8('a') }), 'it holds a file named'],
    ['a path with a backslash', () => sealedZip({ 'a\\..\\evil': strToU8('a') }), 'it holds a file named'],
    [
      'a zip that unpacks to too much',
      () => sealedZip({ 'manifest.json': new Uint8Array(129 * 1024 * 1024) }, { level: 1 }),
      'more than a bundle ever holds',
    ],
  ])('%s', { timeout: 30_000 }, (_, bytes, words) => {
    expect(() => readBundle(bytes())).toThrow(words);
  });
});

test('a bundle with any one bit changed is refused, wherever it stands', () => {
  const bytes = pack();
  for (let place = 0; place < bytes.length; place += 1) {
    const damaged = Uint8Array.from(bytes);
    damaged[place] = (damaged[place] ?? 0) ^ (1 << (place % 8));
    expect(() => readBundle(damaged), `byte ${place}`).toThrow('not those it was written with');
  }
});

describe('a counter-signature', () => {
  const claim = { name: 'Bo', organisation: 'Department B', statement: 'Reproduced.', at: now };

  test('stands beside the bundle, under its own key, and changes nothing else', async () => {
    const bytes = pack();
    const { keyId, envelope } = signBundle(readBundle(bytes), claim, stranger.privateKey);
    const signed = addCountersignature(bytes, keyId, envelope);
    const { checks, countersigned } = await verifyBundle(readBundle(signed), now);
    expect(checks.every(({ holds }) => holds)).toBe(true);
    expect(countersigned).toMatchObject([{ keyId, said: { name: 'Bo', organisation: 'Department B' } }]);
  });

  test('of another bundle, from the future, or by another key does not hold', async () => {
    const bytes = pack();
    const other = pack(wholeFiles(chainOn(chain, [['tool-revoked', { tool: 'other', reason: 'r' }]])));
    const ofOther = signBundle(readBundle(other), claim, stranger.privateKey);
    expect(await wrongIn(addCountersignature(bytes, 'x', ofOther.envelope))).toContain('of another bundle');
    const late = signBundle(readBundle(bytes), { ...claim, at: new Date('2030-01-01T00:00:00Z') }, stranger.privateKey);
    expect(await wrongIn(addCountersignature(bytes, 'x', late.envelope))).toContain('dated in the future');
    const good = signBundle(readBundle(bytes), claim, stranger.privateKey).envelope;
    const resigned = { ...good, signatures: signEnvelope(good.payloadType, 'x', officer.privateKey).signatures };
    expect(await wrongIn(addCountersignature(bytes, 'x', resigned))).toContain('did not sign it');
    expect(await wrongIn(addCountersignature(bytes, 'x', evidence.envelope))).toContain('not a counter-signature');
  });

  test('cannot be made with what is no key', () => {
    expect(() => signBundle(readBundle(pack()), claim, 'no key')).toThrow('cannot sign');
  });
});

test('the software list names each package once, with its hash in hexadecimal', () => {
  const item = {
    kind: 'package' as const,
    name: '@scope/a',
    version: '1.0.0',
    integrity: `sha512-${Buffer.from('ab').toString('base64')}`,
  };
  const list = JSON.parse(softwareList('sample', [[item], [item]]));
  expect(list).toMatchObject({ bomFormat: 'CycloneDX', specVersion: '1.6' });
  expect(list.components).toEqual([
    {
      type: 'library',
      name: '@scope/a',
      version: '1.0.0',
      purl: 'pkg:npm/%40scope/a@1.0.0',
      hashes: [{ alg: 'SHA-512', content: '6162' }],
    },
  ]);
});

/** A zip with two entries of one name: the second is renamed in the bytes, which leaves their length. */
function twice(): Uint8Array {
  const bytes = Buffer.from(zipSync({ 'a.txt': strToU8('one'), 'b.txt': strToU8('two') }, { level: 0 }));
  for (let place = bytes.indexOf('b.txt'); place >= 0; place = bytes.indexOf('b.txt')) bytes.write('a.txt', place);
  return sealArchive(bytes);
}

function sealedZip(files: Zippable, options: ZipOptions = {}): Uint8Array {
  return sealArchive(zipSync(files, options));
}

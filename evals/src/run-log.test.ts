import { generateKeyPairSync } from 'node:crypto';
import { existsSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chainLine, sealWith } from '@assay/core';
import { describe, expect, test } from 'vitest';
import { type LogHeader, logSealKind, openRunLog, readRunLog, resumeRunLog } from './run-log.ts';

const pair = () =>
  generateKeyPairSync('ed25519', {
    publicKeyEncoding: { type: 'spki', format: 'pem' },
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
  });
const [ours, stranger] = [pair(), pair()];
const seal = sealWith(ours.privateKey, logSealKind);
const header: LogHeader = {
  kind: 'header',
  attempt: 'a',
  suite: 's',
  engine: 'e',
  configuration: 'c',
  suiteDigest: 'd',
  dataset: 'x',
  seed: 1,
  samples: 3,
  startedAt: '2026-11-26T00:00:00.000Z',
};
const sample = (id: string) => ({
  kind: 'sample',
  id,
  cluster: id,
  slices: {},
  status: 'done',
  code: '',
  scores: { right: 0 },
  unscored: [],
  input: '',
  output: '',
  kept: '',
  milliseconds: 1,
  tries: 1,
});
const resuming = { seal, publicKeys: [ours.publicKey], ids: new Set(['1', '2', '3']) };

/** A log of two samples that was broken off. */
function brokenOff(sealed: typeof seal | 'unsealed' = seal): string {
  const path = join(mkdtempSync(join(tmpdir(), 'assay-log-')), 'log.jsonl');
  const log = sealed === 'unsealed' ? openRunLog(path, header) : openRunLog(path, header, sealed);
  log.append(sample('1'));
  log.append(sample('2'));
  log.close();
  return path;
}

/** Adds records whose hashes are right, as anybody could who has no key. */
function forge(path: string, records: readonly object[]): void {
  const lines = readFileSync(path, 'utf8').trimEnd().split('\n');
  let head = String(JSON.parse(lines.at(-1) ?? '{}').hash);
  for (const record of records) {
    const { line, hash } = chainLine(record, head);
    lines.push(line);
    head = hash;
  }
  writeFileSync(path, `${lines.join('\n')}\n`);
}

describe('a log that was broken off', () => {
  test('is gone on with from what was sealed, with the time it was begun', () => {
    const path = brokenOff();
    const { log, done, startedAt } = resumeRunLog(path, { ...header, startedAt: '2027-01-01T00:00:00.000Z' }, resuming);
    expect([done.map(({ id }) => id), startedAt]).toEqual([['1', '2'], header.startedAt]);
    log.append(sample('3'));
    log.close();
    log.finish();
    expect(readRunLog(path).samples.map(({ id }) => id)).toEqual(['1', '2', '3']);
    expect(existsSync(`${path}.head`)).toBe(false);
  });

  test('what came after the seal is dropped: a torn line, and records that somebody put in', () => {
    const path = brokenOff();
    forge(path, [{ ...sample('3'), scores: { right: 1 } }]);
    writeFileSync(path, `${readFileSync(path, 'utf8')}{"hash":"torn`);
    const { log, done } = resumeRunLog(path, header, resuming);
    log.close();
    expect(done.map(({ id }) => id)).toEqual(['1', '2']);
    expect(readRunLog(path).samples).toHaveLength(2);
  });

  test.each<[string, () => string, Partial<LogHeader>, string]>([
    ['was never sealed', () => brokenOff('unsealed'), {}, 'no key of this deployment'],
    ['was sealed by another key', () => brokenOff(sealWith(stranger.privateKey, logSealKind)), {}, 'no key of this deployment'],
    ['was sealed as something else', () => brokenOff(sealWith(ours.privateKey, 'assay-audit-record')), {}, 'no key of this deployment'],
    ['is of another configuration', () => brokenOff(), { configuration: 'other' }, 'has changed'],
    ['is of another dataset', () => brokenOff(), { dataset: 'other' }, 'has changed'],
  ])('is refused when it %s', (_, make, changes, words) => {
    expect(() => resumeRunLog(make(), { ...header, ...changes }, resuming)).toThrow(words);
  });

  test('is refused when a sample before the seal was edited, or is none of the suite', () => {
    const path = brokenOff();
    writeFileSync(path, readFileSync(path, 'utf8').replace('"right":0', '"right":1'));
    expect(() => resumeRunLog(path, header, resuming)).toThrow('breaks at line 2');
    expect(() => resumeRunLog(brokenOff(), header, { ...resuming, ids: new Set(['1']) })).toThrow('not of this suite');
  });
});

test.each([
  ['a sample that stands twice', [sample('1'), sample('1')]],
  ['a sample that cannot be read', [{ kind: 'sample', id: '1' }]],
])('a log with %s is worth nothing', (_, records) => {
  const path = join(mkdtempSync(join(tmpdir(), 'assay-log-')), 'log.jsonl');
  const log = openRunLog(path, header);
  for (const record of records) log.append(record);
  log.close();
  expect(() => readRunLog(path)).toThrow('cannot be read, or one twice');
});

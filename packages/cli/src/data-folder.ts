import { createPrivateKey, createPublicKey, randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { AssayError, type AuditEntry, digestOf, keyId, messageOf } from '@assay/core';
import { type GatePolicy, readGatePolicy, sealGatePolicy } from '@assay/gate';
import { makeKeyPair } from './make-key-pair.ts';
import { unchangedFile } from './unchanged-file.ts';

/** What a deployment keeps beside its database: keys, the signed gate policy, run logs. */
export interface DataFolder {
  readonly path: string;
  readonly logFolder: string;
  /** Signs evidence (Ed25519, PEM). */
  readonly runnerKey: string;
  /** Keys HMACs over personal values, so that findings can be told apart but not guessed. */
  readonly deploymentKey: Uint8Array;
  /** The gate policy as it was when the folder was opened. */
  readonly gatePolicy: PolicyReading;
  /** The gate policy as it is now. */
  readPolicy(): PolicyReading;
  /** The folder was made just now: there was neither a policy nor a database. */
  readonly isNew: boolean;
}

/** A policy that holds, or why every tool is off. */
type PolicyReading = { readonly status: 'read'; readonly policy: GatePolicy } | { readonly status: 'broken'; readonly reason: string };

/** Where the data folder is: ASSAY_DATA, or .assay here. */
export function dataFolderOf({ ASSAY_DATA }: Readonly<Record<string, string | undefined>>): string {
  return ASSAY_DATA ?? '.assay';
}

/** Opens a data folder, and at its first use makes the keys and the development policy; where a store was begun without them they must be restored. */
export function openDataFolder(path: string, isBegun = existsSync(join(path, 'assay.sqlite'))): DataFolder {
  const keys = join(path, 'keys');
  const logFolder = join(path, 'logs');
  const policyFile = join(path, 'gate-policy.json');
  try {
    mkdirSync(keys, { recursive: true, mode: 0o700 });
    mkdirSync(logFolder, { recursive: true, mode: 0o700 });
    const runner = keyPair(keys);
    const deploymentKey = Buffer.from(
      keepSecret(join(keys, 'deployment.key'), () => randomBytes(32).toString('hex')),
      'hex',
    );
    if (deploymentKey.byteLength !== 32)
      throw new Error('keys/deployment.key is not the key it was made with (64 hexadecimal digits); restore it from a backup');
    // Only a new folder gets the development policy: a policy that is gone from one that was used must be restored.
    const isNew = !existsSync(policyFile) && !isBegun;
    if (isNew) installPolicy(path, developmentPolicy(runner.publicKey), runner.privateKey);
    const read = policyReader(policyFile, join(keys, 'runner.pub.pem'));
    return { path, logFolder, runnerKey: runner.privateKey, deploymentKey, gatePolicy: read(), readPolicy: read, isNew };
  } catch (error) {
    throw new AssayError(
      'data-folder-unusable',
      `The data folder ${path} cannot be used: ${messageOf(error)}. Make it writable, or name another one in ASSAY_DATA.`,
      { cause: error },
    );
  }
}

/** What the audit chain says of a policy that comes into force, after another or as the first. */
export function policyRecord(
  policy: GatePolicy,
  before: GatePolicy | undefined,
  by: { readonly actor: string; readonly at: Date },
): AuditEntry {
  const digestBefore = before === undefined ? '' : digestOf(before);
  const body = { policy: digestOf(policy), before: digestBefore, mode: policy.mode, approvers: policy.approvers.length };
  return { kind: 'policy-installed', at: by.at.toISOString(), actor: by.actor, body };
}

/** Puts a signed policy in force, and keeps every one that ever was: who was trusted when. */
export function installPolicy(folder: string, policy: GatePolicy, signingKey: string): void {
  const sealed = sealGatePolicy(policy, signingKey);
  const history = join(folder, 'policies');
  mkdirSync(history, { recursive: true, mode: 0o700 });
  writeFileSync(join(history, `${digestOf(policy)}.json`), sealed);
  const file = join(folder, 'gate-policy.json');
  writeFileSync(`${file}.new`, sealed);
  renameSync(`${file}.new`, file);
}

/**
 * Makes a new runner key: the policy trusts both from now on, so that evidence signed by the old one stands until it expires.
 * The old private key is kept under its own name, to be moved away or destroyed.
 */
export function rotateRunnerKey(
  { path, runnerKey }: DataFolder,
  policy: GatePolicy,
): { readonly policy: GatePolicy; readonly old: string } {
  const keys = join(path, 'keys');
  const old = join(keys, `runner-${Date.now()}.pem`);
  const pair = makeKeyPair();
  const changed = { ...policy, runners: [...policy.runners, pair.publicKey] };
  writeFileSync(old, runnerKey, { mode: 0o600, flag: 'wx' });
  writeFileSync(join(keys, 'runner.pem.new'), pair.privateKey, { mode: 0o600 });
  writeFileSync(join(keys, 'runner.pub.pem.new'), pair.publicKey);
  renameSync(join(keys, 'runner.pem.new'), join(keys, 'runner.pem'));
  renameSync(join(keys, 'runner.pub.pem.new'), join(keys, 'runner.pub.pem'));
  installPolicy(path, changed, pair.privateKey);
  return { policy: changed, old };
}

// --- Internal ---

function developmentPolicy(runner: string): GatePolicy {
  return {
    version: 1,
    mode: 'development',
    runners: [runner],
    approvers: [],
    evidenceDays: 90,
    requiredTier: 'synthetic',
    requires: { deep: false, reviewer: false, equalityNote: false },
  };
}

/** Reads the policy, anew where it or the key that it must be signed with changed. */
function policyReader(file: string, keyFile: string): () => PolicyReading {
  const readKey = unchangedFile((path) => readFileSync(path, 'utf8'));
  let trustedKey = readKey(keyFile);
  const reader = () => unchangedFile((path) => readPolicy(path, trustedKey));
  let read = reader();
  return () => {
    const key = readKey(keyFile);
    if (key !== trustedKey) {
      trustedKey = key;
      read = reader();
    }
    return read(file);
  };
}

function readPolicy(file: string, trustedKey: string): PolicyReading {
  try {
    return { status: 'read', policy: readGatePolicy(readFileSync(file, 'utf8'), file, [trustedKey]) };
  } catch (error) {
    return { status: 'broken', reason: messageOf(error) };
  }
}

function keyPair(folder: string): { readonly privateKey: string; readonly publicKey: string } {
  const publicFile = join(folder, 'runner.pub.pem');
  const privateKey = keepSecret(join(folder, 'runner.pem'), () => {
    const pair = makeKeyPair();
    writeFileSync(publicFile, pair.publicKey);
    return pair.privateKey;
  });
  const publicKey = existsSync(publicFile) ? readFileSync(publicFile, 'utf8') : '';
  if (!arePair(privateKey, publicKey))
    throw new Error('keys/runner.pem and keys/runner.pub.pem are not the pair they were made as; restore both from a backup');
  return { privateKey, publicKey };
}

/** The secret in a file, made at first use; only its owner may read it. `wx` lets exactly one of two processes make it. */
function keepSecret(file: string, make: () => string): string {
  if (!existsSync(file)) {
    try {
      writeFileSync(file, make(), { mode: 0o600, flag: 'wx' });
    } catch (error) {
      if (!existsSync(file)) throw error;
    }
  }
  return readFileSync(file, 'utf8');
}

function arePair(privateKey: string, publicKey: string): boolean {
  try {
    return keyId(createPrivateKey(privateKey)) === keyId(createPublicKey(publicKey));
  } catch {
    return false;
  }
}

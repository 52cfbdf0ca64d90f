import { createPublicKey } from 'node:crypto';
import { type AuditRecord, chainWalk, givenFields, type RunHead, readAudit, type Store } from '@assay/core';
import type { Preview } from '../guard/open-preview.ts';
import { type DisclosedNames, disclosedNames } from './disclosed-names.ts';
import { disclosedRun } from './disclosed-run.ts';
import { type DisclosureScope, recordInScope, runsInScope } from './disclosure-scope.ts';
import { signManifest } from './disclosure-signature.ts';
import { doesNotHold, holds } from './disclosure-words.ts';
import { manifestFile, signatureFile } from './manifest-signature.ts';
import { proposeRedactions } from './propose-redactions.ts';
import type { ZipFile } from './zip-file.ts';

/** What a bundle came to. */
export interface Disclosure {
  readonly runs: number;
  readonly erased: number;
  readonly records: number;
  /** Places that a person has to decide on. */
  readonly proposals: number;
  readonly chain: 'whole' | 'broken';
}

interface Making {
  readonly store: Pick<Store, 'audit' | 'runs'>;
  readonly scope: DisclosureScope;
  readonly zip: ZipFile;
  /** Looks for personal details; without it texts are written as they are. */
  readonly preview: Pick<Preview, 'check'> | undefined;
  readonly made: { readonly at: string; readonly by: string };
  /** Signs the manifest (Ed25519, PEM). */
  readonly signingKey: string;
}

/**
 * Writes a disclosure bundle: the content of runs as text, the audit records concerned, and a signed manifest of both. One run and
 * a stretch of records are in memory at a time, and a few lines of each run for the manifest.
 */
export async function writeDisclosure({ store, scope, zip, preview, made, signingKey }: Making): Promise<Disclosure> {
  const files: Record<string, string> = {};
  const proposed: string[] = [];
  const add = async (name: string, text: string) => {
    const { text: written, proposals } = preview === undefined ? { text, proposals: [] } : await proposeRedactions(text, preview);
    files[name] = await zip.add(name, [`${written}\n`]);
    for (const proposal of proposals) proposed.push(`${JSON.stringify({ file: name, ...proposal })}\n`);
  };

  const runs: RunHead[] = [];
  for await (const run of runsInScope(store.runs, scope)) {
    const { id, tool, engine, owner, status, configuration, createdAt, case: digest, erasedAt } = run;
    runs.push({ id, tool, engine, owner, status, configuration, createdAt, ...givenFields({ case: digest, erasedAt }) });
    const content = await disclosedRun(store.runs, id, preview === undefined);
    if (content === undefined) continue;
    await add(`runs/${encodeURIComponent(id)}/input.txt`, content.input);
    await add(`runs/${encodeURIComponent(id)}/output.txt`, content.output);
  }

  const names = disclosedNames(preview === undefined ? undefined : subjectOf(scope, runs));
  const fits = recordInScope(scope, new Set(runs.map(({ id }) => id)));
  const walk = chainWalk();
  let [records, head] = [0, ''];
  async function* concerned(): AsyncGenerator<AuditRecord> {
    for await (const record of readAudit(store.audit)) {
      walk.add(record);
      head = record.hash;
      if (!fits(record)) continue;
      records += 1;
      yield record;
    }
  }
  files['audit.jsonl'] = await zip.add('audit.jsonl', linesOf(concerned(), names, preview));
  if (preview !== undefined) files['proposed-redactions.jsonl'] = await zip.add('proposed-redactions.jsonl', proposed);

  const chain = walk.verdict();
  const erased = runs.filter(({ erasedAt }) => erasedAt !== undefined).length;
  const manifest = {
    format: 1,
    ...made,
    scope,
    chain: { ...chain, head },
    holds: holds(preview !== undefined),
    doesNotHold: doesNotHold(erased),
    runs: runs.map((run) => ({ ...run, owner: names.name(run.owner) })),
    files,
    signer: createPublicKey(signingKey).export({ type: 'spki', format: 'pem' }).toString(),
  };
  const text = `${JSON.stringify(manifest, null, 1)}\n`;
  const digest = await zip.add(manifestFile, [text]);
  await zip.add(signatureFile, [`${JSON.stringify(signManifest(digest, signingKey))}\n`]);
  return { runs: runs.length, erased, records, proposals: proposed.length, chain: chain.status };
}

// --- Internal ---

/** Whose bundle it is: everybody else's name is proposed to be left out. */
function subjectOf(scope: DisclosureScope, runs: readonly RunHead[]): string {
  if (scope.of === 'person') return scope.person;
  return scope.of === 'run' ? (runs[0]?.owner ?? '') : '';
}

/** Records one by one; what a person wrote as a reason is looked through like any other text. */
async function* linesOf(
  records: AsyncIterable<AuditRecord>,
  names: DisclosedNames,
  preview: Pick<Preview, 'check'> | undefined,
): AsyncGenerator<string> {
  for await (const record of records) {
    const { reason } = record.body;
    const body =
      preview === undefined || typeof reason !== 'string'
        ? record.body
        : { ...record.body, reason: (await proposeRedactions(reason, preview)).text };
    yield `${JSON.stringify({ ...record, actor: names.name(record.actor), body: names.body(body) })}\n`;
  }
}

import type { EvidenceRecord } from '@assay/core';
import type { DeploymentStore } from '../../deployment-store.ts';

const at = '2026-11-24T09:00:00.000Z';
const text = 'Gŵyl y môr: “£12”, naïve 𝒳\u0000.';

/** Puts something of every kind into a store, with what is awkward to copy: erased runs, revoked keys, strange characters. */
export async function fillStore({ documents, runs, audit, evidence, usage, people, feedback }: DeploymentStore, runsOf = 3): Promise<void> {
  const collection = 'policy';
  for (const id of ['b', 'ä', 'a', 'Z'])
    await documents.put({ id, collection, title: id, text, blocks: [], metadata: {}, audience: ['everyone'], digest: id, origin: id });
  for (let place = 0; place < runsOf; place += 1) {
    const id = `run-${place}`;
    await audit.append({ kind: 'run-opened', at, actor: 'person:ann', body: { run: id, text } }, () => 'sealed');
    const head = { tool: 'summariser', engine: 'embedded', owner: 'person:ann', configuration: 'c', createdAt: at };
    await runs.open({ id, ...head, status: 'running', input: { text }, recordKey: 'k', restorations: { '⟦name-1⟧': 'Jo' } });
    await runs.append(id, { type: 'text', text, citations: [], sequence: 1, at }, { type: 'result', result: { text }, sequence: 2, at });
    await runs.close(id, 'done', {});
    const { createdAt: _, ...about } = head;
    await feedback.put({ run: id, ...about, at, useful: false, reason: 'wrong', text: `“${id}” was wrong\u0000` });
  }
  await runs.erase('run-1', at);
  const work = { process: 1, since: at, takenUp: 0, caller: { id: 'person:ann', groups: ['desk'], roles: [] } };
  const underWay = {
    tool: 'summariser',
    engine: 'embedded',
    owner: 'person:ann',
    status: 'running' as const,
    configuration: 'c',
    createdAt: at,
  };
  await runs.open({ id: 'run-under-way', ...underWay, work, input: null, recordKey: 'k', restorations: {} });
  await audit.append({ kind: 'run-closed', at, actor: 'person:ann', body: { run: 'run-0' } });
  // Stores keep evidence as it comes; nothing here reads what is in it.
  for (const id of ['e2', 'e1']) await evidence.put({ id } as EvidenceRecord);
  await usage.record({
    at,
    run: 'run-0',
    tool: 'summariser',
    engine: 'm',
    caller: 'person:ann',
    groups: ['desk', 'élan'],
    input: 10,
    output: 5,
    pounds: 0.1,
    isEstimated: false,
  });
  const key = { secretDigest: 'd', owner: 'person:ann', groups: [], roles: [], tools: [], createdAt: at, expiresAt: at };
  for (const id of ['k2', 'k1']) await people.putKey({ id, name: id, ...key });
  await people.revokeKey('k2', at);
  await people.putSignIn({ person: 'person:ann', groups: ['desk'], at });
  await people.noteRefusal('k2', 'revoked');
  await people.putSession({
    idDigest: 's',
    caller: { id: 'person:ann', groups: [], roles: [] },
    subject: 'ann',
    createdAt: at,
    seenAt: at,
    expiresAt: at,
  });
}

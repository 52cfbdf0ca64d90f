import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Engine, RunParts, StoredDocument } from '@assay/core';
import { defaultPolicy, guardrails, loadPolicy } from '@assay/guardrails';
import { openStore } from '@assay/stores';
import { offeredTools } from '../../offered-tools.ts';
import { retrieverFor } from '../../retriever-for.ts';

const page = (id: string, collection: string, title: string, text: string, marking?: string): StoredDocument => ({
  id,
  collection,
  title,
  text,
  blocks: [{ kind: 'paragraph', start: 0, end: text.length }],
  metadata: { topic: 'wells', status: 'approved', ...(marking === undefined ? {} : { marking }) },
  audience: ['everyone'],
  digest: id,
  origin: id,
});

/** The offered tools with the real guardrails and a small corpus on an engine, behind a gate that lets everything run. */
export async function enabledParts(engine: Engine): Promise<RunParts> {
  const policy = loadPolicy(defaultPolicy);
  return {
    tools: new Map(offeredTools.map(({ tool }) => [tool.name, tool])),
    engine,
    retriever: retrieverFor([
      page(
        'wells',
        'policy',
        'Well grants',
        'Applications for a well grant close on 26 March 2027. The grant pays 60% of the cost of a well, up to £4,500.',
      ),
      page(
        'keys',
        'policy',
        'Keys of the lock gates, kept by Siobhan Fitzgerald',
        'Lock gate keys are lent for a deposit of £25. Write to siobhan.fitzgerald@canals.example for one.',
      ),
      page('closed', 'policy', 'Tunnel closures', 'The tunnel closes for inspection on 4 February 2027.', 'OFFICIAL-SENSITIVE'),
      page('closing', 'lines', 'Well grant: closing date', 'Applications to the well grant close on 26 March 2027.'),
      page('amount', 'lines', 'Well grant: how much we pay', 'The well grant pays 60% of the cost, up to £4,500.'),
    ]),
    guardrails: guardrails({ policy, deploymentKey: Buffer.alloc(32, 7), random: (size) => Buffer.alloc(size, 5) }),
    gate: {
      async decide(tool, id) {
        const reading = { configuration: 'c', policyDigest: 'p', reasons: [], command: '', evidence: '' };
        return { tool, engine: id, state: 'enabled', isEnabled: true, ...reading };
      },
    },
    store: await openStore({ folder: mkdtempSync(join(tmpdir(), 'assay-enabled-')) }),
    now: () => new Date('2026-11-27T10:00:00Z'),
  };
}

import { readFileSync } from 'node:fs';
import { installedPeers } from '../shared/installed-peers.ts';
import { machineState } from '../shared/machine-state.ts';
import type { Collection } from './collection.ts';
import { entries } from './entries.ts';
import { type Curve, grow } from './grow.ts';
import { type Measured, measureCollection } from './measure-collection.ts';
import { peersFolder } from './peers-folder.ts';
import { readPapers } from './read-papers.ts';
import { type Compared, writeSummaries } from './write-summaries.ts';

/** How often each summary is made, how long a method may take, and whom to tell. */
interface Comparing {
  readonly rounds: number;
  readonly limitMs: number;
  progress(said: string): void;
}

/** Compares the methods on each collection and on a growing text, prints the tables and writes bench/results/summaries.*; tells whether ours was measured on all and grew at all. */
export async function compare(collections: readonly Collection[], { rounds, limitMs, progress }: Comparing): Promise<boolean> {
  const before = machineState();
  const peers = installedPeers(peersFolder, 60);
  const { version } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')) as { version: string };
  const versions = { assay: version, ...Object.fromEntries(peers.map(({ name, version, reason }) => [name, version ?? `${reason}`])) };
  const missing = new Map(peers.flatMap(({ name, reason }) => (reason === undefined ? [] : [[name, reason] as const])));
  const able = entries.filter(({ peer = '' }) => !missing.has(peer)).map(({ name }) => name);
  const whyNot = (peer = '') => missing.get(peer) ?? 'it was not measured';

  const compared: Compared[] = [];
  let curves: readonly Curve[] = [];
  const write = () => writeSummaries({ before, versions, rounds, limitMs, compared, curves });
  for (const collection of collections) {
    const measured = await measureCollection(collection, able, { rounds, limitMs, progress });
    const all = entries.map(({ name, peer }): readonly [string, Measured] => [
      name,
      measured.get(name) ?? { status: 'failed', reason: whyNot(peer) },
    ]);
    compared.push({ collection, measured: new Map(all) });
    // After every collection, so that a run that is cut short leaves what it has.
    write();
  }
  const texts = [...new Set(readPapers().tasks.map(({ text }) => text))];
  const grown = await grow(able, { texts, limitMs, progress });
  curves = entries.map(({ name, peer }) => grown.find((curve) => curve.name === name) ?? { name, sizes: [], stopped: whyNot(peer) });
  console.log(`\n${write()}`);
  const isGrown = curves.some(({ name, sizes }) => name === 'assay' && sizes.length > 0);
  return isGrown && compared.every(({ measured }) => measured.get('assay')?.status === 'done');
}

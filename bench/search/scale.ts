import { installedPeers } from '../shared/installed-peers.ts';
import { machineState } from '../shared/machine-state.ts';
import { measureSize, type Sized } from './measure-size.ts';
import { peersFolder } from './peers-folder.ts';
import { scaleEntries } from './scale-entries.ts';
import { scaleMeasure } from './scale-measure.ts';
import { writeScale } from './write-scale.ts';

/** What grows, how far, and whom to tell. */
interface Growing {
  readonly sizes: readonly number[];
  readonly limitMs: number;
  progress(said: string): void;
}

/** What became of a search: its sizes in order, and why it was not grown further. */
export interface Curve {
  readonly name: string;
  readonly sizes: readonly Extract<Sized, { status: 'done' }>['grown'][];
  readonly stopped?: string;
}

/** Grows each search through the sizes, side by side at each, until it is too slow; tells whether ours was measured at all of them. */
export async function scale({ sizes, limitMs, progress }: Growing): Promise<boolean> {
  const before = machineState();
  const peers = installedPeers(peersFolder, 15);
  const missing = new Map(peers.flatMap(({ name, reason }) => (reason === undefined ? [] : [[name, reason] as const])));
  let curves: readonly Curve[] = scaleEntries.map(({ name, peer }) => {
    const reason = missing.get(peer ?? '');
    return { name, sizes: [], ...(reason === undefined ? {} : { stopped: reason }) };
  });
  for (const size of sizes) {
    for (const [place, { name, peer }] of scaleEntries.entries()) {
      const curve = curves[place];
      if (curve === undefined || curve.stopped !== undefined) continue;
      progress(`scale: ${name} at ${size} passages`);
      const isPeer = peer !== undefined;
      const sized = await measureSize(name, size, isPeer ? limitMs : limitMs * scaleMeasure.ourPatience);
      curves = curves.with(place, grownOn(curve, sized, { size, isPeer }));
    }
    // After every size, so that a run that is cut short leaves what it has.
    writeScale(curves, { before, limitMs, isLast: size === sizes.at(-1) });
  }
  return curves.every((curve, place) => scaleEntries[place]?.peer !== undefined || curve.sizes.length === sizes.length);
}

// --- Internal ---

function grownOn(curve: Curve, sized: Sized, { size, isPeer }: { size: number; isPeer: boolean }): Curve {
  const at = `at ${size.toLocaleString('en-GB')}`;
  if (sized.status === 'failed') return { ...curve, stopped: `${sized.reason} ${at}` };
  const isSlow = isPeer && sized.grown.queryMs.p50 > scaleMeasure.slowestMs;
  const stopped = isSlow ? { stopped: `median question over ${scaleMeasure.slowestMs} ms ${at}` } : {};
  return { ...curve, sizes: [...curve.sizes, sized.grown], ...stopped };
}

import { median } from '../shared/median.ts';
import { type Driven, drive } from './drive.ts';
import type { Side } from './sides.ts';

/** A side at so many streams at once: medians over the rounds. */
export interface SpeedRow {
  readonly side: string;
  readonly atOnce: number;
  readonly perSecond: number;
  readonly headersMs: number;
  readonly headersMs99: number;
  readonly wholeMs: number;
  readonly wholeMs99: number;
  /** Processor of the server for one stream, in milliseconds. */
  readonly cpuMs: number;
  readonly megabytes: number;
  readonly bad: number;
}

interface SpeedPlan {
  readonly atOnce: readonly number[];
  readonly rounds: number;
  readonly seconds: number;
  readonly tell: (said: string) => void;
}

/** All sides in turn, again and again, the order turned round each time, so that what disturbs one disturbs all. */
export async function measureSpeed(sides: readonly Side[], { atOnce, rounds, seconds, tell }: SpeedPlan): Promise<readonly SpeedRow[]> {
  for (const side of sides) {
    tell(`warming ${side.name}`);
    await drive(side.load, { atOnce: 32, seconds: seconds * 2 });
  }
  const measured: (Driven & { readonly side: string; readonly atOnce: number; readonly cpuMs: number; readonly megabytes: number })[] = [];
  for (const streams of atOnce)
    for (let round = 0; round < rounds; round += 1)
      for (const side of round % 2 === 0 ? sides : sides.toReversed()) {
        tell(`${side.name}, ${streams} at once, round ${round + 1} of ${rounds}`);
        const before = side.target.cpuMs();
        const driven = await drive(side.load, { atOnce: streams, seconds });
        const cpuMs = (side.target.cpuMs() - before) / driven.streams;
        measured.push({ ...driven, side: side.name, atOnce: streams, cpuMs, megabytes: side.target.memory() / 1e6 });
        if (driven.firstBad !== undefined) tell(`${driven.bad} bad of ${side.name}: ${driven.firstBad}`);
      }
  return atOnce.flatMap((streams) =>
    sides.map(({ name }) => {
      const own = measured.filter(({ side, atOnce: at }) => side === name && at === streams);
      const over = (figure: (driven: (typeof own)[number]) => number) => median(own.map(figure));
      return {
        side: name,
        atOnce: streams,
        perSecond: over((one) => one.streams / one.seconds),
        headersMs: over(({ headersMs }) => quantile(headersMs, 0.5)),
        headersMs99: over(({ headersMs }) => quantile(headersMs, 0.99)),
        wholeMs: over(({ wholeMs }) => quantile(wholeMs, 0.5)),
        wholeMs99: over(({ wholeMs }) => quantile(wholeMs, 0.99)),
        cpuMs: over(({ cpuMs }) => cpuMs),
        megabytes: over(({ megabytes }) => megabytes),
        bad: own.reduce((sum, { bad }) => sum + bad, 0),
      };
    }),
  );
}

// --- Internal ---

function quantile(values: readonly number[], share: number): number {
  return [...values].sort((one, other) => one - other)[Math.floor(values.length * share)] ?? Number.NaN;
}

import { emptyDatabase } from '@assay/stores/testing';
import { type Driven, drive } from '../server/drive.ts';
import { hasEnd } from '../server/sides.ts';
import type { Target } from '../server/start-process.ts';
import { median } from '../shared/median.ts';
import { nodesOn } from './nodes-on.ts';
import type { OwnPostgres } from './own-postgres.ts';

/** A side at so many streams at once: medians over the rounds. */
export interface NodesRow {
  readonly side: string;
  readonly atOnce: number;
  readonly perSecond: number;
  /** Processor of all nodes for one stream, in milliseconds, and of the database. */
  readonly nodeMs: number;
  readonly databaseMs: number;
  readonly wholeMs: number;
  readonly bad: number;
}

interface Side {
  readonly side: string;
  readonly targets: readonly Target[];
}

interface TwoPlan {
  readonly postgres: OwnPostgres;
  readonly stub: Target;
  readonly atOnce: readonly number[];
  readonly rounds: number;
  readonly seconds: number;
  readonly tell: (said: string) => void;
}

/**
 * One node, two nodes, and two deployments that have nothing to do with each other, in turn and the order turned round each time; the same
 * load on each. What two processes cost on shared cores whatever they share, the last one says.
 */
export async function measureTwo({ postgres, stub, atOnce, rounds, seconds, tell }: TwoPlan): Promise<readonly NodesRow[]> {
  const deployment = async () => nodesOn(await emptyDatabase(postgres.url), stub);
  const [alone, other, together] = [await deployment(), await deployment(), await deployment()];
  const first = await alone.start(0);
  const sides: readonly Side[] = [
    { side: 'one node', targets: [first] },
    { side: 'two nodes', targets: [await together.start(0), await together.start(1)] },
    { side: 'two apart', targets: [first, await other.start(0)] },
  ];
  const round = async (targets: readonly Target[], streams: number, forSeconds: number) => {
    const spent = () => targets.reduce((sum, target) => sum + target.cpuMs(), 0);
    const [nodesBefore, databaseBefore] = [spent(), postgres.cpuMs()];
    const driven = await Promise.all(
      targets.map(({ url }) => drive(loadOf(url), { atOnce: streams / targets.length, seconds: forSeconds })),
    );
    const count = driven.reduce((sum, one) => sum + one.streams, 0);
    return { driven, count, nodeMs: (spent() - nodesBefore) / count, databaseMs: (postgres.cpuMs() - databaseBefore) / count };
  };
  for (const { side, targets } of sides.slice(1)) {
    tell(`warming ${side}`);
    await round(targets, 32, seconds * 2);
  }
  const measured: (Awaited<ReturnType<typeof round>> & { readonly side: string; readonly atOnce: number })[] = [];
  for (const streams of atOnce)
    for (let number = 0; number < rounds; number += 1)
      for (const { side, targets } of number % 2 === 0 ? sides : sides.toReversed()) {
        tell(`${side}, ${streams} at once, round ${number + 1} of ${rounds}`);
        measured.push({ ...(await round(targets, streams, seconds)), side, atOnce: streams });
      }
  for (const target of new Set(sides.flatMap(({ targets }) => targets))) await target.stop('SIGKILL');
  return atOnce.flatMap((streams) =>
    sides.map(({ side }) => {
      const own = measured.filter((one) => one.side === side && one.atOnce === streams);
      const over = (figure: (one: (typeof own)[number]) => number) => median(own.map(figure));
      return {
        side,
        atOnce: streams,
        perSecond: over(({ driven }) => driven.reduce((sum, one) => sum + one.streams / one.seconds, 0)),
        nodeMs: over(({ nodeMs }) => nodeMs),
        databaseMs: over(({ databaseMs }) => databaseMs),
        wholeMs: over(({ driven }) => median(driven.flatMap((one: Driven) => one.wholeMs))),
        bad: own.flatMap(({ driven }) => driven).reduce((sum, one) => sum + one.bad, 0),
      };
    }),
  );
}

// --- Internal ---

function loadOf(url: string) {
  return { url, model: 'assay/writer', question: (number: number) => `Write about ${number}.`, isWhole: hasEnd };
}

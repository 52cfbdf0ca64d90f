import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { setTimeout as sleep } from 'node:timers/promises';
import { type AuditRecord, verifyAuditChain } from '@assay/core';
import { randomNumbers } from '../shared/random-numbers.ts';
import { type Followed, followEvents } from './follow-events.ts';
import { patternPolicy } from './sides.ts';
import { startProcess, type Target } from './start-process.ts';

/** What was left after a process had been killed under load, again and again. */
export interface KillFigures {
  readonly kills: number;
  readonly runsBegun: number;
  readonly eventsSeen: number;
  /** Events that a reader had got and that were not there, or otherwise, after the next start. */
  readonly eventsLost: number;
  /** Runs that a reader knew of without an opening record. */
  readonly runsUnrecorded: number;
  readonly chainsBroken: number;
  readonly filesTorn: number;
  /** Starts after which the tool did not run. */
  readonly startsFailed: number;
}

interface KillPlan {
  readonly kills: number;
  readonly atOnce: number;
  readonly stub: Target;
  readonly tell: (said: string) => void;
}

/** Kills the server (SIGKILL) at a random moment under load, starts it again on the same folder, and compares. */
export async function measureKills({ kills, atOnce, stub, tell }: KillPlan): Promise<KillFigures> {
  const data = join(mkdtempSync(join(tmpdir(), 'assay-bench-kills-')), 'data');
  const start = () => startProcess('./assay-process.ts', [data, `${stub.url}/v1`, patternPolicy()]);
  const random = randomNumbers(1);
  const figures = { runsBegun: 0, eventsSeen: 0, eventsLost: 0, runsUnrecorded: 0, chainsBroken: 0, filesTorn: 0, startsFailed: 0 };
  let target = await start();
  for (let kill = 1; kill <= kills; kill += 1) {
    const seen = await loadUntilKilled(target, { atOnce, afterMs: 500 + random() * 1_500 });
    const torn = filesHold(data);
    if (!torn.isWhole) figures.filesTorn += 1;
    if (!torn.isChainWhole) figures.chainsBroken += 1;
    target = await start();
    for (const { place, events } of seen) {
      const id = place.split('/').at(-1) ?? '';
      if (!torn.opened.has(id)) figures.runsUnrecorded += 1;
      const kept = new Map((await keptEvents(target, place)).map((event) => [event.sequence, JSON.stringify(event)]));
      figures.eventsLost += events.filter(({ sequence, data }) => kept.get(sequence) !== data).length;
      figures.eventsSeen += events.length;
    }
    figures.runsBegun += seen.length;
    const next = await followEvents(`${target.url}/api/tools/writer/runs`, { text: 'Write about 1.' });
    if (next.events.at(-1)?.type !== 'ended') figures.startsFailed += 1;
    tell(`kill ${kill} of ${kills}: ${seen.length} runs known, ${figures.eventsLost} events lost so far`);
  }
  await target.stop();
  return { kills, ...figures };
}

// --- Internal ---

async function loadUntilKilled(
  target: Target,
  { atOnce, afterMs }: { readonly atOnce: number; readonly afterMs: number },
): Promise<readonly Followed[]> {
  const seen: Followed[] = [];
  let isDead = false;
  const readers = Array.from({ length: atOnce }, async (_, reader) => {
    for (let number = reader * 10_000; !isDead; number += 1) {
      const followed = await followEvents(`${target.url}/api/tools/writer/runs`, { text: `Write about ${number}.` });
      if (followed.place !== '') seen.push(followed);
      else await sleep(20);
    }
  });
  await sleep(afterMs);
  await target.stop('SIGKILL');
  isDead = true;
  await Promise.all(readers);
  return seen;
}

/** The files as the killed process left them. */
function filesHold(data: string): { readonly isWhole: boolean; readonly isChainWhole: boolean; readonly opened: ReadonlySet<string> } {
  const database = new DatabaseSync(join(data, 'assay.sqlite'));
  try {
    const isWhole = database.prepare('PRAGMA integrity_check').get()?.integrity_check === 'ok';
    const records = database
      .prepare('SELECT body FROM audit ORDER BY sequence')
      .all()
      .map(({ body }) => JSON.parse(String(body)) as AuditRecord);
    const opened = new Set(records.flatMap(({ kind, body }) => (kind === 'run-opened' ? [String(body.run)] : [])));
    return { isWhole, isChainWhole: verifyAuditChain(records).status === 'whole', opened };
  } finally {
    database.close();
  }
}

/** What is there of a run; a run of which nobody had got an event may not have been kept. */
async function keptEvents({ url }: Target, place: string): Promise<readonly { readonly sequence: number }[]> {
  const answer = (await (await fetch(`${url}${place}/events`)).json()) as { events?: readonly { readonly sequence: number }[] };
  return answer.events ?? [];
}

import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Store } from '@assay/core';
import { z } from 'zod';
import { fileKey } from '../../packages/cli/src/ingested-files.ts';
import type { Target } from '../server/start-process.ts';

/** What became of bulk ingests. */
export interface JobFigures {
  readonly jobsBegun: number;
  readonly jobsDone: number;
  /** Why others ended. */
  readonly jobsFailed: readonly string[];
  readonly files: number;
  /** Files of jobs that are done without a document. */
  readonly filesMissing: number;
  /** Documents that are there more than once. */
  readonly documentsTwice: number;
  /** Files of which the record was written once more: they were cut between their record and their document. */
  readonly recordedAgain: number;
}

const filesOfJob = 80;
const run = z.looseObject({ status: z.string(), message: z.string().optional() });

/** One bulk ingest after the other, asked of one node and then of another, each followed to its end wherever that is. */
export function jobLoad(targets: readonly Target[], inbox: string) {
  const begun: { readonly place: string; readonly files: readonly string[] }[] = [];
  let isOver = false;
  const ask = async (node: number, path: string, init: RequestInit = {}) => {
    const target = targets[node % targets.length];
    return fetch(`${target?.url}${path}`, { ...init, signal: AbortSignal.timeout(10_000) }).catch(() => undefined);
  };
  const standing = async (place: string) => {
    for (let node = 0; ; node += 1) {
      const answer = await ask(node, place);
      const read = answer?.status === 200 ? run.parse(await answer.json()) : undefined;
      if (read !== undefined) return read;
      await sleep(100);
    }
  };
  const ended = async (place: string, mostMs: number) => {
    for (const until = performance.now() + mostMs; performance.now() < until; await sleep(200)) {
      const told = await standing(place);
      if (told.status !== 'running') return told;
    }
    return { status: 'under way for too long' };
  };
  const working = (async () => {
    for (let job = 0; !isOver; job += 1) {
      const files = filesOf(inbox, job);
      const headers = { 'Content-Type': 'application/json' };
      const answer = await ask(job, '/api/jobs/ingest/runs', { method: 'POST', headers, body: JSON.stringify({ folder: `job-${job}` }) });
      const place = answer?.status === 202 ? answer.headers.get('location') : undefined;
      if (place == null) {
        await sleep(200);
        continue;
      }
      begun.push({ place, files });
      await ended(place, 90_000);
    }
  })();
  return {
    begun: () => begun.length,
    async end({ audit, documents }: Pick<Store, 'audit' | 'documents'>): Promise<JobFigures> {
      isOver = true;
      await working;
      const figures = { jobsDone: 0, filesMissing: 0, documentsTwice: 0, recordedAgain: 0 };
      const jobsFailed: string[] = [];
      const records = await audit.read(['document-ingested']);
      const ofFile = Map.groupBy(records, ({ body }) => String(body.file));
      const kept = await documents.digests();
      for (const { place, files } of begun) {
        const { status, message = '' } = await ended(place, 90_000);
        if (status !== 'done') {
          jobsFailed.push(`${status} ${message}`.trim());
          continue;
        }
        figures.jobsDone += 1;
        for (const name of files) {
          const own = ofFile.get(fileKey({ name })) ?? [];
          const there = new Set(own.flatMap(({ body }) => (kept.has(String(body.document)) ? [String(body.document)] : [])));
          if (there.size === 0) figures.filesMissing += 1;
          if (there.size > 1) figures.documentsTwice += 1;
          figures.recordedAgain += Math.max(0, own.length - 1);
        }
      }
      const files = begun.reduce((sum, one) => sum + one.files.length, 0);
      return { jobsBegun: begun.length, ...figures, jobsFailed, files };
    },
  };
}

// --- Internal ---

function filesOf(inbox: string, job: number): readonly string[] {
  const folder = join(inbox, `job-${job}`);
  mkdirSync(folder, { recursive: true });
  return Array.from({ length: filesOfJob }, (_, place) => {
    const file = join(folder, `mooring-${place}.txt`);
    writeFileSync(file, `Mooring ${job}-${place}\n\nThe fee for mooring ${place} of harbour ${job} is £${place + 10} from 3 May 2027.`);
    return file;
  });
}

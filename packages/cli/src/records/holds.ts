import { AssayError, type AuditEntry, type AuditRecord, type AuditStore, describeIssues, type RunHead } from '@assay/core';
import { z } from 'zod';

/** What a hold keeps from being erased. */
export type HoldCover =
  | { readonly covers: 'run'; readonly run: string }
  | { readonly covers: 'person'; readonly person: string }
  /** By its digest: a reference can name a person, and a record stays. */
  | { readonly covers: 'case'; readonly case: string }
  | { readonly covers: 'everything' };

/** An order that content stays: for a request for information, a complaint, a court, an inquiry. */
export interface Hold {
  readonly id: string;
  readonly at: string;
  readonly by: string;
  readonly reason: string;
  readonly cover: HoldCover;
}

const common = { hold: z.string().min(1), reason: z.string() };
const placedBody = z.discriminatedUnion('covers', [
  z.object({ covers: z.literal('run'), run: z.string(), ...common }),
  z.object({ covers: z.literal('person'), person: z.string(), ...common }),
  z.object({ covers: z.literal('case'), case: z.string(), ...common }),
  z.object({ covers: z.literal('everything'), ...common }),
]);
const releasedBody = z.object(common);

/** The audit record that places a hold. */
export function placedHold({ id, at, by, reason, cover }: Hold): AuditEntry {
  return { kind: 'hold-placed', at, actor: by, body: { hold: id, ...cover, reason } };
}

/** The holds in force. A record of one that cannot be read is an error: then nobody knows what may be erased. */
export async function openHolds(audit: AuditStore): Promise<readonly Hold[]> {
  const holds = new Map<string, Hold>();
  for (const record of await audit.read(['hold-placed', 'hold-released'])) {
    if (record.kind === 'hold-released') {
      holds.delete(parsed(record, releasedBody).hold);
      continue;
    }
    const { hold: id, reason, ...cover } = parsed(record, placedBody);
    holds.set(id, { id, at: record.at, by: record.actor, reason, cover });
  }
  return [...holds.values()];
}

/** The first hold that covers a run. */
export function holdOver(holds: readonly Hold[], { id, owner, case: digest }: Pick<RunHead, 'id' | 'owner' | 'case'>): Hold | undefined {
  return holds.find(({ cover }) => {
    if (cover.covers === 'everything') return true;
    if (cover.covers === 'case') return cover.case === digest;
    return cover.covers === 'run' ? cover.run === id : cover.person === owner;
  });
}

/** What a hold covers, in words. */
export function coverWords(cover: HoldCover): string {
  if (cover.covers === 'everything') return 'everything';
  if (cover.covers === 'case') return `all runs about the case whose digest begins ${cover.case.slice(0, 12)}`;
  return cover.covers === 'run' ? `run ${cover.run}` : `all runs of ${cover.person}`;
}

// --- Internal ---

function parsed<Body>({ body, sequence }: AuditRecord, schema: z.ZodType<Body>): Body {
  const read = schema.safeParse(body);
  if (read.success) return read.data;
  throw new AssayError(
    'data-folder-unusable',
    `The hold in audit record ${sequence} cannot be read (${describeIssues(read.error)}), so nothing may be erased. Was it written by a newer Assay? Use that one.`,
  );
}

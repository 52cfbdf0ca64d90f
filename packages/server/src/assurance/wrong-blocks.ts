import type { AuditRecord } from '@assay/core';

/** Of runs that were stopped: how many there were, how many their owners called blocked wrongly, and how many people did. */
export interface WrongBlocks {
  readonly runs: number;
  readonly calledWrong: number;
  readonly people: number;
}

/** Collects what owners say of stopped runs: their last word on each counts. */
export function wrongBlockCount() {
  const said = new Map<string, Pick<AuditRecord, 'actor' | 'body'>>();
  return {
    note: ({ actor, body }: AuditRecord) => void said.set(String(body.run), { actor, body }),
    of(status: 'blocked' | 'withheld', runs: number): WrongBlocks {
      const wrong = [...said.values()].filter(({ body }) => body.reason === 'blocked-wrongly' && body.status === status);
      return { runs, calledWrong: wrong.length, people: new Set(wrong.map(({ actor }) => actor)).size };
    },
  };
}

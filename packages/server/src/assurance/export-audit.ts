import type { Store } from '@assay/core';
import type { AuditFilter } from './audit-query.ts';
import { scanAudit } from './scan-audit.ts';

/** A reader that takes longer makes room for others. */
const mostMs = 600_000;

/** The records that fit, one JSON document a line, read as the reader takes them. An error breaks the stream off: half of it never looks whole. */
export function exportAudit(store: Pick<Store, 'audit'>, filter: AuditFilter, onEnd: () => void): ReadableStream<Uint8Array> {
  const chunks = scanAudit(store, filter, 0);
  const encoder = new TextEncoder();
  let limit: NodeJS.Timeout | undefined;
  const end = () => {
    clearTimeout(limit);
    onEnd();
  };
  return new ReadableStream<Uint8Array>({
    start(controller) {
      limit = setTimeout(() => {
        onEnd();
        controller.error(new Error('the export took longer than ten minutes'));
      }, mostMs);
      limit.unref();
    },
    async pull(controller) {
      try {
        for (;;) {
          const step = await chunks.next();
          if (step.done === true) {
            end();
            controller.close();
            return;
          }
          if (step.value.records.length === 0) continue;
          controller.enqueue(encoder.encode(step.value.records.map((record) => `${JSON.stringify(record)}\n`).join('')));
          return;
        }
      } catch (error) {
        end();
        controller.error(error);
      }
    },
    async cancel() {
      end();
      await chunks.return(undefined);
    },
  });
}

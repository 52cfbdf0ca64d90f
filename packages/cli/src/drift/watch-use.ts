import type { AnyTool, AuditStore, DriftWatch, Engine } from '@assay/core';
import { driftWatch, type ExplainingGate } from '@assay/gate';
import { readRunLog } from '../read-run-log.ts';

interface UseParts {
  readonly gate: ExplainingGate;
  readonly audit: AuditStore;
  readonly logFolder: string;
  readonly tools: ReadonlyMap<string, AnyTool>;
  readonly engines: ReadonlyMap<string, Engine>;
  readonly now: () => Date;
}

/** Watches the use of every tool on every engine that it works on. */
export function watchUse({ gate, audit, logFolder, tools, engines, now }: UseParts): DriftWatch {
  const pairs = [...engines.values()].flatMap(({ id, kind }) =>
    [...tools.values()].filter((tool) => tool.engines.includes(kind)).map((tool) => ({ tool: tool.name, engine: id })),
  );
  return driftWatch({ gate, audit, readLog: (file) => readRunLog(logFolder, file), pairs, now });
}

import type { KnownParts, Retriever } from '@assay/core';
import { adoptedSuites } from './adopted-suites.ts';
import { type ListedTool, listTool } from './configurations.ts';
import type { OfferedTool } from './deployment.ts';
import type { OpenedEngine } from './engines/open-engines.ts';
import type { LoadedGuardrails } from './load-guardrails.ts';

interface Listing {
  readonly offered: readonly OfferedTool[];
  readonly data: string;
  readonly guards: LoadedGuardrails;
  readonly retriever: Retriever;
  readonly known: KnownParts;
}

/** Lists every tool on one engine, with the suites it must pass; what could not be opened is told of each. */
export async function listTools(
  opened: OpenedEngine,
  { offered, data, guards, retriever, known }: Listing,
): Promise<ReadonlyMap<string, ListedTool>> {
  const listed = new Map<string, ListedTool>();
  for (const { tool, suites } of offered) {
    if (opened.status === 'broken') listed.set(tool.name, opened);
    else if (guards.status === 'broken') listed.set(tool.name, guards);
    else {
      const parts = { engine: opened.engine, retriever, guardrails: guards.guardrails, known };
      listed.set(tool.name, await listTool(tool, () => [...suites, ...adoptedSuites(data, suites)], parts));
    }
  }
  return listed;
}

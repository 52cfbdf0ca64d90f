import { readFileSync } from 'node:fs';
import {
  type AnyTool,
  type Engine,
  type Json,
  type KnownParts,
  listParts,
  messageOf,
  type PartsList,
  type Retriever,
  sha256,
} from '@assay/core';
import type { AnySuite } from '@assay/evals';
import type { LoadedTool } from '@assay/gate';

/** What decides a tool's behaviour besides its own code. */
export interface ConfigurationParts {
  readonly engine: Engine;
  readonly retriever: Pick<Retriever, 'module' | 'settings'>;
  readonly guardrails: { readonly module: string; readonly policyFile: string };
  /** What this start-up has read already. */
  readonly known: KnownParts;
}

/** The parts list of a tool as it is loaded now (DESIGN section 6). */
function listConfiguration(tool: AnyTool, { engine, retriever, guardrails, known }: ConfigurationParts): Promise<PartsList> {
  const settings: Record<string, Json> = { tool: tool.name, engine: engine.id, 'engine-parameters': engine.parameters };
  if (tool.usesRetriever) settings.retrieval = retriever.settings;
  const modules = [tool.module, engine.module, guardrails.module, ...(tool.usesRetriever ? [retriever.module] : [])];
  return listParts({ modules, data: [guardrails.policyFile], settings }, known);
}

/** The parts list of a suite: its code, its scorers and its data. */
async function listSuite(suite: AnySuite, dataDigest: string, known: KnownParts): Promise<PartsList> {
  // A department's own data is part of a suite by its digest: it stands outside the packages, and need not leave its folder.
  const dataset = { data: dataDigest, manifest: sha256(readFileSync(suite.dataset.manifest)) };
  return listParts({ modules: [suite.module], settings: { suite: suite.name, seed: suite.seed, dataset } }, known);
}

/** A suite with the configuration it measures. */
export interface ListedSuite {
  readonly suite: AnySuite;
  readonly configuration: PartsList;
  readonly suiteParts: PartsList;
  /** SHA-256 of the data as it was listed. */
  readonly dataDigest: string;
}

/** What a tool needs to have passed: its own suites, and the guardrails' on the same engine and policy. */
export type ListedTool =
  | { readonly status: 'listed'; readonly configuration: PartsList; readonly suites: readonly ListedSuite[] }
  | { readonly status: 'broken'; readonly reason: string };

/** Lists a tool and every suite it must pass; a part that cannot be read turns the tool off, with the reason. */
export async function listTool(tool: AnyTool, suitesOf: () => readonly AnySuite[], parts: ConfigurationParts): Promise<ListedTool> {
  try {
    const configuration = await listConfiguration(tool, parts);
    const listed = suitesOf().map(async (suite): Promise<ListedSuite> => {
      const dataDigest = sha256(readFileSync(suite.dataset.data));
      return {
        suite,
        configuration: suite.tool === tool ? configuration : await listConfiguration(suite.tool, parts),
        suiteParts: await listSuite(suite, dataDigest, parts.known),
        dataDigest,
      };
    });
    return { status: 'listed', configuration, suites: await Promise.all(listed) };
  } catch (error) {
    return { status: 'broken', reason: messageOf(error) };
  }
}

/** A listed tool as the gate wants to know it. */
export function asLoaded(listed: ListedTool): LoadedTool {
  if (listed.status === 'broken') return listed;
  return {
    status: 'listed',
    configuration: listed.configuration.digest,
    requirements: listed.suites.map(({ suite, configuration, suiteParts }) => ({
      suite: suite.name,
      kind: suite.kind,
      tier: suite.tier,
      configuration,
      suiteParts,
    })),
  };
}

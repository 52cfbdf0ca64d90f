import type { AnyTool, Caller, Decision, Engine } from '@assay/core';
import { z } from 'zod';
import type { ServerParts } from './server-parts.ts';

type Standing = Pick<Decision, 'state' | 'isEnabled' | 'reasons' | 'command' | 'evidence' | 'configuration'>;

/** A tool as people and programs are told of it: what it does, whether it may run, and why. */
export interface ToolCard extends Standing {
  readonly name: string;
  readonly title: string;
  readonly description: string;
  readonly engines: readonly (Standing & { readonly id: string; readonly kind: Engine['kind'] })[];
  /** JSON Schema of the input. */
  readonly input: Readonly<Record<string, unknown>>;
}

/** Describes a tool with the gate's present answer for each engine, and for the one that would serve this caller. */
export async function toolCard(
  tool: AnyTool,
  parts: Pick<ServerParts, 'gate' | 'engines' | 'engineFor'>,
  caller: Caller,
): Promise<ToolCard> {
  const engines = await Promise.all(
    parts.engines.map(async (engine) => ({
      id: engine.id,
      kind: engine.kind,
      ...(await standing(tool, engine, { gate: parts.gate, caller })),
    })),
  );
  const { id } = await parts.engineFor(tool.name, caller);
  const serving = engines.find((engine) => engine.id === id) ?? noEngine;
  const { state, isEnabled, reasons, command, evidence, configuration } = serving;
  return {
    name: tool.name,
    title: tool.title,
    description: tool.description,
    state,
    isEnabled,
    reasons,
    command,
    evidence,
    configuration,
    engines,
    input: inputSchemaOf(tool),
  };
}

/** JSON Schema of a tool's input, made once. */
export function inputSchemaOf(tool: AnyTool): ToolCard['input'] {
  const schema = inputSchemas.get(tool) ?? z.toJSONSchema(tool.input, { io: 'input', unrepresentable: 'any' });
  inputSchemas.set(tool, schema);
  return schema;
}

// --- Internal ---

const inputSchemas = new WeakMap<AnyTool, ToolCard['input']>();

const noEngine: Standing = {
  state: 'unmeasured',
  isEnabled: false,
  reasons: ['no engine is set up'],
  command: 'npx assay engine',
  evidence: '',
  configuration: '',
};

async function standing(
  tool: AnyTool,
  engine: Engine,
  { gate, caller }: Pick<ServerParts, 'gate'> & { caller: Caller },
): Promise<Standing> {
  const { state, isEnabled, reasons, command, evidence, configuration } = await gate.decide(tool.name, engine.id, caller);
  const canWork = tool.engines.includes(engine.kind);
  const why = canWork ? reasons : [`it does not work on the engine ${engine.id}`, ...reasons];
  return { state, isEnabled: isEnabled && canWork, reasons: why, command, evidence, configuration };
}

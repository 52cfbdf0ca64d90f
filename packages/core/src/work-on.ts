import type { Engine } from './engine.ts';
import type { GuardSession } from './guardrails.ts';
import type { Meter } from './meter.ts';
import { openModel } from './model.ts';
import { printedMarking } from './printed-marking.ts';
import type { RunParts } from './run-request.ts';
import { type AnyTool, type ToolContext, type ToolEvent, workOf } from './tool.ts';

/** A tool's work as a run starts it. */
export type StartedWork = (input: unknown, context: ToolContext) => AsyncGenerator<ToolEvent, unknown>;

/** The tool's work on this kind of engine; on a model it gets the model of this run. */
export function workOn(
  tool: AnyTool,
  engine: Engine,
  { meter, session, barred, onWords }: { readonly meter: Meter; session(): GuardSession; barred(): string | undefined; onWords(): void },
): StartedWork | undefined {
  const { embedded, model } = workOf(tool);
  if (engine.kind === 'embedded') return embedded;
  if (model === undefined) return undefined;
  return (input, context) =>
    model(input, { ...context, model: openModel({ engine, meter, session: session(), signal: context.signal, barred, onWords }) });
}

/** Why a text of this marking may not go to the engine. Also a passage that was found may be marked higher than what was asked. */
export function barredBy({ engine, bears }: Pick<RunParts, 'engine' | 'bears'>, marking: string | undefined): string | undefined {
  if (bears?.(marking) !== false) return undefined;
  return `A text marked ${printedMarking(marking ?? '')} must not go to the engine "${engine.id}", so nothing was sent to it. Use an engine that bears it, such as the embedded one.`;
}

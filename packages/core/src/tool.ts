import type { z } from 'zod';
import type { Statement } from './check.ts';
import type { Citation } from './citation.ts';
import type { Engine } from './engine.ts';
import type { Model } from './model.ts';
import type { SearchAnswer, SearchRequest } from './retriever.ts';
import type { Source } from './source.ts';

/** What a tool tells while it works. */
export type ToolEvent =
  | { readonly type: 'progress'; readonly message: string; readonly done?: number; readonly total?: number }
  | { readonly type: 'citation'; readonly citation: Citation }
  | { readonly type: 'text'; readonly text: string; readonly citations?: readonly Citation[]; readonly phrase?: string };

/** What a tool is given: it knows no HTTP, policy or store. */
export interface ToolContext {
  readonly signal: AbortSignal;
  readonly today: string;
  search(request: SearchRequest): Promise<SearchAnswer>;
  /** Why the guardrails would withhold a statement; undefined where they would release it. What is told is checked again. */
  check(statement: Statement): Promise<string | undefined>;
}

/** What a tool is given on a model engine. */
export interface ModelContext extends ToolContext {
  readonly model: Model;
}

/** A way of doing a tool's work: yields events, returns the result. */
export type Work<Input, Result, Context extends ToolContext = ToolContext> = (
  input: Input,
  context: Context,
) => AsyncGenerator<ToolEvent, Result>;

/** A way of doing a tool's work with a model. */
export type ModelWork<Input, Result> = Work<Input, Result, ModelContext>;

/** A tool as everybody but core sees it: it can be described, configured and measured, not called. */
export interface Tool<Input = unknown, Result = unknown> {
  readonly name: string;
  readonly title: string;
  readonly description: string;
  readonly module: string;
  readonly input: z.ZodType<Input>;
  readonly result: z.ZodType<Result>;
  readonly engines: readonly Engine['kind'][];
  readonly usesRetriever: boolean;
  /** The tool's own wording, by name; a statement made of it needs no citation. */
  phrases(): Readonly<Record<string, string>>;
  /** The texts within an input that citations may point into. */
  sources(input: Input): readonly Source[];
  /** Whether a result says that there was nothing to tell; how often is counted. */
  foundNothing(result: Result): boolean;
}

interface ToolDefinition<Input, Result> {
  readonly name: string;
  readonly title: string;
  readonly description: string;
  /** `import.meta.url` of the file that defines the tool: where its parts list starts. */
  readonly module: string;
  readonly input: z.ZodType<Input>;
  readonly result: z.ZodType<Result>;
  readonly usesRetriever?: boolean;
  readonly phrases?: () => Readonly<Record<string, string>>;
  readonly sources?: (input: Input) => readonly Source[];
  readonly foundNothing?: (result: Result) => boolean;
  readonly on: { readonly embedded?: Work<Input, Result>; readonly model?: ModelWork<Input, Result> };
}

const implementations = new WeakMap<object, ToolDefinition<never, unknown>['on']>();

/** Makes a tool. The work stays inside core, so that `runTool` is the only way to it. */
export function defineTool<Input, Result>(definition: ToolDefinition<Input, Result>): Tool<Input, Result> {
  const { on, usesRetriever = false, phrases = () => ({}), sources = () => [], foundNothing = () => false, ...rest } = definition;
  const engines = (['embedded', 'model'] as const).filter((kind) => on[kind] !== undefined);
  const tool: Tool<Input, Result> = Object.freeze({ ...rest, usesRetriever, phrases, sources, foundNothing, engines });
  implementations.set(tool, on);
  return tool;
}

/** The hidden work of a tool on each kind of engine. Not exported from the package. */
export function workOf<Input, Result>(tool: Tool<Input, Result>): ToolDefinition<Input, Result>['on'] {
  // The map is keyed by the very object defineTool typed, so Input and Result are those of the tool.
  return (implementations.get(tool) as ToolDefinition<Input, Result>['on'] | undefined) ?? {};
}

/** A tool of any input and result, as registries hold it. */
// biome-ignore lint/suspicious/noExplicitAny: zod types are invariant, so "some tool" has no other spelling.
export type AnyTool = Tool<any, any>;

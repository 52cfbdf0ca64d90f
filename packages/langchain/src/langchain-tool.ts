import type { Tool } from '@assay/core';
import { type DynamicStructuredTool, tool as langchainToolOf } from 'langchain';
import { stopTracing } from './stop-tracing.ts';

/** What is needed of a tool that was opened with `openAssay`: its one way in. */
export interface OpenedTool<Input> {
  run(input: Input, signal?: AbortSignal): Promise<{ readonly status: string; readonly result?: unknown; readonly message?: string }>;
}

/**
 * An opened Assay tool for a LangChain agent: each call walks through gate, guardrails and audit as everywhere else.
 * The content is the result as JSON, or the reason why there is none; the artifact is the whole outcome.
 */
export function langchainTool<Input, Result>(tool: Tool<Input, Result>, opened: OpenedTool<Input>): DynamicStructuredTool {
  stopTracing();
  return langchainToolOf(
    async (input: Input, config?: { readonly signal?: AbortSignal }) => {
      const outcome = await opened.run(input, config?.signal);
      const content = outcome.status === 'done' ? JSON.stringify(outcome.result) : `${outcome.status}: ${outcome.message ?? ''}`;
      return [content, outcome];
    },
    // LangChain names are letters, digits and underscores; the wire of some models takes no hyphen.
    { name: tool.name.replaceAll('-', '_'), description: tool.description, schema: tool.input, responseFormat: 'content_and_artifact' },
  ) as DynamicStructuredTool;
}

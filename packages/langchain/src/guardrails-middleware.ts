import { AssayError, type Guardrails, restoreTexts, type Stage, type Verdict } from '@assay/core';
import { Runnable, RunnableBinding } from '@langchain/core/runnables';
import { createMiddleware, ToolMessage } from 'langchain';
import { z } from 'zod';
import { type AgentRun, agentRuns } from './agent-runs.ts';
import { guardAnswer, refusal } from './guard-answer.ts';
import { guardMessages, guardToolText, withheld, wordsOf } from './guard-messages.ts';
import { stopTracing } from './stop-tracing.ts';

/** How an agent is guarded. */
export interface GuardrailsMiddlewareOptions {
  readonly guardrails: Guardrails;
  /**
   * Names of tools that work inside this process and send nothing out, such as those of `langchainTool`: they are called with the
   * caller's own values. Every other tool gets the placeholders that the model wrote: it may send them anywhere.
   */
  readonly insideTools?: readonly string[];
  /** Told every verdict: for a log, or an audit chain of your own. */
  readonly note?: (verdict: Verdict, stage: Stage) => void;
}

/**
 * Assay's guardrails around the model of a LangChain agent: put it last in `middleware`, so that nothing comes between it and the
 * model. Human messages are checked as input, all else that goes to the model as context, and what it answers as output; a
 * text that is blocked ends the run with a message that says why. Placeholders are put back in the final answer alone.
 *
 * `invoke` and `stream` give out checked text only: a model's tokens are kept from `streamMode: 'messages'`, which gets each
 * answer whole. Callbacks and `streamEvents` see what the model says before any middleware can, so use neither to show text.
 * Another middleware that asks a model of its own (a summary of the conversation) gives it what stands in the state, unguarded.
 * Rules that judge statements with their sources have none here, and the system prompt is the program's own: neither is checked.
 * The guardrails of a run live in this process, so a run that was interrupted can go on in this process alone.
 */
export function guardrailsMiddleware({ guardrails, insideTools = [], note = () => {} }: GuardrailsMiddlewareOptions) {
  const runs = agentRuns(guardrails, note);
  stopTracing();
  return createMiddleware({
    name: 'AssayGuardrails',
    // A leading underscore keeps it out of what an agent takes and gives.
    stateSchema: z.object({ _assayRun: z.string().optional() }),
    beforeAgent: () => {
      stopTracing();
      return { _assayRun: runs.open() };
    },
    beforeModel: {
      canJumpTo: ['end'],
      async hook({ messages, _assayRun }) {
        const run = runs.find(_assayRun);
        if (run.blocked !== undefined) return { messages: [refusal(run.blocked.message, run.blocked.stage)], jumpTo: 'end' };
        const guarded = await guardMessages(messages, run);
        if (guarded.status === 'passed') return undefined;
        return { messages: [...guarded.instead, refusal(guarded.message, guarded.stage)], jumpTo: 'end' };
      },
    },
    async wrapModelCall(request, handler) {
      if (request.responseFormat !== undefined)
        throw new AssayError('bad-usage', 'An agent with a response format cannot be guarded: leave "responseFormat" out.');
      const run = runs.find(request.state._assayRun);
      // Again, since others may have added to them; what passed is known.
      const guarded = await guardMessages(request.messages, run);
      if (guarded.status === 'blocked') return refusal(guarded.message, guarded.stage);
      return guardAnswer(await handler({ ...request, messages: [...guarded.messages], model: unstreamed(request.model) }), run);
    },
    async wrapToolCall(request, handler) {
      const run = runs.find(request.state._assayRun);
      const { toolCall } = request;
      const args = insideTools.includes(toolCall.name) ? restoreTexts(toolCall.args, run.session.restore) : toolCall.args;
      const answer = await handler({ ...request, toolCall: { ...toolCall, args } });
      // What a command puts among the messages is checked before it goes to the model.
      return ToolMessage.isInstance(answer) ? guardToolMessage(answer, run) : answer;
    },
    afterAgent: ({ _assayRun }) => runs.close(_assayRun),
  });
}

// --- Internal ---

async function guardToolMessage(message: ToolMessage, run: AgentRun): Promise<ToolMessage> {
  const verdict = await guardToolText(wordsOf(message), run);
  const { tool_call_id, name, status, artifact } = message;
  return new ToolMessage({
    content: verdict.action === 'block' ? withheld : verdict.text,
    tool_call_id,
    // The artifact is for the program, and never goes to a model.
    artifact,
    ...(name === undefined ? {} : { name }),
    ...(status === undefined ? {} : { status }),
  });
}

/** LangGraph streams the tokens of a model as they come, unless it bears this tag. */
function unstreamed<Model>(model: Model): Model {
  const tags = ['nostream'];
  // LangChain looks through one binding, not through two.
  if (RunnableBinding.isRunnableBinding(model)) {
    const { bound, kwargs, config, configFactories } = model;
    const tagged = { ...config, tags: [...(config.tags ?? []), ...tags] };
    return new RunnableBinding({ bound, config: tagged, ...(kwargs && { kwargs }), ...(configFactories && { configFactories }) }) as Model;
  }
  // A binding may stand wherever its model may.
  return Runnable.isRunnable(model) ? (new RunnableBinding({ bound: model, config: { tags }, kwargs: {} }) as Model) : model;
}

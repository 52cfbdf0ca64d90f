import { AssayError, guardTexts, type Verdict } from '@assay/core';
import { AIMessage } from 'langchain';
import type { AgentRun } from './agent-runs.ts';
import { keyOf } from './guard-messages.ts';

const mostCharacters = 192_000;
const mostToolCalls = 32;

/**
 * What of a model's answer may go on: its text and its calls of tools, each checked. Nothing else of it does, its reasoning,
 * its raw form and its id included: a message that repeats an id overwrites an earlier one.
 */
export async function guardAnswer(answer: AIMessage, run: AgentRun): Promise<AIMessage> {
  const { text, tool_calls: calls = [], usage_metadata } = answer;
  if (text.length > mostCharacters)
    throw new AssayError('engine-endless', `The model wrote on beyond ${mostCharacters} characters. Try again.`);
  const isReadable = (answer.invalid_tool_calls?.length ?? 0) === 0 && calls.length <= mostToolCalls;
  if (!isReadable || calls.some(({ name, id }) => !/^[\w.-]{1,128}$/.test(name) || (id ?? '').length > 200))
    throw new AssayError('engine-malformed', 'The model called for tools in a way that is not of the form agreed. Try again.');

  const isFinal = calls.length === 0;
  const check = async (words: string): Promise<Verdict> => {
    const verdict = await run.session.checkResult(words);
    run.note(verdict, 'output');
    // The model gets its own words again with each call that follows.
    if (verdict.action !== 'block' && !isFinal) run.passed.set(keyOf('model', verdict.text), verdict.text);
    return verdict;
  };
  const guarded = await guardTexts({ text, args: calls.map(({ args }) => args) }, check);
  if (guarded.status === 'blocked') return refusal(guarded.message, 'output');
  const { text: words, args } = guarded.value;
  return new AIMessage({
    content: isFinal ? run.session.restore(words) : words,
    tool_calls: calls.map((call, index) => ({ ...call, args: args[index] ?? {} })),
    ...(usage_metadata === undefined ? {} : { usage_metadata }),
    response_metadata: metadataOf(answer),
  });
}

/** The message that ends a run whose text may not go on; `response_metadata.assay` says so to programs. */
export function refusal(message: string, stage: 'input' | 'context' | 'output'): AIMessage {
  return new AIMessage({ content: message, response_metadata: { assay: { status: 'blocked', stage } } });
}

// --- Internal ---

/** Which model it was and how it ended: more of what an endpoint says (log probabilities hold its words) stays behind. */
function metadataOf({ response_metadata: metadata }: AIMessage): Record<string, string> {
  const fields = ['model_provider', 'model_name', 'model', 'finish_reason', 'stop_reason'];
  const entries = fields.map((name): [string, unknown] => [name, (metadata as Readonly<Record<string, unknown>>)[name]]);
  return Object.fromEntries(
    entries.filter((entry): entry is [string, string] => typeof entry[1] === 'string' && /^[\w.:@/+-]{1,200}$/.test(entry[1])),
  );
}

import { AssayError, type ChatEvent } from '@assay/core';
import type { ChatCompletionChunk } from 'openai/resources/chat/completions';

interface Expectation {
  readonly id: string;
  /** What the model must call itself. */
  readonly model: string;
  /** An answer is held to so many characters. */
  readonly mostCharacters: number;
}

/** Reads the pieces of an answer as the wire has them: what an endpoint may not send is a fault with a name. */
export async function* readStream(
  chunks: AsyncIterable<ChatCompletionChunk>,
  { id, model, mostCharacters }: Expectation,
): AsyncGenerator<ChatEvent> {
  let isModelKnown = false;
  let length = 0;
  let ending: string | undefined;
  for await (const chunk of chunks) {
    if (typeof chunk !== 'object' || chunk === null || !Array.isArray(chunk.choices)) throw malformed(id);
    // Compared in every piece, before its text is passed on; Azure's very first names no model.
    if (typeof chunk.model === 'string' && chunk.model !== '') {
      if (chunk.model !== model) throw changed(id, model, chunk.model);
      isModelKnown = true;
    }
    const choice = chunk.choices.find(({ index }) => (index ?? 0) === 0);
    const { content, refusal, tool_calls: toolCalls, function_call: functionCall } = choice?.delta ?? {};
    if (typeof refusal === 'string' && refusal !== '') throw filtered(id, 'The model declined to answer.');
    if ((Array.isArray(toolCalls) && toolCalls.length > 0) || (functionCall ?? undefined) !== undefined)
      throw new AssayError('engine-malformed', `The model of the engine "${id}" called for a tool that nobody offered. Try again.`);
    if (content !== undefined && content !== null && typeof content !== 'string') throw malformed(id);
    if (typeof content === 'string' && content !== '') {
      if (!isModelKnown) throw changed(id, model, '');
      length += content.length;
      if (length > mostCharacters)
        throw new AssayError(
          'engine-endless',
          `The endpoint of the engine "${id}" wrote on beyond ${mostCharacters.toLocaleString('en-GB')} characters. Try again.`,
        );
      yield { type: 'text', text: content };
    }
    if (typeof choice?.finish_reason === 'string') ending = choice.finish_reason;
    const { usage } = chunk;
    if (isCount(usage?.prompt_tokens) && isCount(usage?.completion_tokens))
      yield { type: 'usage', input: usage.prompt_tokens, output: usage.completion_tokens };
  }
  if (ending === 'content_filter') throw filtered(id, 'The filter of the endpoint cut the answer.');
  if (ending === 'length')
    throw new AssayError(
      'engine-cut',
      `The answer of the engine "${id}" reached its limit of tokens and is not whole. Ask for less, or raise "mostTokens".`,
    );
  if (ending === undefined)
    throw new AssayError(
      length === 0 ? 'engine-empty' : 'engine-cut',
      `The endpoint of the engine "${id}" ${length === 0 ? 'sent an answer without a word' : 'broke the answer off'}. Try again.`,
    );
  if (ending !== 'stop') throw malformed(id);
  if (length === 0) throw new AssayError('engine-empty', `The endpoint of the engine "${id}" sent an answer without a word. Try again.`);
}

// --- Internal ---

function malformed(id: string): AssayError {
  return new AssayError('engine-malformed', `The endpoint of the engine "${id}" sent a piece that is not of the form agreed. Try again.`);
}

function filtered(id: string, what: string): AssayError {
  return new AssayError('engine-filtered', `${what} Work on this text yourself, or choose another engine than "${id}".`);
}

/** What the model calls itself is hostile input like all else. */
function changed(id: string, expected: string, said: string): AssayError {
  const reported = said.replace(/[^\w.:@/+-]/g, '?').slice(0, 200);
  const message =
    reported === ''
      ? `The endpoint of the engine "${id}" does not say which model answers; "${expected}" was measured. Its tools are off until it does.`
      : `The engine "${id}" was measured as the model "${expected}", and the endpoint now answers as "${reported}". Its tools are off until that is measured: set "reports" of the engine to "${reported}", then measure again.`;
  return new AssayError('engine-changed', message, { reported });
}

function isCount(value: unknown): value is number {
  return Number.isSafeInteger(value) && Number(value) >= 0;
}

import { AssayError, isCount, reportedName, type TokenUsage } from '@assay/core';
import type { ChatCompletionChunk } from 'openai/resources/chat/completions';
import { alikePieces } from './alike-pieces.ts';

interface Expectation {
  readonly id: string;
  /** What the model must call itself. */
  readonly model: string;
  /** An answer is held to so many characters. */
  readonly mostCharacters: number;
}

/** Reads the pieces of an answer as the wire has them. */
export interface StreamReader {
  /** The text of the pieces, and the fault at which reading ended: what an endpoint may not send. */
  read(events: readonly string[]): { readonly text: string; readonly fault?: unknown };
  /** Throws where the answer did not end as one does. */
  finish(): void;
  /** What the endpoint counted, if it did. */
  usage(): TokenUsage | undefined;
}

/** Opens a reader for one answer. */
export function streamReader({ id, model, mostCharacters }: Expectation): StreamReader {
  let isModelKnown = false;
  let length = 0;
  let ending: string | undefined;
  let counted: TokenUsage | undefined;
  const alike = alikePieces((event) => choiceOf(parse(event))?.delta?.content);

  const textOf = (event: string): string => {
    const words = alike.wordsOf(event);
    if (words !== undefined) return lengthen(words);
    const chunk = parse(event);
    if (typeof chunk !== 'object' || chunk === null) throw malformed(id);
    if ('error' in chunk && (chunk.error ?? undefined) !== undefined)
      throw new AssayError('engine-failed', `The endpoint of the engine "${id}" reported a fault while it answered. Try again.`);
    if (!Array.isArray(chunk.choices)) throw malformed(id);
    // Compared in every piece, before its text is passed on; Azure's very first names no model.
    if (typeof chunk.model === 'string' && chunk.model !== '') {
      if (chunk.model !== model) throw changed(id, model, chunk.model);
      isModelKnown = true;
    }
    const { usage } = chunk;
    if (isCount(usage?.prompt_tokens) && isCount(usage?.completion_tokens))
      counted = { input: usage.prompt_tokens, output: usage.completion_tokens };
    const choice = choiceOf(chunk);
    if (choice === undefined) return '';
    if (typeof choice.finish_reason === 'string') ending = choice.finish_reason;
    const { content, refusal, tool_calls: toolCalls, function_call: functionCall } = choice.delta ?? {};
    if (typeof refusal === 'string' && refusal !== '') throw filtered(id, 'The model declined to answer.');
    if ((Array.isArray(toolCalls) && toolCalls.length > 0) || (functionCall ?? undefined) !== undefined)
      throw new AssayError('engine-malformed', `The model of the engine "${id}" called for a tool that nobody offered. Try again.`);
    if (content === undefined || content === null || content === '') return '';
    if (typeof content !== 'string') throw malformed(id);
    if (!isModelKnown) throw changed(id, model, '');
    if (counted === undefined && ending === undefined) alike.remember(event, content);
    return lengthen(content);
  };

  const lengthen = (content: string): string => {
    length += content.length;
    if (length > mostCharacters)
      throw new AssayError(
        'engine-endless',
        `The endpoint of the engine "${id}" wrote on beyond ${mostCharacters.toLocaleString('en-GB')} characters. Try again.`,
      );
    return content;
  };

  return {
    read(events) {
      let text = '';
      try {
        for (const event of events) text += textOf(event);
        return { text };
      } catch (fault) {
        return { text, fault };
      }
    },
    finish() {
      if (ending === 'content_filter') throw filtered(id, 'The filter of the endpoint cut the answer.');
      if (ending === 'length')
        throw new AssayError(
          'engine-cut',
          `The answer of the engine "${id}" reached its limit of tokens and is not whole. Ask for less, or raise "mostTokens".`,
        );
      if (length === 0 && (ending === undefined || ending === 'stop'))
        throw new AssayError('engine-empty', `The endpoint of the engine "${id}" sent an answer without a word. Try again.`);
      if (ending === undefined) throw new AssayError('engine-cut', `The endpoint of the engine "${id}" broke the answer off. Try again.`);
      if (ending !== 'stop') throw malformed(id);
    },
    usage: () => counted,
  };
}

// --- Internal ---

/** Typed as agreed; `textOf` looks whether it is. */
function parse(event: string): ChatCompletionChunk {
  return JSON.parse(event) as ChatCompletionChunk;
}

function choiceOf({ choices }: ChatCompletionChunk): ChatCompletionChunk['choices'][number] | undefined {
  return choices.find(({ index }) => (index ?? 0) === 0);
}

function malformed(id: string): AssayError {
  return new AssayError('engine-malformed', `The endpoint of the engine "${id}" sent a piece that is not of the form agreed. Try again.`);
}

function filtered(id: string, what: string): AssayError {
  return new AssayError('engine-filtered', `${what} Work on this text yourself, or choose another engine than "${id}".`);
}

function changed(id: string, expected: string, said: string): AssayError {
  const reported = reportedName(said);
  const message =
    reported === ''
      ? `The endpoint of the engine "${id}" does not say which model answers; "${expected}" was measured. Its tools are off until it does.`
      : `The engine "${id}" was measured as the model "${expected}", and the endpoint now answers as "${reported}". Its tools are off until that is measured: set "reports" of the engine to "${reported}", then measure again.`;
  return new AssayError('engine-changed', message, { reported });
}

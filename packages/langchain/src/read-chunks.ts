import { AssayError, type ChatEvent, isCount, reportedName } from '@assay/core';
import type { AIMessageChunk, UsageMetadata } from '@langchain/core/messages';

/** A model that never says which it is: chosen by name, since then only its makers know when it changes. */
const unreported = 'unreported';

interface Expectation {
  readonly id: string;
  /** What the model must call itself, or `unreported`. */
  readonly reports: string;
  readonly mostCharacters: number;
}

/**
 * Reads the pieces of an answer. Text is held until the model has said which it is: many LangChain models, those of OpenAI among
 * them, say so in the last piece alone, and then all of it is held.
 */
export async function* readChunks(
  chunks: AsyncIterable<AIMessageChunk>,
  { id, reports, mostCharacters }: Expectation,
): AsyncGenerator<ChatEvent> {
  let isModelKnown = reports === unreported;
  let held = '';
  let length = 0;
  let ending: string | undefined;
  let usage: { readonly input: number; readonly output: number } | undefined;
  for await (const chunk of chunks) {
    for (const name of said(chunk, nameFields)) {
      if (name !== reports) throw changed(id, reports, name);
      isModelKnown = true;
    }
    if ((chunk.tool_call_chunks?.length ?? 0) > 0 || (chunk.tool_calls?.length ?? 0) > 0)
      throw new AssayError('engine-malformed', `The model of the engine "${id}" called for a tool that nobody offered. Try again.`);
    length += chunk.text.length;
    if (length > mostCharacters)
      throw new AssayError(
        'engine-endless',
        `The model of the engine "${id}" wrote on beyond ${mostCharacters.toLocaleString('en-GB')} characters. Try again.`,
      );
    held += chunk.text;
    if (isModelKnown && held !== '') {
      yield { type: 'text', text: held };
      held = '';
    }
    ending = said(chunk, endingFields)[0]?.toLowerCase() ?? ending;
    // Where a model counts in several pieces, they add up, as LangChain itself adds them.
    // Its type is lost in LangChain's generics.
    const { input_tokens: input, output_tokens: output } = (chunk.usage_metadata as UsageMetadata | undefined) ?? {};
    if (isCount(input) && isCount(output)) usage = { input: (usage?.input ?? 0) + input, output: (usage?.output ?? 0) + output };
  }
  if (usage !== undefined) yield { type: 'usage', ...usage };
  assertWhole({ id, length, ending: ending ?? (reports === unreported ? 'stop' : undefined) });
  if (!isModelKnown) throw changed(id, reports, '');
}

// --- Internal ---

const nameFields = ['model_name', 'model'] as const;
const endingFields = ['finish_reason', 'stop_reason', 'done_reason', 'finishReason', 'stopReason'] as const;

const endings: Readonly<Record<string, 'whole' | 'cut' | 'filtered'>> = {
  stop: 'whole',
  end_turn: 'whole',
  stop_sequence: 'whole',
  eos_token: 'whole',
  complete: 'whole',
  length: 'cut',
  max_tokens: 'cut',
  model_context_window_exceeded: 'cut',
  content_filter: 'filtered',
  content_filtered: 'filtered',
  guardrail_intervened: 'filtered',
  refusal: 'filtered',
  safety: 'filtered',
  recitation: 'filtered',
  blocklist: 'filtered',
  prohibited_content: 'filtered',
  spii: 'filtered',
};

/** What a piece says under any of the names that providers have for a thing. */
function said({ response_metadata: metadata, additional_kwargs: extra }: AIMessageChunk, fields: readonly string[]): readonly string[] {
  return [metadata, extra]
    .flatMap((place) => fields.map((name) => (place as Readonly<Record<string, unknown>> | undefined)?.[name]))
    .filter((value) => typeof value === 'string')
    .filter((value) => value !== '');
}

function assertWhole({ id, length, ending }: { readonly id: string; readonly length: number; readonly ending: string | undefined }): void {
  const kind = ending === undefined ? undefined : endings[ending];
  if (kind === 'filtered')
    throw new AssayError(
      'engine-filtered',
      `The filter of the model cut the answer. Work on this text yourself, or choose another engine than "${id}".`,
    );
  if (kind === 'cut')
    throw new AssayError(
      'engine-cut',
      `The answer of the engine "${id}" reached its limit of tokens and is not whole. Ask for less, or raise the limit of the model.`,
    );
  if (length === 0 && (ending === undefined || kind === 'whole'))
    throw new AssayError('engine-empty', `The model of the engine "${id}" sent an answer without a word. Try again.`);
  if (ending === undefined) throw new AssayError('engine-cut', `The model of the engine "${id}" broke the answer off. Try again.`);
  if (kind !== 'whole')
    throw new AssayError('engine-malformed', `The model of the engine "${id}" ended its answer in a way that is not known. Try again.`);
}

function changed(id: string, expected: string, name: string): AssayError {
  const reported = reportedName(name);
  const message =
    reported === ''
      ? `The model of the engine "${id}" does not say which it is; "${expected}" was measured. Its tools are off until it does. Where it never can, set "reports" to "${unreported}" and measure again.`
      : `The engine "${id}" was measured as the model "${expected}", and it now answers as "${reported}". Its tools are off until that is measured: set "reports" to "${reported}", then measure again.`;
  return new AssayError('engine-changed', message, { reported });
}

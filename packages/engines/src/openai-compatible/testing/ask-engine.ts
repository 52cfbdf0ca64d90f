import type { ChatRequest } from '@assay/core';
import { engineSettings } from '../engine-settings.ts';
import { type OpenaiCompatible, openaiCompatible } from '../openai-compatible.ts';

const quick = { firstMs: 400, betweenMs: 400, wholeMs: 1_500 };

/** An engine on a stub that is not patient. */
export function quickEngine(address: string, more: Readonly<Record<string, unknown>> = {}, environment = {}): OpenaiCompatible {
  const settings = engineSettings.parse({ kind: 'openai-compatible', address, model: 'stub', times: quick, retries: 0, ...more });
  return openaiCompatible('house', settings, { environment });
}

/** All that an engine says to a question, or the code of its fault and what had come before. */
export async function askEngine(
  engine: OpenaiCompatible,
  request: ChatRequest = { messages: [{ role: 'user', content: 'Say something.' }] },
) {
  let text = '';
  let usage: { input: number; output: number } | undefined;
  try {
    for await (const event of engine.chat(request, new AbortController().signal)) {
      if (event.type === 'text') text += event.text;
      else usage = { input: event.input, output: event.output };
    }
    return { code: 'answered', text, usage, message: '' };
  } catch (error) {
    const { code, message, retryAfter } = error as { code: string; message: string; retryAfter?: number };
    return { code, text, usage, message, retryAfter };
  }
}

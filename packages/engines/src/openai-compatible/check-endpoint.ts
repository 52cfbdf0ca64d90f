import { AssayError, type ChatRequest, messageOf } from '@assay/core';
import type { EngineSettings } from './engine-settings.ts';
import { type OpenaiCompatible, openaiCompatible } from './openai-compatible.ts';

/** One thing that an endpoint was asked to show. */
interface EndpointFinding {
  readonly what: 'answers' | 'model' | 'count' | 'json-schema' | 'json-object' | 'embeddings';
  readonly status: 'works' | 'fails' | 'not-set';
  /** What was seen, or what to do. */
  readonly detail: string;
}

/** What an endpoint supports; its name for its model where it differs from the settings. */
export interface EndpointCheck {
  readonly isUsable: boolean;
  readonly reports: string;
  /** Milliseconds until the first words came, and until the last. */
  readonly firstMs: number;
  readonly wholeMs: number;
  readonly findings: readonly EndpointFinding[];
}

const question: ChatRequest = { messages: [{ role: 'user', content: 'Answer with the one word: ready' }] };

const form: ChatRequest = {
  messages: [{ role: 'user', content: 'Answer with JSON in which "ready" is true.' }],
  format: {
    name: 'readiness',
    schema: { type: 'object', properties: { ready: { type: 'boolean' } }, required: ['ready'], additionalProperties: false },
  },
};

/** Proves by asking it that an endpoint works as its settings say, and finds what it supports; nothing of a person is sent. */
export async function checkEndpoint(
  id: string,
  settings: EngineSettings,
  environment: Readonly<Record<string, string | undefined>>,
): Promise<EndpointCheck> {
  const signal = AbortSignal.timeout(settings.times.wholeMs * 2);
  const engineWith = (changes: Partial<EngineSettings>) => openaiCompatible(id, { ...settings, ...changes }, { environment });

  let reports = settings.reports ?? settings.model;
  let answer = await ask(engineWith({}), question, signal);
  if (answer.code === 'engine-changed' && answer.reported !== '') {
    reports = answer.reported;
    answer = await ask(engineWith({ reports }), question, signal);
  }
  const findings: EndpointFinding[] = [
    {
      what: 'answers',
      status: answer.code === '' ? 'works' : 'fails',
      detail: answer.code === '' ? 'streams words and an ending' : answer.message,
    },
  ];
  if (answer.code !== '') return { isUsable: false, reports: '', firstMs: 0, wholeMs: 0, findings };

  const isAsSet = reports === (settings.reports ?? settings.model);
  findings.push({
    what: 'model',
    status: isAsSet ? 'works' : 'fails',
    detail: isAsSet ? `answers as "${reports}"` : `answers as "${reports}": set "reports" of the engine to that`,
  });
  findings.push(
    answer.isCounted
      ? { what: 'count', status: 'works', detail: 'counts the tokens it used' }
      : { what: 'count', status: 'fails', detail: 'does not count tokens: they are estimated from characters' },
  );
  for (const format of ['json-schema', 'json-object'] as const) {
    const filled = await ask(engineWith({ reports, format }), form, signal);
    const isFilled = filled.code === '' && isReady(filled.text);
    const detail = isFilled ? 'gives JSON as asked' : filled.code === '' ? 'answers, and not with the JSON asked for' : filled.message;
    findings.push({ what: format, status: isFilled ? 'works' : 'fails', detail });
  }
  findings.push(await embeddingsOf(engineWith({ reports }), settings, signal));
  return { isUsable: isAsSet, reports, firstMs: answer.firstMs, wholeMs: answer.wholeMs, findings };
}

// --- Internal ---

interface Asked {
  readonly text: string;
  /** Empty where it was answered. */
  readonly code: string;
  readonly message: string;
  readonly reported: string;
  readonly isCounted: boolean;
  readonly firstMs: number;
  readonly wholeMs: number;
}

async function ask(engine: OpenaiCompatible, request: ChatRequest, signal: AbortSignal): Promise<Asked> {
  const startedAt = performance.now();
  const since = () => Math.round(performance.now() - startedAt);
  let text = '';
  let isCounted = false;
  let firstMs = 0;
  try {
    for await (const event of engine.chat(request, signal)) {
      if (event.type === 'usage') isCounted = true;
      else {
        if (text === '') firstMs = since();
        text += event.text;
      }
    }
    return { text, code: '', message: '', reported: '', isCounted, firstMs, wholeMs: since() };
  } catch (error) {
    const { code, reported = '' } = error instanceof AssayError ? error : { code: 'engine-failed' };
    return { text, code, message: messageOf(error), reported, isCounted, firstMs, wholeMs: since() };
  }
}

function isReady(text: string): boolean {
  try {
    return (JSON.parse(text) as { ready?: unknown } | null)?.ready === true;
  } catch {
    return false;
  }
}

async function embeddingsOf(engine: OpenaiCompatible, { embeddings }: EngineSettings, signal: AbortSignal): Promise<EndpointFinding> {
  if (embeddings === undefined) return { what: 'embeddings', status: 'not-set', detail: 'no model for embeddings is set' };
  try {
    const [vector] = await engine.embed(['ready', 'steady'], signal);
    return { what: 'embeddings', status: 'works', detail: `vectors of ${vector?.length ?? 0} numbers` };
  } catch (error) {
    return { what: 'embeddings', status: 'fails', detail: messageOf(error) };
  }
}

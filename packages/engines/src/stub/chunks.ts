/** Whose way of speaking the wire a stub has. */
export const flavours = ['openai', 'azure', 'ollama', 'vllm', 'llama.cpp'] as const;
export type Flavour = (typeof flavours)[number];

/** What a stub says of the answer it gives. */
export interface AnswerHead {
  readonly id: string;
  readonly model: string;
  readonly flavour: Flavour;
}

type Chunk = Readonly<Record<string, unknown>>;

/** A moment long past: the same bytes in every run. */
const created = 1_760_000_000;

/** A piece of a streamed answer; every endpoint adds fields of its own, as it does in life. */
export function chunk({ id, model, flavour }: AnswerHead, delta: Readonly<Record<string, unknown>>, finish: string | null = null): Chunk {
  const extras = {
    openai: { service_tier: 'default', system_fingerprint: 'fp_44709d6fcb', obfuscation: 'a1b2c3' },
    azure: { system_fingerprint: 'fp_ee1d74bde0' },
    ollama: { system_fingerprint: 'fp_ollama' },
    vllm: {},
    'llama.cpp': { system_fingerprint: 'b6700-1a2b3c4d' },
  }[flavour];
  const choice = {
    openai: { index: 0, delta, logprobs: null, finish_reason: finish },
    azure: { content_filter_results: finish === null ? safe : {}, delta, finish_reason: finish, index: 0, logprobs: null },
    ollama: { index: 0, delta: { role: 'assistant', content: '', ...delta }, finish_reason: finish },
    vllm: { index: 0, delta, logprobs: null, finish_reason: finish, token_ids: null },
    'llama.cpp': { finish_reason: finish, index: 0, delta },
  }[flavour];
  return { id, object: 'chat.completion.chunk', created, model, ...extras, choices: [choice] };
}

/** The pieces before the first word. */
export function openingChunks(head: AnswerHead): readonly Chunk[] {
  const { id, flavour } = head;
  if (flavour === 'ollama') return [];
  if (flavour === 'llama.cpp') return [chunk(head, { role: 'assistant', content: null })];
  const role = chunk(head, { role: 'assistant', content: '', ...(flavour === 'openai' ? { refusal: null } : {}) });
  if (flavour !== 'azure') return [role];
  // Azure first says what its filter found in the prompt, without naming a model.
  return [
    { id: '', object: '', created: 0, model: '', choices: [], prompt_filter_results: [{ prompt_index: 0, content_filter_results: safe }] },
    { ...role, id },
  ];
}

/** The pieces after the last word: the ending, then the count where it was asked for. */
export function closingChunks(head: AnswerHead, usage: { readonly input: number; readonly output: number } | undefined): readonly Chunk[] {
  const end = chunk(head, {}, 'stop');
  if (usage === undefined) return [end];
  const { choices: _, ...rest } = end;
  return [
    end,
    {
      ...rest,
      choices: [],
      usage: { prompt_tokens: usage.input, completion_tokens: usage.output, total_tokens: usage.input + usage.output },
    },
  ];
}

// --- Internal ---

const safe = { hate: { filtered: false, severity: 'safe' }, violence: { filtered: false, severity: 'safe' } };

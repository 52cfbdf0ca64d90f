import type { StubAnswer, StubQuestion } from './stub-options.ts';

/**
 * A model that answers the prompts of Assay's tools in the simplest way that holds: it names numbers that were offered and
 * quotes the sentences they stand for. So a stub can be measured, and what is built on it runs from end to end.
 */
export function quotingModel({ messages, wantsJson }: StubQuestion): StubAnswer {
  const system = messages.find(({ role }) => role === 'system')?.content ?? '';
  const user = messages.find(({ role }) => role === 'user')?.content ?? '';
  if (wantsJson) {
    const [source, claim, text] = ['source', 'claim', 'text'].map((name) => fencedIn(user, name));
    if (source !== undefined && claim !== undefined) return JSON.stringify({ supported: source.includes(claim) });
    if (text !== undefined) return JSON.stringify({ tool: toolFor(text) });
    const choices = [...user.matchAll(/^question \[(\d+)\]:/gm)].map(([, number]) => ({ question: Number(number), line: 1 }));
    return JSON.stringify(choices.length > 0 ? { choices } : { ready: true });
  }
  const sentences = [...user.matchAll(/^\[(\d+)\] (?:\([^)\n]*\) )?(.+)$/gm)].map(([, number = '', text = '']) => ({ number, text }));
  const most = /at most (\d+) of the numbers/.exec(system)?.[1];
  if (most !== undefined) {
    const chosen = sentences.slice(0, Number(most)).map(({ number }) => number);
    return chosen.join(', ');
  }
  const words = Number(/about (\d+) words/.exec(system)?.[1] ?? 60);
  const asked = wordsOf(fencedIn(user, 'question') ?? '');
  const byNearness = sentences
    .map((sentence, place) => ({ ...sentence, place, shared: [...wordsOf(sentence.text)].filter((word) => asked.has(word)).length }))
    .sort((a, b) => b.shared - a.shared || a.place - b.place);
  const quoted: typeof byNearness = [];
  let length = 0;
  for (const sentence of byNearness) {
    length += sentence.text.split(' ').length;
    if (quoted.length > 0 && (length > words || quoted.length === 12)) break;
    quoted.push(sentence);
  }
  if (quoted.length === 0) return system === '' ? 'ready' : 'NONE';
  return quoted
    .sort((a, b) => a.place - b.place)
    .map(({ text, number }) => `- ${text} [${number}]`)
    .join('\n');
}

// --- Internal ---

/** What stands between the marks of a prompt's slot. */
function fencedIn(user: string, name: string): string | undefined {
  const start = user.indexOf(`<${name} `);
  const first = user.indexOf('>\n', start) + 2;
  const end = user.indexOf(`\n</${name} `, first);
  return start < 0 || first < 2 || end < 0 ? undefined : user.slice(first, end);
}

function toolFor(text: string): string {
  if (/^(?:dear|from:)/im.test(text)) return 'drafter';
  return text.length > 400 ? 'summariser' : 'policy-search';
}

function wordsOf(text: string): ReadonlySet<string> {
  return new Set(text.toLowerCase().match(/\p{L}{4,}/gu) ?? []);
}

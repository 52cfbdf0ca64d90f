import { AssayError, guardTexts, type Stage, type Trust, type Verdict } from '@assay/core';
import { AIMessage, type BaseMessage, HumanMessage, SystemMessage, ToolMessage } from 'langchain';
import type { AgentRun } from './agent-runs.ts';

/** Messages as the model may see them, or why it may not. */
export type GuardedMessages =
  | { readonly status: 'passed'; readonly messages: readonly BaseMessage[] }
  /** What stands in the place of each, under the same id: nothing of a blocked text is kept in the state of an agent. */
  | { readonly status: 'blocked'; readonly message: string; readonly stage: Stage; readonly instead: readonly BaseMessage[] };

/** What stands where a text was. */
export const withheld = '[withheld by the guardrails]';

const mostMessages = 2_000;
const mostCharacters = 4_000_000;

/** Checks all that a model is about to be given; what passed before in this run passes as it did. */
export async function guardMessages(messages: readonly BaseMessage[], run: AgentRun): Promise<GuardedMessages> {
  if (messages.length > mostMessages || messages.reduce((sum, { text }) => sum + text.length, 0) > mostCharacters)
    throw new AssayError(
      'too-large',
      `The conversation is longer than ${mostMessages.toLocaleString('en-GB')} messages or ${mostCharacters.toLocaleString('en-GB')} characters. Begin a new one.`,
    );
  const guarded: BaseMessage[] = [];
  const instead: BaseMessage[] = [];
  let blocked: { readonly message: string; readonly stage: Stage } | undefined;
  for (const message of messages) {
    const kind = kindOf(message);
    const check = (text: string) => passText(text, { kind, run });
    const { tool_calls: calls = [] } = AIMessage.isInstance(message) ? message : {};
    const passed = await guardTexts({ text: wordsOf(message), args: calls.map(({ args }) => args) }, check);
    if (passed.status === 'passed') guarded.push(withWords(message, passed.value));
    else {
      blocked ??= { message: passed.message, stage: stageOf(kind) };
      instead.push(withWords(message, { text: withheld, args: [] }));
    }
  }
  return blocked === undefined ? { status: 'passed', messages: guarded } : { status: 'blocked', ...blocked, instead };
}

/** Checks what came out of a tool: it is believed no more than a retrieved page. */
export async function guardToolText(text: string, run: AgentRun): Promise<Verdict> {
  const verdict = await checkText(text, { kind: 'tool', run });
  if (verdict.action !== 'block') run.passed.set(keyOf('tool', verdict.text), verdict.text);
  return verdict;
}

/** The text of a message whose every part is text; pictures, sounds and files cannot be checked, so they do not pass. */
export function wordsOf(message: BaseMessage): string {
  const { content } = message;
  // What a model wrote beside its words, such as its reasoning, is left out where it goes back to it.
  const isPlain = typeof content === 'string' || AIMessage.isInstance(message) || content.every(({ type }) => type === 'text');
  if (!isPlain)
    throw new AssayError(
      'unsupported-type',
      'A message holds something other than text, which the guardrails cannot read. Give its words as text.',
    );
  return message.text;
}

/** The name under which a text that passed is known again. */
export function keyOf(kind: Kind, text: string): string {
  return `${kind}\u0000${text}`;
}

// --- Internal ---

type Kind = 'caller' | 'tool' | 'model';
interface Said {
  readonly kind: Kind;
  readonly run: AgentRun;
}

const trusts: Readonly<Record<Kind, Trust>> = { caller: 'caller', tool: 'retrieved', model: 'engine' };

async function passText(text: string, { kind, run }: Said): Promise<Verdict> {
  const known = run.passed.get(keyOf(kind, text));
  if (known !== undefined) return { action: 'allow', text: known, findings: [], records: [] };
  const verdict = await checkText(text, { kind, run });
  if (verdict.action !== 'block') run.passed.set(keyOf(kind, text), verdict.text);
  return verdict;
}

async function checkText(text: string, { kind, run }: Said): Promise<Verdict> {
  const stage = stageOf(kind);
  const verdict = await run.session.check(text, { stage, trust: trusts[kind] });
  run.note(verdict, stage);
  if (verdict.action === 'block') run.blocked = { message: verdict.message, stage };
  // What an answer quotes from here was judged here.
  else if (kind !== 'model') {
    run.sources += 1;
    const document = `message-${run.sources}`;
    run.session.addSource({ document, title: document, start: 0, text: verdict.text, trust: trusts[kind] }, verdict.map);
  }
  return verdict;
}

interface Words {
  readonly text: string;
  /** Of each call of a tool. */
  readonly args: readonly Record<string, unknown>[];
}

function withWords(message: BaseMessage, { text, args }: Words): BaseMessage {
  const fields = { content: text, ...(message.id === undefined ? {} : { id: message.id }) };
  if (AIMessage.isInstance(message)) {
    const calls = (message.tool_calls ?? []).map((call, index) => ({ ...call, args: args[index] ?? {} }));
    return new AIMessage({ ...fields, tool_calls: calls });
  }
  if (!ToolMessage.isInstance(message)) return SystemMessage.isInstance(message) ? new SystemMessage(fields) : new HumanMessage(fields);
  const { tool_call_id, name, status } = message;
  return new ToolMessage({ ...fields, tool_call_id, ...(name ? { name } : {}), ...(status ? { status } : {}) });
}

function kindOf(message: BaseMessage): Kind {
  if (AIMessage.isInstance(message)) return 'model';
  return ToolMessage.isInstance(message) ? 'tool' : 'caller';
}

function stageOf(kind: Kind): 'input' | 'context' {
  return kind === 'caller' ? 'input' : 'context';
}

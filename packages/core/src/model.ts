import { z } from 'zod';
import { AssayError } from './assay-error.ts';
import { describeIssues } from './data-file.ts';
import type { ChatMessage, ChatRequest, ModelEngine, TokenUsage } from './engine.ts';
import type { GuardSession } from './guardrails.ts';
import { linkTokens } from './link-tokens.ts';
import type { Meter } from './meter.ts';
import { restoreTexts } from './restore-texts.ts';

/** A form that an answer must have. */
interface AnswerForm<Answer> {
  /** Letters, digits and underscores: endpoints take nothing else. */
  readonly name: string;
  readonly schema: z.ZodType<Answer>;
}

/** The model that a tool works with: bounded, metered, and never asked past a budget. */
export interface Model {
  /** The whole text of an answer; throws `engine-…` or `budget-spent`. */
  write(messages: readonly ChatMessage[]): Promise<string>;
  /** An answer in JSON of a form; what does not parse is sent back once with what is wrong, and then is `engine-malformed`. */
  fill<Answer>(messages: readonly ChatMessage[], form: AnswerForm<Answer>): Promise<Answer>;
}

interface ModelParts {
  readonly engine: ModelEngine;
  readonly meter: Meter;
  readonly session: Pick<GuardSession, 'forModel' | 'fromModel'>;
  readonly signal: AbortSignal;
  /** Why nothing may be put to the model any more: a text came up that it must not see. */
  readonly barred?: () => string | undefined;
  /** Told when the first words of an answer came. */
  readonly onWords?: () => void;
}

/** An answer longer than this is none that a tool asked for. */
const longestAnswer = 60_000;

/** Opens the model of one run. */
export function openModel({ engine, meter, session, signal, barred = () => undefined, onWords = () => {} }: ModelParts): Model {
  const links = linkTokens();
  const read = (text: string) => session.fromModel(links.show(text));

  async function ask(given: ChatRequest): Promise<string> {
    // Only here a text leaves: what a check took out of it goes as a placeholder, and an address as a token. A system
    // message is our own words, which no value somebody made up may blot out.
    const leaving = ({ role, content }: ChatMessage) => ({
      role,
      content: role === 'system' ? content : links.hide(session.forModel(content)),
    });
    const request = { ...given, messages: given.messages.map(leaving) };
    const bar = barred();
    if (bar !== undefined) throw new AssayError('forbidden', bar);
    await meter.reserve(request.messages);
    let answer = '';
    let counted: TokenUsage | undefined;
    try {
      for await (const event of engine.chat(request, signal)) {
        if (event.type === 'usage') counted = event;
        else {
          if (answer === '') onWords();
          answer += event.text;
        }
        if (answer.length > longestAnswer)
          throw new AssayError(
            'engine-endless',
            `The model wrote more than ${longestAnswer.toLocaleString('en-GB')} characters where a short answer was asked for. Try again.`,
          );
      }
    } catch (error) {
      // What was begun is paid for, also where it was cut off; what an endpoint never took is not.
      if (!isUntaken(error) || answer !== '') meter.count(request.messages, answer, undefined);
      throw error;
    }
    meter.count(request.messages, answer, counted);
    return answer;
  }

  return {
    write: async (messages) => read(await ask({ messages })),
    async fill(messages, { name, schema }) {
      const format = { name, schema: z.toJSONSchema(schema, { io: 'input' }) };
      const first = readAnswer(await ask({ messages, format }), schema);
      if (first.status === 'read') return restoreTexts(first.answer, read);
      const correction: readonly ChatMessage[] = [
        ...messages,
        { role: 'assistant', content: first.said === '' ? '(nothing)' : first.said },
        { role: 'user', content: `That cannot be used: ${first.problem}. Answer again with the JSON alone.` },
      ];
      const second = readAnswer(await ask({ messages: correction, format }), schema);
      if (second.status === 'read') return restoreTexts(second.answer, read);
      // What was wrong with it may quote it, and so stays with the model.
      throw new AssayError('engine-malformed', 'The model was asked for JSON of a form, twice, and answered in another. Try again.');
    },
  };
}

// --- Internal ---

function isUntaken(error: unknown): boolean {
  const codes: readonly AssayError['code'][] = ['engine-busy', 'engine-refused', 'engine-unreachable', 'too-large'];
  return error instanceof AssayError && codes.includes(error.code);
}

type Reading<Answer> =
  | { readonly status: 'read'; readonly answer: Answer }
  | { readonly status: 'unreadable'; readonly said: string; readonly problem: string };

/** Parses strictly; only a code fence around the whole, which many models cannot leave away, is taken off. */
function readAnswer<Answer>(text: string, schema: z.ZodType<Answer>): Reading<Answer> {
  const said = text.trim();
  const body = /^```(?:json)?\n([\s\S]*)\n```$/.exec(said)?.[1] ?? said;
  let value: unknown;
  try {
    value = JSON.parse(body);
  } catch {
    return { status: 'unreadable', said, problem: body === '' ? 'it is empty' : 'it is not JSON' };
  }
  const parsed = schema.safeParse(value);
  if (parsed.success) return { status: 'read', answer: parsed.data };
  return { status: 'unreadable', said, problem: describeIssues(parsed.error) };
}

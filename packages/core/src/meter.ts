import { AssayError } from './assay-error.ts';
import type { ChatMessage, TokenPrice, TokenUsage } from './engine.ts';

/** What was used of model engines, by whom and when. */
export interface UsageEntry extends TokenUsage {
  readonly at: string;
  readonly run: string;
  readonly tool: string;
  readonly engine: string;
  readonly caller: string;
  readonly groups: readonly string[];
  readonly pounds: number;
  /** Counted by characters, since the endpoint did not count. */
  readonly isEstimated: boolean;
}

/** What is about to be spent, by estimate, beside what its run has spent. */
export interface Spending {
  readonly tokens: number;
  readonly pounds: number;
}

/** Says why spending would pass a limit; undefined where it may go on. */
export type SpendingLimit = (run: Spending) => Promise<string | undefined>;

/** Counts what a run uses of a model, and stops it before a budget is passed. */
export interface Meter {
  /** Throws `budget-spent` where a budget does not bear the estimate. */
  reserve(messages: readonly ChatMessage[]): Promise<void>;
  count(usage: TokenUsage): void;
  estimate(messages: readonly ChatMessage[], answer: string): void;
  /** All so far; pounds only where a price is set. */
  total(): TokenUsage & { readonly pounds: number; readonly isEstimated: boolean };
}

/** English in the tokens of present models is about four characters to one; fewer to one is the careful side. */
const charactersPerToken = 3.5;

/** What an answer is thought to take before it is there. */
const expectedAnswer = 1_000;

/** Opens the meter of one run. */
export function openMeter(price: TokenPrice | undefined, limit: SpendingLimit = async () => undefined): Meter {
  let input = 0;
  let output = 0;
  let isEstimated = false;
  const poundsFor = (usage: TokenUsage) =>
    price === undefined ? 0 : (usage.input * price.input + usage.output * price.output) / 1_000_000;

  return {
    async reserve(messages) {
      const next = { input: input + tokensOf(messages), output: output + expectedAnswer };
      const refusal = await limit({ tokens: next.input + next.output, pounds: poundsFor(next) });
      if (refusal !== undefined) throw new AssayError('budget-spent', refusal);
    },
    count(usage) {
      input += usage.input;
      output += usage.output;
    },
    estimate(messages, answer) {
      input += tokensOf(messages);
      output += tokensIn(answer);
      isEstimated = true;
    },
    total: () => ({ input, output, pounds: poundsFor({ input, output }), isEstimated }),
  };
}

// --- Internal ---

function tokensIn(text: string): number {
  return Math.ceil(text.length / charactersPerToken);
}

function tokensOf(messages: readonly ChatMessage[]): number {
  return messages.reduce((sum, { content }) => sum + tokensIn(content) + 4, 0);
}

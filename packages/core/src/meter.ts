import { z } from 'zod';
import { AssayError } from './assay-error.ts';
import type { ChatMessage, TokenPrice, TokenUsage } from './engine.ts';

/** What a run used of a model engine, by whom and when; estimated where its endpoint does not count. */
export const usageEntry = z.object({
  at: z.string(),
  run: z.string(),
  tool: z.string(),
  engine: z.string(),
  caller: z.string(),
  groups: z.array(z.string()),
  input: z.number(),
  output: z.number(),
  pounds: z.number(),
  isEstimated: z.boolean(),
});
export type UsageEntry = Readonly<z.infer<typeof usageEntry>>;

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
  /** Counts a call: as its endpoint did, or by characters where it did not, broke off, or counted nothing although there are words. */
  count(messages: readonly ChatMessage[], answer: string, counted: TokenUsage | undefined): void;
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
    count(messages, answer, counted) {
      const estimated = { input: tokensOf(messages), output: tokensIn(answer) };
      const isBelieved = counted !== undefined && counted.input > 0 && (counted.output > 0 || answer === '');
      input += isBelieved ? counted.input : Math.max(estimated.input, counted?.input ?? 0);
      output += isBelieved ? counted.output : Math.max(estimated.output, counted?.output ?? 0);
      isEstimated ||= !isBelieved;
    },
    total: () => ({ input, output, pounds: poundsFor({ input, output }), isEstimated }),
  };
}

/** What a meter counted, in tokens alone. */
export function usedOf(meter: Meter): TokenUsage {
  const { input, output } = meter.total();
  return { input, output };
}

// --- Internal ---

function tokensIn(text: string): number {
  return Math.ceil(text.length / charactersPerToken);
}

function tokensOf(messages: readonly ChatMessage[]): number {
  return messages.reduce((sum, { content }) => sum + tokensIn(content) + 4, 0);
}

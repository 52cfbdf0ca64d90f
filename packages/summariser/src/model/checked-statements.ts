import { type ChatMessage, type Citation, type ModelContext, readStatements, type WrittenLine } from '@assay/core';
import type { Citer } from '../citer.ts';
import type { Point } from '../outline/outline.ts';
import { prompts } from './prompts.ts';
import { numbered } from './select-points.ts';

/** A statement of a model that the guardrails would release, under the heading it was written under. */
export interface CheckedStatement {
  readonly heading: string;
  readonly text: string;
  readonly places: readonly number[];
  readonly citations: Citation[];
}

interface Checking {
  readonly points: readonly Point[];
  /** The places a statement may name. */
  readonly offered: ReadonlySet<number>;
  readonly cite: Citer;
  readonly context: ModelContext;
}

/** Asks the model and takes the statements of its answer that are borne out; what is not gets one repair, then is dropped and counted. */
export async function checkedStatements(
  asked: readonly ChatMessage[],
  checking: Checking,
): Promise<{ readonly statements: readonly CheckedStatement[]; readonly dropped: number }> {
  const answer = await checking.context.model.write(asked);
  const slots: (CheckedStatement | Unsupported)[] = [];
  let heading = '';
  for (const line of readStatements(answer)) {
    if (line.kind === 'heading') heading = line.text;
    else slots.push(await check(line, heading, checking));
  }
  const wrong = slots.filter((slot) => 'problem' in slot);
  const repaired = wrong.length === 0 ? [] : await repair(wrong, checking);
  const statements = slots.flatMap((slot) => ('problem' in slot ? (repaired[wrong.indexOf(slot)] ?? []) : [slot]));
  return { statements, dropped: slots.length - statements.length };
}

// --- Internal ---

interface Unsupported {
  readonly heading: string;
  readonly text: string;
  readonly places: readonly number[];
  readonly problem: string;
}

async function check(
  { text, numbers }: Extract<WrittenLine, { kind: 'statement' }>,
  heading: string,
  { offered, cite, context }: Checking,
): Promise<CheckedStatement | Unsupported> {
  const places = numbers.filter((number) => offered.has(number));
  if (places.length === 0) return { heading, text, places, problem: 'it names no sentence that it rests on' };
  const citations = places.flatMap((place) => cite(place));
  const problem = await context.check({ text, citations });
  return problem === undefined ? { heading, text, places, citations } : { heading, text, places, problem };
}

/** One corrected statement for each that was wrong, in their order; undefined where there is none that stands. */
async function repair(wrong: readonly Unsupported[], checking: Checking): Promise<readonly (CheckedStatement | undefined)[]> {
  const { points, offered, context } = checking;
  const shown = [...new Set(wrong.flatMap(({ places }) => places))].sort((a, b) => a - b);
  const statements = wrong
    .map(({ text, places, problem }) => `- ${text} ${places.map((place) => `[${place}]`).join('')}\n  (wrong: ${problem})`)
    .join('\n');
  const asked = prompts.repair({ statements, sentences: numbered(points, shown.length > 0 ? shown : [...offered]) });
  const lines = readStatements(await context.model.write(asked));
  const left = lines.flatMap((line) => (line.kind === 'statement' ? [line] : []));
  const repaired: (CheckedStatement | undefined)[] = [];
  for (const { heading, places } of wrong) {
    // A corrected line is that of the statement whose sentences it names.
    const at = left.findIndex(({ numbers }) => numbers.some((number) => places.includes(number)) || places.length === 0);
    const [line] = at < 0 ? [] : left.splice(at, 1);
    const again = line === undefined ? undefined : await check(line, heading, checking);
    repaired.push(again === undefined || 'problem' in again ? undefined : again);
  }
  return repaired;
}

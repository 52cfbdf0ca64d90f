import { guardTexts } from './guard-texts.ts';
import type { GuardSession, OutputGuard, Release } from './guardrails.ts';
import { restoreTexts } from './restore-texts.ts';
import type { RunClock } from './run-clock.ts';
import type { RunJournal } from './run-journal.ts';
import { SwitchedOff } from './switched-off.ts';
import { type TellingAhead, tellAhead } from './tell-ahead.ts';
import type { AnyTool, ToolEvent } from './tool.ts';
import type { VerdictLog } from './verdict-log.ts';

/** How a tool's work ended: with a checked result, or with what stopped it. */
export type Ending =
  | { readonly status: 'done'; readonly result: unknown }
  | { readonly status: 'blocked' | 'withheld' | 'cancelled'; readonly code: string; readonly message: string };

/** The end of a run that its caller stopped, or that a person ended by turning its tool off. */
export function stoppedBy({ reason }: AbortSignal): Exclude<Ending, { readonly status: 'done' }> {
  const why = reason instanceof SwitchedOff ? `The run was stopped, because ${reason.message}.` : 'The run was stopped.';
  return { status: 'cancelled', code: 'cancelled', message: `${why} What was written so far is not a complete answer.` };
}

interface Telling {
  readonly tool: AnyTool | undefined;
  readonly session: GuardSession;
  readonly journal: RunJournal;
  readonly verdicts: VerdictLog;
  readonly signal: AbortSignal;
  readonly clock: RunClock;
}

/**
 * Takes a tool's events one by one: each is checked, and told in its order, before the next is asked for. Nobody sees one before it is
 * durable; the tool goes on meanwhile, a bounded number of events ahead of the disk.
 */
export async function tellEvents(
  events: AsyncGenerator<ToolEvent, unknown>,
  { tool, session, journal, verdicts, signal, clock }: Telling,
): Promise<Ending> {
  const output = session.output();
  const { tell, told } = tellAhead(journal);
  const checkOutput = (value: unknown) =>
    guardTexts(value, async (text) => {
      const verdict = await session.checkResult(text);
      await verdicts.note('output', [verdict], 'answer');
      return verdict;
    });

  for (let step = await clock.next(events); ; step = await clock.next(events)) {
    if (signal.aborted) return stoppedBy(signal);
    if (step.done === true) {
      const unreleased = await release(await output.finish(), { session, tell, verdicts });
      if (unreleased !== undefined) return unreleased;
      const checked = await checkOutput(tool?.result.parse(step.value));
      if (checked.status === 'blocked') return withheld(checked.message);
      // What is kept, and what leaves before the last step, holds placeholders for what was taken out.
      const result = restoreTexts(checked.value, session.forKeeping);
      await tell({ type: 'result', result });
      await told();
      return { status: 'done', result };
    }
    const event = step.value;
    if (event.type === 'text') {
      const unreleased = await release(await pushText(output, event), { session, tell, verdicts });
      if (unreleased !== undefined) return unreleased;
    } else if (event.type === 'citation') {
      // A quotation is output too: it is checked before it is shown.
      const checked = await checkOutput(event.citation);
      if (checked.status === 'blocked') return withheld(checked.message);
      const { position, ...rest } = event.citation;
      const citation = { ...restoreTexts(rest, session.forKeeping), position: session.toStored(position) };
      await tell({ type: 'citation', citation });
    } else {
      await tell({ ...event, message: session.forKeeping(event.message) });
    }
  }
}

// --- Internal ---

function pushText(output: OutputGuard, { text, citations = [], phrase }: ToolEvent & { type: 'text' }): Promise<Release> {
  return output.push(phrase === undefined ? { text, citations } : { text, citations, phrase });
}

/** Verdicts are recorded before the text they cover leaves. */
async function release(
  released: Release,
  { session, tell, verdicts }: Pick<Telling, 'session' | 'verdicts'> & Pick<TellingAhead, 'tell'>,
): Promise<Ending | undefined> {
  if (released.status === 'withheld') {
    await verdicts.note('output', [released.verdict], 'answer');
    return withheld(released.verdict.message);
  }
  await verdicts.note('output', released.verdicts, 'answer');
  const told = released.statements.map(({ text, citations }) => ({
    type: 'text' as const,
    text: session.forKeeping(text),
    citations: citations.map((citation) => citation.id),
  }));
  if (told.length > 0) await tell(...told);
  return undefined;
}

function withheld(message: string): Ending {
  return { status: 'withheld', code: 'output-withheld', message };
}

import { createSecretKey } from 'node:crypto';
import { AssayError, type ErrorCode, messageOf } from './assay-error.ts';
import type { AuditEntry } from './audit.ts';
import { canonicalJson } from './canonical-json.ts';
import { caseDigest } from './case-reference.ts';
import type { Statement } from './check.ts';
import { describeIssues } from './data-file.ts';
import { hmac } from './digest.ts';
import { endRun } from './end-run.ts';
import { guardTexts } from './guard-texts.ts';
import { guardedSearch } from './guarded-search.ts';
import type { GuardSession } from './guardrails.ts';
import { openMeter, usedOf } from './meter.ts';
import { beginRun, type RunBeginning } from './run-beginning.ts';
import { openRunClock, type RunClock } from './run-clock.ts';
import { failureOf } from './run-failure.ts';
import type { RunJournal } from './run-journal.ts';
import { readMeasures } from './run-measures.ts';
import { insteadNotice, markingNotice } from './run-notices.ts';
import type { RunOutcome, ToolRun } from './run-outcome.ts';
import type { RunParts, RunRequest } from './run-request.ts';
import { settle } from './spendings.ts';
import type { RunHead } from './store.ts';
import { type Ending, stoppedBy, tellEvents } from './tell-events.ts';
import { unknownTool } from './unknown-tool.ts';
import { openVerdictLog, type VerdictLog } from './verdict-log.ts';
import { watchSwitch } from './watch-switch.ts';
import { whyNotEnabled } from './why-not-enabled.ts';
import { barredBy, type StartedWork, workOn } from './work-on.ts';

/** The only way any tool runs: gate, input, audit record, guardrails, work, guardrails, audit record. */
export async function runTool(parts: RunParts, request: RunRequest): Promise<ToolRun> {
  const { engine, store, now } = parts;
  const tool = parts.tools.get(request.tool);
  if (tool === undefined) {
    const { code, message } = unknownTool(request.tool.slice(0, 60), parts.tools.keys());
    return refusal(code, message);
  }

  const decision = await parts.gate.decide(tool.name, engine.id, request.caller);
  const account = parts.spending?.open(request);
  const meter = openMeter(engine.kind === 'model' ? engine.price : undefined, account?.limit);
  const answering = Promise.withResolvers<void>();
  const work = workOn(tool, engine, {
    meter,
    session: () => session,
    barred: () => barredBy(parts, session.marking()),
    onWords: answering.resolve,
  });
  if (!decision.isEnabled || work === undefined)
    return { status: 'refused', code: 'tool-not-enabled', message: whyNotEnabled(tool, decision), decision };

  const [started, known] = [work, tool];
  const parsed = tool.input.safeParse(request.input);
  if (!parsed.success) return refusal('invalid-input', `The input of ${tool.title} is not valid: ${describeIssues(parsed.error)}.`);

  if (request.left !== undefined && request.left.run.configuration !== decision.configuration)
    return refusal('tool-failed', otherConfiguration);
  const about = aboutCase(parts, request);
  if (about === undefined) return refusal('bad-usage', 'This run was given a case, and cases are not kept here. Leave it out.');

  const beginning = beginRun(parts, request);
  const { id, recordKey } = beginning;
  const committing = createSecretKey(recordKey);
  const commit = (value: unknown) => hmac(committing, canonicalJson(value));
  const audit = (kind: RunBeginning['opening'] | 'run-closed' | 'engine-changed', body: AuditEntry['body']) =>
    store.audit.append({
      kind,
      at: now().toISOString(),
      actor: request.caller.id,
      body: { run: id, configuration: decision.configuration, ...about, ...body },
    });
  let since: number;
  try {
    const corpus = tool.usesRetriever ? await parts.retriever.corpusDigest() : '';
    const { key } = request.caller;
    const opening = { tool: tool.name, engine: engine.id, policy: decision.policyDigest, corpus, input: commit(parsed.data) };
    since = (await audit(beginning.opening, key === undefined ? opening : { ...opening, key })).sequence;
  } catch (error) {
    return refusal(
      'audit-unavailable',
      `The audit record cannot be written, so nothing was run: ${messageOf(error)}. Check the data folder, then try again.`,
    );
  }

  const stop = new AbortController();
  const unwatch = watchSwitch(store.audit, { tool: tool.name, engine: engine.id, since, stop });
  const signal = request.signal === undefined ? stop.signal : AbortSignal.any([stop.signal, request.signal]);
  const clock = openRunClock();
  const session = clock.guarding(parts.guardrails.open({ engine: engine.kind, phrases: tool.phrases() }));
  const journal = beginning.openJournal(session);
  const verdicts = openVerdictLog(journal, parts.guardrails.rules);

  async function finish(): Promise<RunOutcome> {
    const startedAt = performance.now();
    let outcome: RunOutcome;
    let changed: string | undefined;
    const told = insteadNotice(request.instead);
    try {
      // One write: where the run cannot be kept, neither can its first event. What was given is read meanwhile.
      const begun = Promise.all([
        beginning.keep({ tool: request.tool, engine: engine.id, configuration: decision.configuration, ...about }),
        journal.append({ type: 'started', tool: request.tool, engine: engine.id, configuration: decision.configuration }),
      ]);
      begun.catch(() => {});
      const ending = await walk({
        parts,
        request,
        beginning,
        begun,
        work: started,
        input: parsed.data,
        session,
        journal,
        verdicts,
        signal,
        clock,
      });
      outcome = {
        ...ending,
        id,
        used: usedOf(meter),
        notices: [...told, ...verdicts.notices(), ...markingNotice(ending.status, session.marking())],
      };
    } catch (error) {
      outcome = {
        ...(signal.aborted ? stoppedBy(signal) : failureOf(error)),
        id,
        used: usedOf(meter),
        notices: [...told, ...verdicts.notices()],
      };
      changed = error instanceof AssayError && error.code === 'engine-changed' ? (error.reported ?? '') : undefined;
    }
    unwatch();
    const { status, notices } = outcome;
    const [code, message] = outcome.status === 'done' ? ['', ''] : [outcome.code, outcome.message];
    try {
      await settle(account, meter, { request, run: id, engine: engine.id, at: now().toISOString() });
      const output = outcome.status === 'done' ? commit(outcome.result) : '';
      const milliseconds = Math.round(performance.now() - startedAt);
      const { listed, more } = verdicts.findings();
      const found = { listed: [...listed], more };
      const { input, output: written, pounds } = meter.total();
      // From here on the gate holds the engine back until it is measured again.
      if (changed !== undefined) await audit('engine-changed', { engine: engine.id, reported: changed });
      const used = { tokens: input + written, cost: pounds };
      const nothing = outcome.status === 'done' && known.foundNothing(outcome.result) ? { nothing: true } : {};
      await audit('run-closed', { status, code, output, checks: verdicts.table(), found, milliseconds, ...used, ...nothing });
      await endRun(store.runs, journal, { id, end: { type: 'ended', status, code, message, notices }, values: beginning.values(session) });
      return outcome;
    } catch (error) {
      const unrecorded = `The run's record could not be completed, so its output does not stand: ${messageOf(error)}.`;
      journal.endUnrecorded({ type: 'ended', status: 'failed', code: 'audit-unavailable', message: unrecorded, notices });
      return { status: 'failed', id, code: 'audit-unavailable', message: unrecorded, notices, used: usedOf(meter) };
    }
  }

  return {
    status: 'started',
    id,
    configuration: decision.configuration,
    journal,
    ...(engine.kind === 'model' ? { answering: answering.promise } : {}),
    finished: finish(),
    restore: beginning.restore(session),
    measures: () => readMeasures(engine.id, clock, verdicts),
    cancel: () => stop.abort(),
  };
}

// --- Internal ---

const otherConfiguration =
  'The service stopped while this run was under way, and what it was begun with has changed since, so it was not gone on with. Start it again.';

interface Walk {
  readonly parts: RunParts;
  readonly request: RunRequest;
  readonly beginning: RunBeginning;
  /** Resolves when the run is kept. */
  readonly begun: Promise<unknown>;
  readonly work: StartedWork;
  readonly input: unknown;
  readonly session: GuardSession;
  readonly journal: RunJournal;
  readonly verdicts: VerdictLog;
  readonly signal: AbortSignal;
  readonly clock: RunClock;
}

/** From the accepted body to the checked result. */
async function walk({ parts, request, beginning, begun, work, input, session, journal, verdicts, signal, clock }: Walk): Promise<Ending> {
  const tool = parts.tools.get(request.tool);
  const accepted = await guardTexts(input, async (text, path) => {
    const verdict = await session.check(text, { stage: 'input', trust: 'caller' });
    await verdicts.note('input', [verdict], path);
    return verdict;
  });
  const keeping = accepted.status === 'blocked' ? [] : [parts.store.runs.accept(beginning.id, accepted.value, beginning.values(session))];
  await Promise.all([begun, ...keeping]);
  // A blocked input is not kept: it may be a marked document or somebody's secret.
  if (accepted.status === 'blocked') return { status: 'blocked', code: 'input-blocked', message: accepted.message };
  // What was taken out is not kept and does not leave for a model; the tool's own code works on what was written.
  for (const source of tool?.sources(accepted.inside) ?? []) session.addSource(source);

  const search = guardedSearch({ retriever: parts.retriever, caller: request.caller, session, verdicts });
  const check = async (statement: Statement) => {
    const verdict = await session.tryStatement(statement);
    return verdict.action === 'block' ? verdict.message : undefined;
  };
  const events = work(accepted.inside, { signal, today: parts.now().toISOString().slice(0, 10), search, check });
  try {
    return await tellEvents(events, { tool, session, journal, verdicts, signal, clock });
  } finally {
    // A run that ends early lets its tool clean up; undefined results are never read.
    await events.return(undefined);
  }
}

/** What is kept of the case that a run is about; undefined where none can be kept. */
function aboutCase({ caseKey }: RunParts, { case: reference, left }: RunRequest): Pick<RunHead, 'case'> | undefined {
  if (left !== undefined) return left.run.case === undefined ? {} : { case: left.run.case };
  if (reference === undefined) return {};
  return caseKey === undefined ? undefined : { case: caseDigest(caseKey, reference) };
}

function refusal(code: ErrorCode, message: string): ToolRun {
  return { status: 'refused', code, message };
}

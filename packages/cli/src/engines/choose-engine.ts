import type { Caller, Decision, Engine } from '@assay/core';
import { type EngineRule, type EnginesFile, type Marking, markings } from './engines-file.ts';

/** Which engine answers a request; `instead` says why it is not the one that the rules name. */
export type EngineChoice =
  | { readonly status: 'chosen'; readonly engine: Engine; readonly upTo: Marking; readonly instead?: string }
  | { readonly status: 'none'; readonly reason: string };

/** What is asked, by whom, with a text of which marking. */
export interface Asking {
  readonly tool: string;
  readonly caller: Caller;
  /** Found only when a rule depends on it. */
  marking(): Promise<Marking>;
}

interface Choosing {
  readonly rules: readonly EngineRule[];
  readonly engines: ReadonlyMap<string, Engine>;
  /** Why an engine that is set up could not be opened. */
  readonly broken: ReadonlyMap<string, string>;
  decide(tool: string, engine: string): Promise<Decision>;
}

/**
 * The first rule that is for this tool and caller, and bears the text's marking, names the engine; without one it is the
 * embedded engine. Where the engine cannot answer just now, the embedded one does if the rule says so and its own evidence passes.
 */
export async function chooseEngine({ tool, caller, marking }: Asking, { rules, engines, broken, decide }: Choosing): Promise<EngineChoice> {
  const rule = await firstFitting({ tool, caller, marking }, rules);
  const name = rule?.engine ?? 'embedded';
  const engine = engines.get(name);
  // What runs in this process goes nowhere.
  if (engine !== undefined && (rule === undefined || engine.kind === 'embedded')) return { status: 'chosen', engine, upTo: highest };
  const why = engine === undefined ? (broken.get(name) ?? `there is no engine "${name}".`) : await whyNot(tool, engine, decide);
  const embedded = engines.get('embedded');
  if (why !== undefined && rule?.otherwise === 'embedded' && embedded !== undefined && (await decide(tool, embedded.id)).isEnabled)
    return { status: 'chosen', engine: embedded, upTo: highest, instead: `Answered without a model: ${why}` };
  return engine === undefined ? { status: 'none', reason: why ?? '' } : { status: 'chosen', engine, upTo: rule?.upTo ?? 'unmarked' };
}

/** Whether a rule that bears texts up to a marking bears one of another; a marking it does not know is above all. */
export function bears(upTo: Marking, marking: string | undefined): boolean {
  const height = markings.findIndex((one) => one === (marking ?? 'unmarked'));
  return height >= 0 && height <= markings.indexOf(upTo);
}

/** Whether an engine that was asked for by name bears a text: as high as any of its rules does, OFFICIAL without one. */
export function engineBears({ rules }: Pick<EnginesFile, 'rules'>, engine: string, marking: string | undefined): boolean {
  if (engine === 'embedded') return true;
  const own = rules.filter((rule) => rule.engine === engine);
  return own.length === 0 ? bears('official', marking) : own.some(({ upTo }) => bears(upTo, marking));
}

// --- Internal ---

const highest: Marking = 'top-secret';

async function firstFitting({ tool, caller, marking }: Asking, rules: readonly EngineRule[]): Promise<EngineRule | undefined> {
  const forCaller = rules.filter(
    (rule) =>
      (rule.tool === undefined || rule.tool === tool) &&
      (rule.groups === undefined || rule.groups.some((group) => caller.groups.includes(group))),
  );
  if (forCaller.length === 0) return undefined;
  const found = await marking();
  return forCaller.find((rule) => rule.engine === 'embedded' || bears(rule.upTo, found));
}

async function whyNot(tool: string, engine: Engine, decide: Choosing['decide']): Promise<string | undefined> {
  const resting = engine.kind === 'model' ? engine.resting?.() : undefined;
  if (resting !== undefined) return `${resting.reason}.`;
  const decision = await decide(tool, engine.id);
  return decision.isEnabled ? undefined : `this tool has not passed on the engine "${engine.id}" (${decision.state}).`;
}

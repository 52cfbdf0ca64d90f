import { z } from 'zod';
import type { AuditRecord } from './audit.ts';
import type { AuditStore } from './store.ts';
import { unknownEngine } from './unknown-engine.ts';
import { unknownTool } from './unknown-tool.ts';

/** What a person can turn off at once, whatever was measured. */
export const switchTarget = z.discriminatedUnion('scope', [
  z.strictObject({ scope: z.literal('tool'), name: z.string().min(1).max(60) }),
  z.strictObject({ scope: z.literal('engine'), name: z.string().min(1).max(60) }),
  z.strictObject({ scope: z.literal('everything') }),
]);
export type SwitchTarget = z.output<typeof switchTarget>;

/** A turn of the switch: what, which way, by whom and why. */
export interface SwitchTurn {
  readonly target: SwitchTarget;
  readonly isOn: boolean;
  readonly reason: string;
  readonly actor: string;
  readonly at: string;
}

/** The target, where the tool or engine it names is here; otherwise throws an error that says which are. */
export function knownTarget(
  target: SwitchTarget,
  { tools, engines }: { readonly tools: readonly string[]; readonly engines: readonly string[] },
): SwitchTarget {
  if (target.scope === 'tool' && !tools.includes(target.name)) throw unknownTool(target.name, tools);
  if (target.scope === 'engine' && !engines.includes(target.name)) throw unknownEngine(target.name, engines);
  return target;
}

/** Puts a turn of the switch on record; from then on every gate and every run of this store heeds it. */
export async function turnSwitch(audit: AuditStore, { target, isOn, reason, actor, at }: SwitchTurn): Promise<void> {
  await audit.append({ kind: isOn ? 'switched-on' : 'switched-off', at, actor, body: { ...target, reason } });
}

/** Why a tool on an engine is switched off by a person, in words; undefined where it is not. Later turns of the same switch stand. */
export function switchedOff(
  records: readonly AuditRecord[],
  { tool, engine }: { readonly tool: string; readonly engine: string },
): string | undefined {
  const own: readonly (readonly [words: string, fits: (target: SwitchTarget) => boolean])[] = [
    ['everything', ({ scope }) => scope === 'everything'],
    [`the engine "${engine}"`, (target) => target.scope === 'engine' && target.name === engine],
    ['it', (target) => target.scope === 'tool' && target.name === tool],
  ];
  for (const [words, fits] of own) {
    const last = records.findLast((record) => {
      const target = isTurn(record) ? targetOf(record) : undefined;
      return target !== undefined && fits(target);
    });
    if (last?.kind === 'switched-off') return `a person switched ${words} off: ${String(last.body.reason)}`;
  }
  return undefined;
}

// --- Internal ---

function isTurn({ kind }: AuditRecord): boolean {
  return kind === 'switched-off' || kind === 'switched-on';
}

function targetOf({ body: { reason: _, ...target } }: AuditRecord): SwitchTarget | undefined {
  return switchTarget.safeParse(target).data;
}

import type { CheckRecord, Verdict } from './guardrails.ts';
import type { Notice } from './run-event.ts';
import type { RunJournal } from './run-journal.ts';

/** Collects a run's verdicts: every one for the audit record, the ones worth telling for the person. */
export interface VerdictLog {
  note(stage: CheckRecord['stage'], verdicts: readonly Verdict[], where: string): Promise<void>;
  notices(): readonly Notice[];
  /** Per stage and rule: how often it passed, found something, failed or did not run. */
  table(): Record<string, Record<string, number>>;
}

/** Opens the verdict log of a run; what it tells is durable in the journal before `note` resolves. */
export function openVerdictLog(journal: Pick<RunJournal, 'append'>): VerdictLog {
  const table: Record<string, Record<string, number>> = {};
  const told = new Map<string, Notice>();

  return {
    async note(stage, verdicts, where) {
      const records = verdicts.flatMap((verdict) => verdict.records);
      for (const { rule, outcome } of records) {
        const key = `${stage}/${rule}`;
        const row = table[key] ?? {};
        table[key] = { ...row, [outcome]: (row[outcome] ?? 0) + 1 };
      }
      const fresh = verdicts.flatMap((verdict) => noticesOf(verdict, where)).filter((notice) => !told.has(keyOf(notice)));
      for (const notice of fresh) told.set(keyOf(notice), notice);
      const unrun = records.some(({ outcome }) => outcome === 'error' || outcome === 'did-not-run');
      if (fresh.length > 0 || unrun) await journal.append({ type: 'checked', stage, records, notices: fresh });
    },
    notices: () => [...told.values()],
    table: () => table,
  };
}

// --- Internal ---

function keyOf({ check, kind, where }: Notice): string {
  return `${check} ${kind} ${where}`;
}

/** What a person is told of a verdict: kind and place, never a value. */
function noticesOf(verdict: Verdict, where: string): Notice[] {
  const actions = new Map(verdict.records.map((record) => [record.check, record.action]));
  return verdict.findings.flatMap(({ check, kind, message }) => {
    const action = actions.get(check) ?? 'flag';
    return action === 'allow' ? [] : [{ check, kind, message, where, action }];
  });
}

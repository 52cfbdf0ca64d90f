import type { CheckRecord, Guardrails, Verdict } from './guardrails.ts';
import type { Notice, Stretch } from './run-event.ts';
import type { RunJournal } from './run-journal.ts';

/** How often a rule passed, found something, failed or did not run at a stage, and why it did not. */
type CheckRow = Readonly<Partial<Record<CheckRecord['outcome'], number>>> & { readonly reason?: string };

/** What an operator may compare: which rule found what kind where, how sure it was, and the HMAC of the value. */
type FindingRecord = {
  readonly stage: CheckRecord['stage'];
  readonly rule: string;
  readonly kind: string;
  readonly score?: number;
  readonly mark: string;
};

/** How often a check did something of a kind at a stage. */
export interface VerdictCount {
  readonly check: string;
  readonly stage: CheckRecord['stage'];
  readonly action: CheckRecord['action'];
  readonly outcome: CheckRecord['outcome'];
  readonly count: number;
}

/** Collects a run's verdicts: every one for the audit record, the ones worth telling for the person. */
export interface VerdictLog {
  note(stage: CheckRecord['stage'], verdicts: readonly Verdict[], where: string): Promise<void>;
  notices(): readonly Notice[];
  /** Per stage and rule in force: what became of it; one that had nothing to look at did not run, and says so. */
  table(): Readonly<Record<string, CheckRow>>;
  /** What each check did, for who counts over runs. */
  counts(): readonly VerdictCount[];
  /** The findings, first ones first, and how many more there were. */
  findings(): { readonly listed: readonly FindingRecord[]; readonly more: number };
}

/** An audit record lists this many findings; more are counted. */
const mostListed = 200;

/** Places of one kind in one text that a person is led to. */
const mostPlaces = 20;

/** Lists of records that wait to be counted together. */
const mostWaiting = 64;

/** Opens the verdict log of a run; what it tells is durable in the journal before `note` resolves. */
export function openVerdictLog(journal: Pick<RunJournal, 'append'>, rules: Guardrails['rules']): VerdictLog {
  const table = new Map<string, { -readonly [Key in keyof CheckRow]: CheckRow[Key] }>();
  const told = new Map<string, Notice>();
  const counts = new Map<string, { -readonly [Key in keyof VerdictCount]: VerdictCount[Key] }>();
  const listed: FindingRecord[] = [];
  let more = 0;
  /** Lists of records that are not counted yet, and how often each came: texts in which nothing is found share one. */
  const waiting = new Map<Verdict['records'], { times: number; readonly stage: CheckRecord['stage']; readonly isUnrun: boolean }>();

  function list(stage: CheckRecord['stage'], verdicts: readonly Verdict[]): void {
    for (const { rule, kind, score, mark } of verdicts.flatMap((verdict) => verdict.findings)) {
      if (listed.length < mostListed) listed.push({ stage, rule, kind, ...(score === undefined ? {} : { score }), mark });
      else more += 1;
    }
  }

  /** Says whether one of them should have been run and was not. */
  function wait(stage: CheckRecord['stage'], records: Verdict['records']): boolean {
    const before = waiting.get(records);
    if (before !== undefined) {
      before.times += 1;
      return before.isUnrun;
    }
    if (waiting.size >= mostWaiting) count();
    const isUnrun = records.some(({ outcome, action }) => action !== 'allow' && (outcome === 'error' || outcome === 'did-not-run'));
    waiting.set(records, { times: 1, stage, isUnrun });
    return isUnrun;
  }

  function count(): void {
    for (const [records, { times, stage }] of waiting) {
      for (const { rule, check, action, outcome, reason } of records) {
        const kind = `${check} ${stage} ${action} ${outcome}`;
        const counted = counts.get(kind);
        if (counted === undefined) counts.set(kind, { check, stage, action, outcome, count: times });
        else counted.count += times;
        const key = `${stage}/${rule}`;
        const row = table.get(key) ?? {};
        row[outcome] = (row[outcome] ?? 0) + times;
        if (reason !== undefined) row.reason = reason;
        table.set(key, row);
      }
    }
    waiting.clear();
  }

  return {
    async note(stage, verdicts, where) {
      const isUnrun = verdicts.map(({ records }) => wait(stage, records)).includes(true);
      list(stage, verdicts);
      const fresh = verdicts.flatMap((verdict) => noticesOf(verdict, stage, where)).filter((notice) => !told.has(keyOf(notice)));
      for (const notice of fresh) told.set(keyOf(notice), notice);
      if (fresh.length === 0 && !isUnrun) return;
      await journal.append({ type: 'checked', stage, records: verdicts.flatMap(({ records }) => records), notices: fresh });
    },
    notices: () => [...told.values()],
    table() {
      count();
      const rows = rules.flatMap(({ id, stages }) =>
        stages.map((stage): [string, CheckRow] => {
          const key = `${stage}/${id}`;
          return [key, table.get(key) ?? { 'did-not-run': 1, reason: 'nothing came to this stage' }];
        }),
      );
      return { ...Object.fromEntries(rows), ...Object.fromEntries(table) };
    },
    counts() {
      count();
      return [...counts.values()];
    },
    findings: () => ({ listed, more }),
  };
}

// --- Internal ---

function keyOf({ rule, kind, where }: Pick<Notice, 'rule' | 'kind' | 'where'>): string {
  return `${rule} ${kind} ${where}`;
}

/** What a person is told of a verdict: each kind once, with its places in a text of their own; never a value. */
function noticesOf(verdict: Verdict, stage: CheckRecord['stage'], where: string): Notice[] {
  // Most texts hold nothing: for them nothing is made.
  if (verdict.findings.length === 0) return [];
  const actions = new Map(verdict.records.map((record) => [record.rule, record.action]));
  const notices = new Map<string, Notice & { readonly places: Stretch[] }>();
  for (const { rule, check, kind, message, start, end } of verdict.findings) {
    const action = actions.get(rule) ?? 'flag';
    if (action === 'allow') continue;
    const key = keyOf({ rule, kind, where });
    const notice = notices.get(key) ?? { rule, check, kind, message, where, action, places: [] };
    notices.set(key, notice);
    if (notice.places.length < mostPlaces) notice.places.push({ start, end });
  }
  return [...notices.values()].map(({ places, ...notice }) => (stage === 'input' ? { ...notice, places } : notice));
}

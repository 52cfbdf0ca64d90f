import { AssayError, messageOf } from '@assay/core';
import { type Command, exitCodeOf } from './command.ts';
import { auditCiting } from './commands/audit-citing.ts';
import { auditErase } from './commands/audit-erase.ts';
import { auditExport } from './commands/audit-export.ts';
import { auditHold } from './commands/audit-hold.ts';
import { auditHolds } from './commands/audit-holds.ts';
import { auditOutputs } from './commands/audit-outputs.ts';
import { auditRelease } from './commands/audit-release.ts';
import { auditRetain } from './commands/audit-retain.ts';
import { auditSearch } from './commands/audit-search.ts';
import { auditVerify } from './commands/audit-verify.ts';
import { auditVerifyExport } from './commands/audit-verify-export.ts';
import { backup } from './commands/backup.ts';
import { draft } from './commands/draft.ts';
import { draftCampaign } from './commands/draft-campaign.ts';
import { draftGaps } from './commands/draft-gaps.ts';
import { draftReply } from './commands/draft-reply.ts';
import { draftSignOff } from './commands/draft-sign-off.ts';
import { engineCheck } from './commands/engine-check.ts';
import { evalAdopt } from './commands/eval-adopt.ts';
import { evalLabel } from './commands/eval-label.ts';
import { evalPairs } from './commands/eval-pairs.ts';
import { evalPlan } from './commands/eval-plan.ts';
import { evalReport } from './commands/eval-report.ts';
import { evalRun } from './commands/eval-run.ts';
import { evalVerify } from './commands/eval-verify.ts';
import { gateApprove } from './commands/gate-approve.ts';
import { gateBundle } from './commands/gate-bundle.ts';
import { gateDrift } from './commands/gate-drift.ts';
import { gateExplain } from './commands/gate-explain.ts';
import { gateKeygen } from './commands/gate-keygen.ts';
import { gatePolicyCommand } from './commands/gate-policy.ts';
import { gateReproduce } from './commands/gate-reproduce.ts';
import { gateRevoke } from './commands/gate-revoke.ts';
import { gateSign } from './commands/gate-sign.ts';
import { gateStatus } from './commands/gate-status.ts';
import { gateOff, gateOn } from './commands/gate-switch.ts';
import { gateVerify } from './commands/gate-verify.ts';
import { guardExplain } from './commands/guard-explain.ts';
import { guardScan } from './commands/guard-scan.ts';
import { ingestCommand } from './commands/ingest.ts';
import { keyCreate } from './commands/key-create.ts';
import { keyList } from './commands/key-list.ts';
import { keyRevoke } from './commands/key-revoke.ts';
import { migrate } from './commands/migrate.ts';
import { restore } from './commands/restore.ts';
import { search } from './commands/search.ts';
import { summarise } from './commands/summarise.ts';
import { transparency } from './commands/transparency.ts';
import { usageCommand } from './commands/usage.ts';
import type { Deployment } from './deployment.ts';
import { openFromEnvironment } from './open-from-environment.ts';
import { plain, type Terminal, table } from './terminal.ts';

const commands: Readonly<Record<string, Command>> = {
  ingest: ingestCommand,
  search,
  summarise,
  draft,
  'draft campaign': draftCampaign,
  'draft gaps': draftGaps,
  'draft sign-off': draftSignOff,
  'draft reply': draftReply,
  'guard explain': guardExplain,
  'guard scan': guardScan,
  'eval run': evalRun,
  'eval pairs': evalPairs,
  'eval label': evalLabel,
  'eval adopt': evalAdopt,
  'eval plan': evalPlan,
  'eval verify': evalVerify,
  'eval report': evalReport,
  'gate status': gateStatus,
  'gate keygen': gateKeygen,
  'gate policy': gatePolicyCommand,
  'gate approve': gateApprove,
  'gate revoke': gateRevoke,
  'gate off': gateOff,
  'gate on': gateOn,
  'gate drift': gateDrift,
  'gate bundle': gateBundle,
  'gate explain': gateExplain,
  'gate reproduce': gateReproduce,
  'gate sign': gateSign,
  'gate verify': gateVerify,
  'audit verify': auditVerify,
  'audit verify-export': auditVerifyExport,
  'audit search': auditSearch,
  'audit citing': auditCiting,
  'audit outputs': auditOutputs,
  'audit hold': auditHold,
  'audit holds': auditHolds,
  'audit release': auditRelease,
  'audit erase': auditErase,
  'audit retain': auditRetain,
  'audit export': auditExport,
  backup,
  restore,
  migrate,
  'engine check': engineCheck,
  usage: usageCommand,
  'key create': keyCreate,
  'key list': keyList,
  'key revoke': keyRevoke,
  transparency,
};

interface Surroundings {
  readonly terminal: Terminal;
  readonly environment: Readonly<Record<string, string | undefined>>;
}

/** Runs a command line and returns its exit code; with --json an error is JSON too. */
export async function assay(given: readonly string[], { terminal, environment }: Surroundings): Promise<number> {
  if (given.length === 0 || given[0] === 'help' || given.includes('--help')) {
    terminal.out(await help());
    return given.length === 0 ? 2 : 0;
  }
  let deployment: Deployment | undefined;
  try {
    const { engine, others } = takeEngine(given);
    const { command, rest } = await findCommand(others);
    return await command.run({
      arguments: rest,
      terminal,
      environment,
      async open(options = {}) {
        deployment ??= await openFromEnvironment(environment, options);
        return engine === undefined ? deployment : deployment.withEngine(engine);
      },
    });
  } catch (error) {
    const code = error instanceof AssayError ? error.code : 'could-not-complete';
    if (given.includes('--json')) terminal.out(JSON.stringify({ status: 'error', code, message: messageOf(error) }));
    else terminal.notify(plain(`Assay: ${messageOf(error)}`));
    return exitCodeOf(error);
  } finally {
    await deployment?.close();
  }
}

// --- Internal ---

/** The server and its libraries are loaded by `serve` alone: other commands start faster without them. */
async function loadServe(): Promise<Command> {
  return (await import('./commands/serve.ts')).serve;
}

/** Every command that opens the data folder can be given for one engine; to the guardrails it is only a kind. */
function takeEngine(given: readonly string[]): { readonly engine: string | undefined; readonly others: readonly string[] } {
  const place = given.findIndex((word) => word === '--engine' || word.startsWith('--engine='));
  if (place < 0 || given[0] === 'guard') return { engine: undefined, others: given };
  const [, written] = (given[place] ?? '').split('=');
  const engine = written ?? given[place + 1];
  if (engine === undefined || engine === '' || engine.startsWith('--'))
    throw new AssayError('bad-usage', '--engine names an engine: --engine embedded');
  return { engine, others: given.filter((_, at) => at !== place && (written !== undefined || at !== place + 1)) };
}

async function findCommand(given: readonly string[]): Promise<{ command: Command; rest: readonly string[] }> {
  const [first = '', second = ''] = given;
  if (first === 'serve') return { command: await loadServe(), rest: given.slice(1) };
  const pair = commands[`${first} ${second}`];
  if (pair !== undefined) return { command: pair, rest: given.slice(2) };
  const single = commands[first];
  if (single !== undefined) return { command: single, rest: given.slice(1) };
  throw new AssayError('bad-usage', `There is no command "${given.slice(0, 2).join(' ')}".\n${await help()}`);
}

async function help(): Promise<string> {
  const all = [await loadServe(), ...Object.values(commands)];
  return `Assay: tools for civil servants that run only when they were measured and passed.\n\n${table(all.map(({ usage, summary }) => [usage, summary]))}\n\nThe data folder is .assay, or the one named in ASSAY_DATA. With --engine ID a command is for that engine.`;
}

import { randomBytes } from 'node:crypto';
import { userInfo } from 'node:os';
import { AssayError, type RunStore } from '@assay/core';
import type { Command } from '../command.ts';
import { readArguments } from '../read-arguments.ts';
import { readReason } from '../read-reason.ts';
import { readCase, readCaseDigest } from '../records/case-option.ts';
import { coverWords, type HoldCover, placedHold } from '../records/holds.ts';
import { plain } from '../terminal.ts';

const usage = 'assay audit hold --run ID | --person ID | --case REFERENCE | --everything --reason TEXT [--json]';

/** Keeps content from being erased until the hold is released. */
export const auditHold: Command = {
  usage,
  summary: 'keep runs from being erased, for a request, a complaint, a court or an inquiry',
  async run({ arguments: given, terminal, open }) {
    const text = { type: 'string' } as const;
    const flag = { type: 'boolean' } as const;
    const options = { run: text, person: text, case: text, everything: flag, reason: text, json: flag };
    const { values, positionals } = readArguments(given, options, usage);
    const named = [values.run, values.person, values.case, values.everything === true ? '' : undefined].filter((one) => one !== undefined);
    if (named.length !== 1 || positionals.length > 0)
      throw new AssayError('bad-usage', `Say what is held: one run, one person, one case or everything.\nUsage: ${usage}`);
    const reason = readReason(values.reason, usage);
    const reference = readCase(values.case, usage);
    const { store, folder, now } = await open();
    const cover = coverOf({ ...values, case: readCaseDigest(reference, folder.deploymentKey, usage) });
    const covered = await countCovered(store.runs, cover);
    const id = `hold-${randomBytes(4).toString('hex')}`;
    await store.audit.append(placedHold({ id, at: now().toISOString(), by: userInfo().username, reason, cover }));
    if (values.json === true) terminal.out(JSON.stringify({ status: 'done', hold: id, ...cover, covered }));
    else {
      terminal.out(
        plain(`${id}: ${coverWords(cover)}, ${covered} with content now. Nothing of it is erased until: npx assay audit release ${id}`),
      );
      if (covered === 0 && (cover.covers === 'person' || cover.covers === 'case'))
        terminal.notify(
          `No run that is kept is covered by it. Is the ${cover.covers === 'case' ? 'reference' : 'id'} right? Runs that begin later are.`,
        );
    }
    return 0;
  },
};

// --- Internal ---

/** What exactly one of the options covers. */
function coverOf({ run, person, case: digest }: Readonly<Partial<Record<'run' | 'person' | 'case', string | undefined>>>): HoldCover {
  if (run !== undefined) return { covers: 'run', run };
  if (person !== undefined) return { covers: 'person', person };
  return digest === undefined ? { covers: 'everything' } : { covers: 'case', case: digest };
}

/** How many runs with content a hold covers now; a single one must be there. */
async function countCovered(runs: RunStore, cover: HoldCover): Promise<number> {
  if (cover.covers === 'run') {
    const run = await runs.get(cover.run);
    if (run === undefined) throw new AssayError('not-found', `There is no run "${cover.run}".`);
    if (run.erasedAt !== undefined)
      throw new AssayError('erased', `The content of run ${run.id} was erased on ${run.erasedAt.slice(0, 10)}; there is nothing to hold.`);
    return 1;
  }
  let covered = 0;
  const query = cover.covers === 'person' ? { owner: cover.person } : cover.covers === 'case' ? { case: cover.case } : {};
  for await (const { erasedAt } of runs.find(query)) covered += erasedAt === undefined ? 1 : 0;
  return covered;
}

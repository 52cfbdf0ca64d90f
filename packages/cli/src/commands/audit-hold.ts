import { randomBytes } from 'node:crypto';
import { userInfo } from 'node:os';
import { AssayError, type RunStore } from '@assay/core';
import type { Command } from '../command.ts';
import { readArguments } from '../read-arguments.ts';
import { readReason } from '../read-reason.ts';
import { coverWords, type HoldCover, placedHold } from '../records/holds.ts';
import { plain } from '../terminal.ts';

const usage = 'assay audit hold --run ID | --person ID | --everything --reason TEXT [--json]';

/** Keeps content from being erased until the hold is released. */
export const auditHold: Command = {
  usage,
  summary: 'keep runs from being erased, for a request, a complaint, a court or an inquiry',
  async run({ arguments: given, terminal, open }) {
    const text = { type: 'string' } as const;
    const flag = { type: 'boolean' } as const;
    const options = { run: text, person: text, everything: flag, reason: text, json: flag };
    const { values, positionals } = readArguments(given, options, usage);
    const cover = coverOf(values);
    if (cover === undefined || positionals.length > 0)
      throw new AssayError('bad-usage', `Say what is held: one run, one person or everything.\nUsage: ${usage}`);
    const reason = readReason(values.reason, usage);
    const { store, now } = await open();
    const covered = await countCovered(store.runs, cover);
    const id = `hold-${randomBytes(4).toString('hex')}`;
    await store.audit.append(placedHold({ id, at: now().toISOString(), by: userInfo().username, reason, cover }));
    if (values.json === true) terminal.out(JSON.stringify({ status: 'done', hold: id, ...cover, covered }));
    else {
      terminal.out(
        plain(`${id}: ${coverWords(cover)}, ${covered} with content now. Nothing of it is erased until: npx assay audit release ${id}`),
      );
      if (covered === 0 && cover.covers === 'person')
        terminal.notify('No run that is kept is covered by it. Is the id right? Runs that begin later are.');
    }
    return 0;
  },
};

// --- Internal ---

function coverOf(values: {
  readonly run?: string | undefined;
  readonly person?: string | undefined;
  readonly everything?: boolean | undefined;
}): HoldCover | undefined {
  const covers: HoldCover[] = [];
  if (values.run !== undefined) covers.push({ covers: 'run', run: values.run });
  if (values.person !== undefined) covers.push({ covers: 'person', person: values.person });
  if (values.everything === true) covers.push({ covers: 'everything' });
  return covers.length === 1 ? covers[0] : undefined;
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
  for await (const { erasedAt } of runs.find(cover.covers === 'person' ? { owner: cover.person } : {}))
    covered += erasedAt === undefined ? 1 : 0;
  return covered;
}

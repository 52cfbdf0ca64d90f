import type { Command } from '../command.ts';
import { countGaps } from '../gaps/count-gaps.ts';
import { readArguments } from '../read-arguments.ts';
import { readPeriod } from '../read-period.ts';
import { plain, table } from '../terminal.ts';

const usage = 'assay draft gaps [--from DAY] [--to DAY] [--json]';

/** An example is cut on the terminal, never in --json. */
const longestExample = 100;

/** Tells which lines are missing. */
export const draftGaps: Command = {
  usage,
  summary: 'list what stored letters asked and no approved line answered, by topic and week: the lines to write next',
  async run({ arguments: given, terminal, open }) {
    const options = { from: { type: 'string' }, to: { type: 'string' }, json: { type: 'boolean' } } as const;
    const { values } = readArguments(given, options, usage);
    const days = readPeriod(values, usage);
    const { store } = await open();
    const { groups, others, runs, unread } = await countGaps(store.runs, days);
    if (values.json === true) {
      terminal.out(JSON.stringify({ status: 'done', from: days.from ?? null, to: days.to ?? null, runs, unread, others, groups }));
      return 0;
    }
    if (unread > 0) terminal.notify(`${unread} stored drafts could not be read: their content was erased, or another build made them.`);
    if (groups.length === 0) {
      terminal.out(`${runs} stored drafts leave nothing unanswered.`);
      return 0;
    }
    const rows = groups.map(({ letters, weeks, owner, words, example }) => [
      `${letters}`,
      words.slice(0, 5).join(' '),
      Object.entries(weeks)
        .map(([week, count]) => `${week}: ${count}`)
        .join(', '),
      owner,
      shortened(example),
    ]);
    terminal.out(plain(table([['letters', 'topic', 'weeks', 'owner of the nearest line', 'one of them'], ...rows])));
    if (others > 0) terminal.out(`${others} letters asked about further topics.`);
    return 0;
  },
};

// --- Internal ---

function shortened(quote: string): string {
  const flat = quote.replaceAll(/\s+/g, ' ').trim();
  return flat.length <= longestExample ? flat : `${flat.slice(0, longestExample - 1)}…`;
}

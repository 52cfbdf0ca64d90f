// Two nodes on one PostgreSQL: what two cost beside one; and what is left when a node, the database or all connections are killed, or
// nodes are restarted, under load, again and again:
// npm run bench:nodes [-- --only two,node,database,connections,restart] [--times 10] [--rounds 7] [--seconds 4]
import { parseArgs } from 'node:util';
import { startStub } from '../server/sides.ts';
import { endOnSignals, progressTeller, refuse } from '../shared/command-line.ts';
import { machineSentence, machineState } from '../shared/machine-state.ts';
import { table } from '../shared/table.ts';
import { faults, measureFaults } from './measure-faults.ts';
import { measureTwo, type NodesRow } from './measure-two.ts';
import { ownPostgres } from './own-postgres.ts';

const parts = ['two', ...faults] as const;

endOnSignals();
const text = (value: string) => ({ type: 'string', default: value }) as const;
const { values } = parseArgs({ options: { only: text(parts.join()), times: text('10'), rounds: text('7'), seconds: text('4') } });
const [times = 0, rounds = 0, seconds = 0] = [values.times, values.rounds, values.seconds].map(Number);
if (![times, rounds, seconds].every((value) => Number.isInteger(value) && value > 0))
  refuse('Say how many --times and --rounds, and for how many --seconds: whole numbers from 1 on.');
const wanted = values.only.split(',');
const unknown = wanted.find((part) => !parts.some((known) => known === part));
if (unknown !== undefined) refuse(`There is nothing to measure named "${unknown}": ${parts.join(', ')}.`);

const tell = progressTeller();
const before = machineState();
const postgres = await ownPostgres();
const stub = await startStub(200);
if (wanted.includes('two')) {
  const rows = await measureTwo({ postgres, stub, atOnce: [2, 32, 128], rounds, seconds, tell });
  const head = ['side', 'at once', 'a second', 'whole p50', 'cpu of nodes', 'of the database', 'bad'];
  const shown = rows.map(({ side, atOnce, bad, ...row }) => {
    const figures = [row.perSecond, row.wholeMs, row.nodeMs, row.databaseMs].map((value) => value.toFixed(2));
    return [side, `${atOnce}`, ...figures, `${bad}`];
  });
  console.log(`Streams of 200 tokens; times and processor for one stream in milliseconds, medians of ${rounds} rounds of ${seconds} s`);
  console.log(table(head, shown));
  for (const [place, row] of rows.entries()) {
    const one = rows.findLast(({ side }, before) => side === 'one node' && before <= place);
    if (one === undefined || one === row) continue;
    const ratio = (figure: (row: NodesRow) => number) => (figure(row) / figure(one)).toFixed(2);
    const [speed, nodes, all] = [ratio((of) => of.perSecond), ratio((of) => of.nodeMs), ratio((of) => of.nodeMs + of.databaseMs)];
    console.log(
      `${row.side} beside one, ${row.atOnce} at once: throughput × ${speed}, processor of the nodes × ${nodes}, with the database × ${all}`,
    );
  }
}
for (const fault of faults) if (wanted.includes(fault)) console.log(fault, await measureFaults(fault, { times, postgres, stub, tell }));
await postgres.stop();
console.log(`\n${machineSentence(before, machineState())}`);
process.exit(0);

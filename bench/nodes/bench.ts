// Two nodes on one PostgreSQL: what is left when a node, the database or all connections are killed, or nodes
// are restarted, under load, again and again: npm run bench:nodes [-- --only node,database,connections,restart] [--times 10]
import { parseArgs } from 'node:util';
import { startStub } from '../server/sides.ts';
import { endOnSignals, progressTeller, refuse } from '../shared/command-line.ts';
import { machineSentence, machineState } from '../shared/machine-state.ts';
import { faults, measureFaults } from './measure-faults.ts';
import { ownPostgres } from './own-postgres.ts';

endOnSignals();
const { values } = parseArgs({ options: { only: { type: 'string', default: faults.join() }, times: { type: 'string', default: '10' } } });
const times = Number(values.times);
if (!Number.isInteger(times) || times < 1) refuse('Say how many --times: a whole number from 1 on.');
const wanted = values.only.split(',');
const unknown = wanted.find((part) => !faults.some((known) => known === part));
if (unknown !== undefined) refuse(`There is nothing to measure named "${unknown}": ${faults.join(', ')}.`);

const tell = progressTeller();
const before = machineState();
const postgres = await ownPostgres();
const stub = await startStub(200);
for (const fault of faults) if (wanted.includes(fault)) console.log(fault, await measureFaults(fault, { times, postgres, stub, tell }));
await postgres.stop();
console.log(`\n${machineSentence(before, machineState())}`);
process.exit(0);

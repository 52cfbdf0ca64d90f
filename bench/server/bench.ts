// What the server adds to a streamed answer, beside the endpoint alone and another gateway, in one run; what memory it takes; what
// readers that come and go get; what is left after kills:
// npm run bench:server [-- --only speed,memory,resume,kills] [--seconds 3] [--rounds 3] [--streams 50000] [--kills 20] [--no-peers]
import { parseArgs } from 'node:util';
import { endOnSignals, progressTeller, refuse } from '../shared/command-line.ts';
import { installedPeers } from '../shared/installed-peers.ts';
import { machineSentence, machineState } from '../shared/machine-state.ts';
import { table } from '../shared/table.ts';
import { drive } from './drive.ts';
import { measureKills } from './measure-kills.ts';
import { measureMemory } from './measure-memory.ts';
import { measureResume } from './measure-resume.ts';
import { measureSpeed } from './measure-speed.ts';
import { assaySide, patternPolicy, portkeySide, type Side, startStub, stubSide } from './sides.ts';

const tokens = 200;
const parts = ['speed', 'memory', 'resume', 'kills'] as const;

endOnSignals();
const { values } = parseArgs({
  options: {
    only: { type: 'string', default: parts.join() },
    seconds: { type: 'string', default: '3' },
    rounds: { type: 'string', default: '3' },
    streams: { type: 'string', default: '50000' },
    kills: { type: 'string', default: '20' },
    'no-peers': { type: 'boolean', default: false },
  },
});
const [seconds, rounds, streams, kills] = [values.seconds, values.rounds, values.streams, values.kills].map(Number);
if (!(Number(seconds) > 0) || ![rounds, streams, kills].every((value) => Number.isInteger(value) && Number(value) > 0))
  refuse('Say for how many --seconds, --rounds, --streams and --kills: numbers above 0.');
const wanted = values.only.split(',');
const unknown = wanted.find((part) => !parts.some((known) => known === part));
if (unknown !== undefined) refuse(`There is nothing to measure named "${unknown}": ${parts.join(', ')}.`);

const tell = progressTeller();
const before = machineState();
const stub = await startStub(tokens);
const patterns = await assaySide('Assay, patterns', { stub, policy: patternPolicy() });

if (wanted.includes('speed')) {
  const grounded = await assaySide('Assay, patterns and sources', { stub, withSources: true });
  const sides: Side[] = [stubSide(stub, tokens), patterns, grounded];
  for (const { version, reason } of values['no-peers'] ? [] : installedPeers(new URL('./peers/', import.meta.url), 60)) {
    if (version !== undefined) sides.push(await portkeySide(stub, tokens));
    else tell(`not compared: ${reason}`);
  }
  const plan = { atOnce: [1, 32, 128], rounds: Number(rounds), seconds: Number(seconds), tell };
  const rows = await measureSpeed(sides, plan);
  await patterns.target.ask('profile-start');
  await drive(patterns.load, { atOnce: 32, seconds: Number(seconds) });
  const { shares = {} } = await patterns.target.ask('profile-stop');
  const head = ['side', 'at once', 'a second', 'headers p50', 'p99', 'whole p50', 'p99', 'cpu', 'MB', 'bad'];
  const figure = (value: number) => (Number.isInteger(value) ? String(value) : value.toFixed(value < 10 ? 2 : 0));
  console.log(
    `\nStreams of ${tokens} tokens; times and processor of the server for one stream in milliseconds, medians of ${rounds} rounds`,
  );
  console.log(
    table(
      head,
      rows.map(({ side, ...row }) => {
        const figures = [row.atOnce, row.perSecond, row.headersMs, row.headersMs99, row.wholeMs, row.wholeMs99, row.cpuMs, row.megabytes];
        return [side, ...figures.map(figure), String(row.bad)];
      }),
    ),
  );
  const told = Object.entries(shares).map(([part, share]) => `${part} ${(share * 100).toFixed(0)} %`);
  console.log(`Where the time of "${patterns.name}" went, 32 at once, waiting for the disk included: ${told.join(', ')}`);
  for (const side of sides.slice(2)) await side.target.stop('SIGKILL');
}
if (wanted.includes('resume')) console.log('\nReaders', await measureResume(patterns, { idle: 500, active: 50, seconds: 15, tell }));
if (wanted.includes('memory')) {
  const points = await measureMemory(patterns, { streams: Number(streams), atOnce: 32, tell });
  console.log('\nMemory over streams, a third of them broken off by their reader');
  const megabytes = points.map((point) => [point.streams, point.heapMegabytes, point.residentMegabytes].map((value) => value.toFixed(0)));
  console.log(table(['streams', 'heap MB', 'in memory MB'], megabytes));
}
if (wanted.includes('kills')) console.log('\nKills', await measureKills({ kills: Number(kills), atOnce: 16, stub, tell }));
console.log(`\n${machineSentence(before, machineState())}`);
process.exit(0);

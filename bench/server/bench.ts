// What the server adds to a streamed answer, beside the endpoint alone and another gateway, in one run:
// npm run bench:server [-- --only speed,memory,resume,kill] [--seconds 3] [--rounds 3] [--streams 50000] [--kills 20]
import { parseArgs } from 'node:util';
import { endOnSignals, progressTeller, refuse } from '../shared/command-line.ts';
import { installedPeers } from '../shared/installed-peers.ts';
import { machineSentence, machineState } from '../shared/machine-state.ts';
import { table } from '../shared/table.ts';
import { measureSpeed } from './measure-speed.ts';
import { assaySide, patternPolicy, portkeySide, type Side, startStub, stubSide } from './sides.ts';

endOnSignals();
const { values } = parseArgs({
  options: {
    only: { type: 'string', default: 'speed' },
    seconds: { type: 'string', default: '3' },
    rounds: { type: 'string', default: '3' },
    'no-peers': { type: 'boolean', default: false },
  },
});
const [seconds, rounds] = [Number(values.seconds), Number(values.rounds)];
if (!(seconds > 0 && rounds >= 1)) refuse('Say for how many --seconds and --rounds.');
const tell = progressTeller();
const before = machineState();
const tokens = 200;
const stub = await startStub(tokens);
const peers = values['no-peers'] ? [] : installedPeers(new URL('./peers/', import.meta.url), 60);
const patterns = await assaySide('Assay, patterns', { stub, policy: patternPolicy() });
const grounded = await assaySide('Assay, patterns and sources', { stub, withSources: true });
const sides: Side[] = [stubSide(stub, tokens), patterns, grounded];
for (const { version, reason } of peers) {
  if (version !== undefined) sides.push(await portkeySide(stub, tokens));
  else tell(`not compared: ${reason}`);
}
const rows = await measureSpeed(sides, { atOnce: [1, 32, 128], rounds, seconds, tell });
await patterns.target.ask('profile-start');
const { drive } = await import('./drive.ts');
await drive(patterns.load, { atOnce: 32, seconds });
const { shares = {} } = await patterns.target.ask('profile-stop');
const number = (value: number) => value.toFixed(value < 10 ? 2 : 0);
console.log(
  table(
    ['side', 'at once', 'a second', 'headers p50', 'p99', 'whole p50', 'p99', 'cpu ms', 'MB', 'bad'],
    rows.map((row) => [
      row.side,
      ...[row.atOnce, row.perSecond, row.headersMs, row.headersMs99, row.wholeMs, row.wholeMs99, row.cpuMs, row.megabytes, row.bad].map(
        number,
      ),
    ]),
  ),
);
console.log(
  Object.entries(shares)
    .map(([part, share]) => `${part} ${(share * 100).toFixed(0)} %`)
    .join(', '),
);
console.log(machineSentence(before, machineState()));
process.exit(0);

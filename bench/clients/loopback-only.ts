// Preloaded into the client's process: it reaches this machine alone, and wherever else it wanted to is written down.
import { appendFileSync } from 'node:fs';
import { Socket } from 'node:net';

const near = ['127.0.0.1', 'localhost', '::1'];
const connect = Socket.prototype.connect as (...given: unknown[]) => Socket;

Socket.prototype.connect = function (this: Socket, ...given: unknown[]) {
  const [first] = given.flat();
  const host = typeof first === 'object' && first !== null && 'host' in first ? String(first.host) : 'localhost';
  if (!near.includes(host)) {
    appendFileSync(process.env.BENCH_STRAYS ?? '/dev/null', `${host}\n`);
    throw new Error(`There is no network but this machine: ${host} is not reached.`);
  }
  return connect.apply(this, given);
} as typeof Socket.prototype.connect;

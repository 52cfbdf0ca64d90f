// Preloaded into every tool's process: whatever reaches for the network fails at once instead of measuring the network.
import { Socket } from 'node:net';

Socket.prototype.connect = () => {
  throw new Error('There is no network in the benchmark: only what works offline is compared.');
};

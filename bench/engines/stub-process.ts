// Serves the stub in a process of its own, so that its work is not counted: node bench/engines/stub-process.ts WORDS
import { startStub } from '@assay/engines/stub';

const words = Array.from({ length: Number(process.argv[2] ?? '200') }, (_, place) => `word${place % 10}`).join(' ');
const stub = await startStub({ answer: () => words });
process.stdout.write(`${stub.address}\n`);

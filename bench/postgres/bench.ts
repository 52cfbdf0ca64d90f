// A node on PostgreSQL beside one machine alone, on the same pages: what a search takes and finds, and what a node reads that fell behind.
//   npm run bench:postgres [-- --url postgres://... (PGlite with pgvector in this process if not given)] [--passages N] [--questions N] [--data DIR]
import { parseArgs } from 'node:util';
import { endOnSignals, madeOrRefused, progressTeller, refuse } from '../shared/command-line.ts';
import { machineState } from '../shared/machine-state.ts';
import { compareSearches } from './compare-searches.ts';
import { filledCollection } from './filled-collection.ts';
import { nodeOnDatabase } from './node-on-database.ts';
import { oneMachine } from './one-machine.ts';
import { writeReport } from './write-report.ts';

const progress = progressTeller();
const { url, passages, questions, data } = madeOrRefused(() => readOptions(process.argv.slice(2)));
endOnSignals();

const before = machineState();
const collection = madeOrRefused(() => filledCollection({ folder: data, passages, mostQuestions: questions }));
progress(`${collection.documents.length} pages, ${passages} passages, ${collection.questions.length} questions`);
const alone = await oneMachine(collection.documents, progress);
const node = await nodeOnDatabase({ url, documents: collection.documents, progress });
try {
  const compared = await compareSearches(collection.questions, { alone, node }, progress);
  const behind = await node.fallBehind(100);
  writeReport({ before, passages, collection, alone, node, compared, behind });
} finally {
  await node.close();
}
progress('done');
process.exit();

// --- Internal ---

function readOptions(given: readonly string[]) {
  const { values } = parseArgs({
    args: [...given],
    options: {
      url: { type: 'string' },
      passages: { type: 'string', default: '100000' },
      questions: { type: 'string', default: '200' },
      data: { type: 'string' },
    },
  });
  const [passages, questions] = [Number(values.passages), Number(values.questions)];
  if (!Number.isInteger(passages) || passages < 2_000 || passages > 1_000_000)
    return refuse('--passages takes a number from 2000 to 1000000.');
  if (!Number.isInteger(questions) || questions < 1) return refuse('--questions takes a whole number of at least 1.');
  return { url: values.url, data: values.data, passages, questions };
}

import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { comparable, fact, tellsFact } from '../../evals/suites/summariser/told-facts.ts';
import type { Collection } from './collection.ts';
import { parsedLines } from './parsed-lines.ts';

const paper = z.looseObject({ document: z.string().min(1), facts: z.array(fact).min(1) });
const lengths = [300, 500] as const;

/** The papers of our own facts suite, all of them, each at two lengths: the share of its labelled facts that a summary tells. */
export function readPapers(): Collection {
  const papers = parsedLines(fileURLToPath(new URL('../../evals/suites/summariser/facts.jsonl', import.meta.url)), paper);
  return {
    name: 'own papers',
    documents: papers.length,
    measures: lengths.map(measureAt),
    digits: 3,
    tasks: papers.flatMap(({ document, facts }) =>
      lengths.map((words) => ({
        text: document,
        words,
        score: (sentences: readonly string[]) => {
          const said = comparable(sentences);
          return { [measureAt(words)]: facts.filter((one) => tellsFact(said, one)).length / facts.length };
        },
      })),
    ),
  };
}

// --- Internal ---

function measureAt(words: number): string {
  return `facts kept at ${words}`;
}

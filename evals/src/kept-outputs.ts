import { appendFileSync, readFileSync } from 'node:fs';
import { sha256 } from '@assay/core';
import { z } from 'zod';

/** What was asked and said in one sample, cut to what a person would read; beside the log, so that it can be deleted alone. */
const keptOutput = z.object({ id: z.string(), asked: z.string(), said: z.string() });
export type KeptOutput = z.infer<typeof keptOutput>;

const longest = 4_000;
const flushEvery = 64;

/** Collects outputs for the report; each line's digest stands in the run log. */
export function keepOutputs(path: string): { keep(output: KeptOutput): string; close(): void } {
  let waiting: string[] = [];
  const flush = () => {
    if (waiting.length > 0) appendFileSync(path, waiting.join(''), { mode: 0o600 });
    waiting = [];
  };
  return {
    keep({ id, asked, said }) {
      const line = JSON.stringify({ id, asked: cut(asked), said: cut(said) });
      waiting.push(`${line}\n`);
      if (waiting.length >= flushEvery) flush();
      return sha256(line);
    },
    close: flush,
  };
}

/** The outputs of a run whose digest the log knows; what was edited, torn or deleted is simply not there. */
export function readOutputs(path: string, digests: ReadonlyMap<string, string>): ReadonlyMap<string, KeptOutput> {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch {
    return new Map();
  }
  const outputs = new Map<string, KeptOutput>();
  for (const line of text.split('\n')) {
    if (line === '') continue;
    const output = parse(line);
    if (output !== undefined && digests.get(output.id) === sha256(line)) outputs.set(output.id, output);
  }
  return outputs;
}

/** Where the outputs of a run log are kept. */
export function outputsFile(logFile: string): string {
  return logFile.replace(/\.jsonl$/, '.outputs.jsonl');
}

// --- Internal ---

function cut(text: string): string {
  return text.length <= longest ? text : `${text.slice(0, longest)} …`;
}

function parse(line: string): KeptOutput | undefined {
  try {
    return keptOutput.safeParse(JSON.parse(line)).data;
  } catch {
    return undefined;
  }
}

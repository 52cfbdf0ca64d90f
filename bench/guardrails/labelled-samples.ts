import { readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import type { Stretch } from './stretches.ts';

/** A text and where people labelled personal data in it. */
export interface LabelledSample {
  readonly id: string;
  readonly text: string;
  readonly spans: readonly (Stretch & { readonly type: string })[];
}

/** Labelled texts and what is to be known about them. */
export interface LabelledSamples {
  readonly from: string;
  readonly samples: readonly LabelledSample[];
  readonly note?: string;
}

const placed = z.looseObject({
  id: z.string(),
  text: z.string().min(1),
  spans: z.array(z.looseObject({ start: z.number().int().nonnegative(), end: z.number().int().positive(), type: z.string() })),
});
const quoted = z.looseObject({
  id: z.string(),
  kind: z.string(),
  text: z.string().min(1),
  spans: z.array(z.looseObject({ text: z.string().min(1), type: z.string() })),
});

/** Reads samples.jsonl of a data folder (places in UTF-16 units), or without a folder the suite's own texts. */
export function labelledSamples(folder: string | undefined): LabelledSamples {
  if (folder === undefined) return suiteSamples();
  const samples = linesOf(join(folder, 'samples.jsonl')).map((line) => placed.parse(JSON.parse(line)));
  for (const { id, text, spans } of samples)
    for (const { start, end } of spans)
      if (start >= end || end > text.length) throw new Error(`${id}: ${start} to ${end} is no stretch of ${text.length} characters.`);
  return { from: join(folder, 'samples.jsonl'), samples };
}

function suiteSamples(): LabelledSamples {
  const file = fileURLToPath(new URL('../../evals/suites/guardrails/accuracy.jsonl', import.meta.url));
  const samples = linesOf(file)
    .map((line) => quoted.parse(JSON.parse(line)))
    .filter(({ kind }) => kind === 'personal-data' || kind === 'clean')
    .map(({ id, text, spans }) => ({ id, text, spans: spansOf(id, text, spans) }));
  return {
    from: relative(process.cwd(), file),
    samples,
    note: 'Only five kinds are labelled there: a name or an address that a tool redacts counts against its precision, though it is personal data; and openredaction lets example.org addresses be by design.',
  };
}

/** The places of quoted values; a value that is quoted again is the next of its kind in the text. */
function spansOf(id: string, text: string, quotations: readonly { readonly text: string; readonly type: string }[]) {
  const readTo = new Map<string, number>();
  return quotations.map((quotation) => {
    const start = text.indexOf(quotation.text, readTo.get(quotation.text) ?? 0);
    if (start === -1) throw new Error(`${id}: a labelled value does not stand in the text.`);
    const end = start + quotation.text.length;
    readTo.set(quotation.text, end);
    return { start, end, type: quotation.type };
  });
}

function linesOf(file: string): readonly string[] {
  return readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line !== '');
}

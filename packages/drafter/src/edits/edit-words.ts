import { dataFile } from '@assay/core';
import { z } from 'zod';

const words = z.array(z.string().min(1)).min(1);

const lexicon = dataFile(
  new URL('../../lexicons/edits.json', import.meta.url),
  z.strictObject({
    why: z.string(),
    greetings: words,
    closings: words,
    joined: words,
    alike: z.record(z.string(), z.string()),
    contractions: z.record(z.string(), z.string()),
    names: words,
    acronyms: words,
    negations: words,
    modals: words,
    conditions: words,
  }),
);

interface EditWords {
  /** A greeting at the start of a line, with the white space behind it. */
  readonly greeting: RegExp;
  readonly closings: ReadonlySet<string>;
  readonly joined: RegExp;
  readonly alike: ReadonlyMap<string, string>;
  readonly contractions: ReadonlyMap<string, string>;
  /** Words that are another word, or a name, with a capital letter; and those that are in capitals. */
  readonly names: ReadonlySet<string>;
  readonly acronyms: ReadonlySet<string>;
  readonly negations: ReadonlySet<string>;
  readonly modals: ReadonlySet<string>;
  readonly conditions: ReadonlySet<string>;
}

let compiled: EditWords | undefined;

/** The words by which edits of form are told from edits of substance, ready for use. */
export function editWords(): EditWords {
  if (compiled !== undefined) return compiled;
  const { greetings, closings, joined, alike, contractions, names, acronyms, negations, modals, conditions } = lexicon();
  compiled = {
    greeting: new RegExp(`^(?:${greetings.join('|')})\\b[\\s,]*`, 'i'),
    closings: new Set(closings),
    joined: new RegExp(`^(?:${joined.join('|')})$`, 'i'),
    alike: new Map(Object.entries(alike)),
    contractions: new Map(Object.entries(contractions)),
    names: new Set(names),
    acronyms: new Set(acronyms),
    negations: new Set(negations),
    modals: new Set(modals),
    conditions: new Set(conditions),
  };
  return compiled;
}

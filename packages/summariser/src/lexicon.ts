import { dataFile } from '@assay/core';
import { z } from 'zod';

const words = z.array(z.string()).min(1);
const named = z.array(z.strictObject({ name: z.string(), words })).min(1);

/** The word lists by which points are told apart. */
export const lexicon = dataFile(
  new URL('../lexicons/cues.json', import.meta.url),
  z.strictObject({
    /** Words by which a sentence decides, obliges, costs, excepts or dissents. */
    cues: named,
    /** Words of headings under which much or little is that a reader must have. */
    headings: named,
    courtesies: words,
    /** Words that deny. */
    negating: words,
    /** Words by which somebody speaks against something. */
    objecting: words,
    /** A sentence that opens with one of these leans on the one before. */
    dangling: words,
    /** How a sentence opens, or what it holds, that limits the sentence before it. */
    limiting: z.strictObject({ opens: words, holds: words }),
    /** How a sentence says whose claim it tells; what is claimed is often answered in the next. */
    attributing: z.strictObject({ verbs: words, phrases: words, claiming: words }),
    /** Words of a heading that say how what stands under it is to be taken. */
    standing: words,
    /** Patterns of a sentence near the start that say how the whole is to be taken. */
    wholeStanding: words,
    /** Words of a question that ask for a summary and name no topic. */
    asking: words,
    /** Speakers' labels that are no names. */
    roles: words,
  }),
);

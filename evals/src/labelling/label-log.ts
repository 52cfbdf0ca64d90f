import { z } from 'zod';
import type { Label } from './label.ts';
import { labelPath, refuseIfSealed, startLabelling } from './label-folder.ts';
import type { LabelKit } from './label-kit.ts';
import { labellerSlug } from './labeller-slug.ts';
import { readLabelLines } from './read-label-lines.ts';
import { openRecordFile } from './record-file.ts';

/** A label that was given, and when. */
export interface Answer {
  readonly label: Label;
  readonly at: string;
}

/** One labeller's answers by record id; the last one given of each counts. */
interface Answers {
  readonly answers: ReadonlyMap<string, Answer>;
  readonly notices: readonly string[];
}

/** The labels of one person, being given: nobody else's are read. */
export interface LabelLog extends Answers {
  readonly labeller: string;
  record(id: string, label: Label): void;
  close(): void;
}

interface LabelLogParts {
  readonly kit: LabelKit;
  /** The person's name, as written. */
  readonly name: string;
  now(): Date;
}

/** Opens a person's labels to go on where they stopped. */
export function openLabelLog({ kit, name, now }: LabelLogParts): LabelLog {
  const labeller = labellerSlug(name);
  startLabelling(kit, labeller);
  const { answers: before, notices } = readAnswers(kit, labeller);
  const answers = new Map(before);
  const file = openRecordFile(labelPath(kit.folder, labeller));
  return {
    labeller,
    answers,
    notices,
    record(id, label) {
      refuseIfSealed(kit);
      const at = now().toISOString();
      file.append({ id, label, at });
      answers.set(id, { label, at });
    },
    close: file.close,
  };
}

/** Reads one person's labels. */
export function readAnswers(kit: LabelKit, labeller: string): Answers {
  const { lines, notices } = readLabelLines(kit, labelPath(kit.folder, labeller), answerSchema);
  return { answers: lines, notices };
}

// --- Internal ---

const answerSchema = z.strictObject({ id: z.string(), label: z.unknown(), at: z.iso.datetime() });

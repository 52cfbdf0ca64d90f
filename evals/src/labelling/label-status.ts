import { type Agreement, compareLabels, type Disagreement } from './compare-labels.ts';
import type { Label } from './label.ts';
import { listLabellers, refuseIfChanged, sealLabels } from './label-folder.ts';
import type { LabelKit } from './label-kit.ts';
import { type Answer, readAnswers } from './label-log.ts';
import { isSamePerson, labellerSlug } from './labeller-slug.ts';
import { type Adjudication, readAdjudications } from './read-adjudications.ts';

/** How far one labeller is. */
interface LabelProgress {
  readonly labeller: string;
  readonly labelled: number;
}

/** A disagreement, and how it was settled if it was. */
export interface OpenDisagreement extends Disagreement {
  readonly adjudication?: Adjudication;
}

interface Progress {
  readonly records: number;
  readonly labellers: readonly LabelProgress[];
  readonly notices: readonly string[];
}

/** Where a labelling stands: only progress, until both people have labelled everything. */
export type LabelStatus =
  | (Progress & { readonly status: 'labelling' })
  | (Progress & {
      readonly status: 'adjudicating' | 'ready';
      readonly agreement: Agreement;
      readonly disagreements: readonly OpenDisagreement[];
      /** The label each record has: the one both gave, or the adjudicated one. */
      readonly decided: ReadonlyMap<string, Label>;
      /** Why the two look like one person; undefined if they do not. */
      readonly samePerson: string | undefined;
    });

/** Tells where a labelling stands; the first comparison closes both labellings for good. */
export function labelStatus(kit: LabelKit, now: () => Date): LabelStatus {
  const slugs = listLabellers(kit.folder);
  if (slugs.length > 0) refuseIfChanged(kit);
  const read = slugs.map((labeller) => ({ labeller, ...readAnswers(kit, labeller) }));
  const progress: Progress = {
    records: kit.questions.length,
    labellers: read.map(({ labeller, answers }) => ({ labeller, labelled: answers.size })),
    notices: read.flatMap(({ notices }) => notices),
  };
  const [one, other] = read;
  const isComplete = read.every(({ answers }) => answers.size === kit.questions.length);
  if (one === undefined || other === undefined || !isComplete) return { status: 'labelling', ...progress };

  sealLabels(kit, slugs, now);
  const sets = { first: labelsOf(one.answers), second: labelsOf(other.answers) };
  const { agreement, disagreements: found } = compareLabels(kit, sets);
  const { lines: adjudications, notices } = readAdjudications(kit);
  const disagreements = found.map((disagreement): OpenDisagreement => {
    const adjudication = adjudications.get(disagreement.question.id);
    return adjudication === undefined ? disagreement : { ...disagreement, adjudication };
  });
  const isSettled = disagreements.every(({ adjudication }) => adjudication !== undefined);
  return {
    status: isSettled ? 'ready' : 'adjudicating',
    ...progress,
    notices: [...progress.notices, ...notices],
    agreement,
    disagreements,
    decided: decide(sets.first, disagreements),
    samePerson: whySamePerson(one, other),
  };
}

/** Whether a person is one of the labellers, so that adjudicating means judging their own labels. */
export function isLabeller({ labellers }: LabelStatus, name: string): boolean {
  return labellers.some(({ labeller }) => isSamePerson(labeller, labellerSlug(name)));
}

// --- Internal ---

interface Labelled {
  readonly labeller: string;
  readonly answers: ReadonlyMap<string, Answer>;
}

function labelsOf(answers: ReadonlyMap<string, Answer>): ReadonlyMap<string, Label> {
  return new Map([...answers].map(([id, { label }]) => [id, label]));
}

/** Where both agree the first one's label stands: marks may differ in a full stop. */
function decide(first: ReadonlyMap<string, Label>, disagreements: readonly OpenDisagreement[]): ReadonlyMap<string, Label> {
  const decided = new Map(first);
  for (const { question, adjudication } of disagreements) {
    if (adjudication === undefined) decided.delete(question.id);
    else decided.set(question.id, adjudication.label);
  }
  return decided;
}

function whySamePerson(one: Labelled, other: Labelled): string | undefined {
  if (isSamePerson(one.labeller, other.labeller)) return `"${one.labeller}" and "${other.labeller}" are one name written twice`;
  const isCopy = [...one.answers].every(([id, { at }]) => other.answers.get(id)?.at === at);
  return isCopy
    ? `the labels of "${other.labeller}" were given at the very moments of those of "${one.labeller}": one file is a copy`
    : undefined;
}

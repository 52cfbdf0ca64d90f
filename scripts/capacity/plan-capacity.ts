import { type MeasuredFigures, tokensMeasured } from './measured-figures.ts';

/** What people are taken to do. None of it is measured: change what is known better. */
export const assumptions = {
  /** Share of all people who use it on a working day. */
  activeShare: 0.3,
  /** Runs that each of them begins that day. */
  runsAPerson: 6,
  /** Share of a day's runs in its busiest hour. */
  busiestHour: 0.15,
  /** The busiest minute beside the mean of that hour. */
  busiestMinute: 2,
  /** Tokens of a mean answer. */
  tokens: 400,
  /** Tokens that the model endpoint writes a second for each answer. */
  tokensASecond: 25,
  /** Processor time of pages, sign-in, searches and readers beside that of streams. */
  besideStreams: 0.25,
  /** So much of its processors a node may be kept busy with. */
  busy: 0.5,
  /** Nodes beside those that are needed: one may fail while another is restarted. */
  spareNodes: 2,
  /** What a run keeps: input, events, audit records. */
  kilobytesARun: 30,
  /** Working days for which the content of runs is kept. */
  keptDays: 60,
  /** Processors of a node. */
  cores: 2,
} as const;

export type Assumptions = { readonly [Name in keyof typeof assumptions]: number };

/** What so many people need at the busiest minute. */
export interface CapacityPlan {
  readonly people: number;
  readonly runsADay: number;
  readonly runsASecond: number;
  readonly streamsAtOnce: number;
  readonly cores: number;
  readonly nodesByProcessor: number;
  readonly nodesByStreams: number;
  readonly nodes: number;
  readonly tokensASecond: number;
  readonly gigabytesADay: number;
  readonly terabytesKept: number;
  /** Two records a run, opened and closed, of one chain. */
  readonly auditRecordsASecond: number;
}

/** The arithmetic, from measured figures and assumptions alone. */
export function planCapacity(people: number, figures: MeasuredFigures, given: Assumptions = assumptions): CapacityPlan {
  const runsADay = people * given.activeShare * given.runsAPerson;
  const runsASecond = ((runsADay * given.busiestHour) / 3_600) * given.busiestMinute;
  const streamsAtOnce = runsASecond * (given.tokens / given.tokensASecond);
  const processorSeconds = (figures.processorMs / 1_000) * (given.tokens / tokensMeasured) * (1 + given.besideStreams);
  const cores = (runsASecond * processorSeconds) / given.busy;
  const nodesByProcessor = Math.ceil(cores / given.cores);
  const nodesByStreams = Math.ceil(streamsAtOnce / figures.atOnce);
  const gigabytesADay = (runsADay * given.kilobytesARun) / 1_000_000;
  return {
    people,
    runsADay,
    runsASecond,
    streamsAtOnce: Math.ceil(streamsAtOnce),
    cores,
    nodesByProcessor,
    nodesByStreams,
    nodes: Math.max(nodesByProcessor, nodesByStreams) + given.spareNodes,
    tokensASecond: runsASecond * given.tokens,
    gigabytesADay,
    terabytesKept: (gigabytesADay * given.keptDays) / 1_000,
    auditRecordsASecond: runsASecond * 2,
  };
}

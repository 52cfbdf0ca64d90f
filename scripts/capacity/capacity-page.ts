import type { MeasuredFigures } from './measured-figures.ts';
import { assumptions, planCapacity } from './plan-capacity.ts';

const sizes = [1_000, 10_000, 50_000, 100_000, 500_000];

/** The page: figures, assumptions, and what follows from them, with every step of it. */
export function capacityPage(figures: MeasuredFigures): string {
  const { cores, busy, spareNodes, besideStreams, tokens, tokensASecond, kilobytesARun, keptDays } = assumptions;
  const plans = sizes.map((people) => planCapacity(people, figures));
  const last = planCapacity(500_000, figures);
  const lines = [
    '# How many machines for how many people',
    '',
    'Written by `npm run capacity`; do not edit. A figure that changes in README.md or bench/results, or an assumption in `scripts/capacity/plan-capacity.ts`, changes this page.',
    '',
    '## What was measured, of one node',
    '',
    `On two cores (\`npm run bench:server\`, \`npm run bench:search\`): a streamed answer of 200 tokens takes ${figures.processorMs} ms of processor with guardrails, records on disk and every statement compared with its sources (${figures.plainProcessorMs} ms without that comparison), ${figures.streamsASecond} of them a second with ${figures.atOnce} at once. The process takes ${figures.serverGigabytes} GB; its index, of which every node has one, beside that:`,
    '',
    table([
      ['passages', 'memory'],
      ['---:', '---:'],
      ...figures.index.map(({ passages, megabytes }) => [count(passages), `${count(megabytes)} MB`]),
    ]),
    '',
    `On ${figures.node.database === 'PGlite' ? 'PGlite' : 'a PostgreSQL server'} with pgvector (\`npm run bench:postgres\`) the index of a node takes ${count(figures.node.megabytes)} MB at ${count(figures.node.passages)} passages: documents are read from the database only where they changed, and the texts are in it. The middle search took ${figures.node.searchMs.toFixed(1)} ms there, with both in one process.`,
    '',
    '## What is assumed',
    '',
    'None of this is measured. Put in what you know of your department.',
    '',
    ...[
      `${percent(assumptions.activeShare)} of all people use it on a working day, and begin ${assumptions.runsAPerson} runs each.`,
      `${percent(assumptions.busiestHour)} of a day’s runs fall in its busiest hour; its busiest minute has ${assumptions.busiestMinute} times the mean of that hour.`,
      `An answer has ${tokens} tokens; the model endpoint writes ${tokensASecond} a second for each, so that an answer takes ${tokens / tokensASecond} seconds.`,
      `Everything that is no stream (pages, sign-in, searches, readers that come back) takes ${percent(besideStreams)} of what streams take.`,
      `A node has ${cores} cores and is kept ${percent(busy)} busy at most. ${spareNodes} nodes are spare: one may fail while another is restarted.`,
      `A run keeps ${kilobytesARun} KB in the database; content is kept for ${keptDays} working days (\`assay audit retain\`).`,
      'Every run is on a model engine and has its statements compared. On the embedded engine there is no endpoint to wait for, and a run takes the processor as long as its document is.',
    ].map((line) => `- ${line}`),
    '',
    '## What follows',
    '',
    table([
      [
        'people',
        'runs a day',
        'a second, busiest minute',
        'streams at once',
        'cores',
        'nodes by cores',
        'nodes by streams',
        'nodes with spares',
        'audit records a second',
        'kept',
      ],
      Array.from({ length: 10 }, () => '---:'),
      ...plans.map((plan) => [
        count(plan.people),
        count(plan.runsADay),
        rounded(plan.runsASecond),
        count(plan.streamsAtOnce),
        rounded(plan.cores),
        count(plan.nodesByProcessor),
        count(plan.nodesByStreams),
        count(plan.nodes),
        rounded(plan.auditRecordsASecond),
        `${rounded(plan.terabytesKept)} TB`,
      ]),
    ]),
    '',
    `Step by step for ${count(last.people)} people: ${count(last.people)} × ${assumptions.activeShare} × ${assumptions.runsAPerson} = ${count(last.runsADay)} runs a day. × ${assumptions.busiestHour} ÷ 3,600 × ${assumptions.busiestMinute} = ${rounded(last.runsASecond)} a second. × ${tokens} ÷ ${tokensASecond} seconds = ${count(last.streamsAtOnce)} at once. × ${figures.processorMs} ms × ${tokens} ÷ 200 × ${1 + besideStreams} ÷ ${busy} = ${rounded(last.cores)} cores, on ${last.nodesByProcessor} nodes. Of one process ${figures.atOnce} streams at once were measured, so ${last.nodesByStreams} nodes until more were; with ${spareNodes} spare, **${last.nodes} nodes**. \`places.runs\` in people.json (32 unless it says otherwise) must be at least ${Math.ceil(last.streamsAtOnce / (last.nodes - spareNodes))} on each.`,
    '',
    `The model endpoint must write ${count(last.tokensASecond)} tokens a second then: that endpoint, and not Assay, is the large machine.`,
    '',
    '## What these figures do not say',
    '',
    ...[
      'Nodes beside one another on separate machines were not measured; the nodes share one database, and all of them one audit chain. Each run writes two records to it, in groups that share a commit: measure it on your own server before you rely on more than a few hundred a second.',
      `More than ${figures.atOnce} streams at once in one process were not measured, nor documents beyond those of the table above.`,
      'PostgreSQL’s own cores and disks are not counted, nor the proxy in front.',
      'People do not come evenly: a deadline or an announcement makes its own busiest minute. Who comes when all places are taken is told when to come again, and nothing is lost.',
    ].map((line) => `- ${line}`),
  ];
  return `${lines.join('\n')}\n`;
}

// --- Internal ---

function table(rows: readonly (readonly string[])[]): string {
  return rows.map((row) => `| ${row.join(' | ')} |`).join('\n');
}

function count(value: number): string {
  return Math.round(value).toLocaleString('en-GB');
}

function rounded(value: number): string {
  return value.toLocaleString('en-GB', { maximumSignificantDigits: 2 });
}

function percent(share: number): string {
  return `${Math.round(share * 100)} %`;
}

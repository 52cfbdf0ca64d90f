import { randomBytes } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { AssayError, messageOf } from '@assay/core';
import { adjudicate, exportLabels, type LabelKit, labelStatus, labelText, openLabelLog, readLabelKit } from '@assay/evals/labelling';
import type { Command } from '../command.ts';
import { labelInTerminal } from '../labelling/label-in-terminal.ts';
import { labelReport, labelReportText } from '../labelling/label-report.ts';
import { labelSite } from '../labelling/label-site.ts';
import { serveLoopback } from '../labelling/serve-loopback.ts';
import { onlyPositional, readArguments } from '../read-arguments.ts';
import { plain, type Terminal } from '../terminal.ts';

const usage =
  'assay eval label DATASET (--init | --labeller NAME [--page] [--port N] | --status | --adjudicate NAME --record ID --label L --reason TEXT | --export DIR --author NAME --licence L --review-by DATE) [--json]';

const text = { type: 'string' } as const;
const options = {
  init: { type: 'boolean' },
  labeller: text,
  page: { type: 'boolean' },
  port: text,
  status: { type: 'boolean' },
  adjudicate: text,
  record: text,
  label: text,
  reason: text,
  export: text,
  author: text,
  licence: text,
  'review-by': text,
  json: { type: 'boolean' },
} as const;

/** Has two people label the same records blind, tells how far they agree, settles where they do not, and exports a dataset. */
export const evalLabel: Command = {
  usage,
  summary: 'have two people label records blind, compare, adjudicate, export a dataset',
  async run({ arguments: given, terminal }) {
    const { values, positionals } = readArguments(given, options, usage);
    const mode = modeOf(values);
    if (mode === 'init') return startKit(onlyPositional(positionals, 'one folder', usage), values.json === true, terminal);
    const kit = readLabelKit(onlyPositional(positionals, 'one folder with label-kit.json and questions.jsonl', usage));
    const session = { kit, values, terminal, isJson: values.json === true };
    if (mode === 'status') showStatus(session);
    else if (mode === 'adjudicate') settle(session);
    else if (mode === 'export') exportDataset(session);
    else await label(session);
    return 0;
  },
};

// --- Internal ---

/** Writes an example of both files, to be replaced by one's own; files that are there are never touched. */
function startKit(folder: string, isJson: boolean, terminal: Terminal): 0 {
  const files = {
    'label-kit.json': {
      name: 'claims',
      description: 'Does the document say what the claim says?',
      question: 'Does the document support the claim?',
      labels: [
        { value: 1, meaning: 'supported: the document says so' },
        { value: 0, meaning: 'not supported: it does not, or says something else' },
      ],
      show: ['document', 'claim'],
      labelField: 'label',
    },
    'questions.jsonl': { id: 'example-1', cluster: 'notice-1', document: 'The ferry stops on 3 May.', claim: 'There is no ferry in June.' },
  };
  try {
    mkdirSync(folder, { recursive: true });
    for (const [name, content] of Object.entries(files))
      writeFileSync(
        join(folder, name),
        name.endsWith('.jsonl') ? `${JSON.stringify(content)}\n` : `${JSON.stringify(content, null, 2)}\n`,
        { flag: 'wx' },
      );
  } catch (error) {
    throw new AssayError(
      'bad-usage',
      `The example cannot be written to ${folder}: ${messageOf(error)}. Name a folder without these files.`,
      { cause: error },
    );
  }
  if (isJson) terminal.out(JSON.stringify({ status: 'done', folder, files: Object.keys(files) }));
  else
    terminal.out(
      `${folder} holds an example: label-kit.json (what is asked) and questions.jsonl (a record a line). Put your own in their place, then: npx assay eval label ${folder} --labeller NAME`,
    );
  return 0;
}

type Values = Readonly<Partial<Record<keyof typeof options, string | boolean>>>;
type Mode = 'init' | 'labeller' | 'status' | 'adjudicate' | 'export';

interface Session {
  readonly kit: LabelKit;
  readonly values: Values;
  readonly terminal: Terminal;
  readonly isJson: boolean;
}

/** What each mode takes besides --json; an option of another mode would be ignored without a word. */
const modes: Readonly<Record<Mode, readonly (keyof typeof options)[]>> = {
  init: [],
  labeller: ['page', 'port'],
  status: [],
  adjudicate: ['record', 'label', 'reason'],
  export: ['author', 'licence', 'review-by'],
};

function modeOf(values: Values): Mode {
  const wanted = (Object.keys(modes) as Mode[]).filter((mode) => values[mode] !== undefined);
  const [mode] = wanted;
  if (mode === undefined || wanted.length > 1)
    throw new AssayError(
      'bad-usage',
      `Say one of --labeller, --status, --adjudicate and --export, or --init for an example to begin with.\nUsage: ${usage}`,
    );
  const stray = (Object.keys(values) as (keyof typeof options)[]).find(
    (name) => name !== mode && name !== 'json' && !modes[mode].includes(name),
  );
  if (stray !== undefined) throw new AssayError('bad-usage', `--${stray} does not go with --${mode}.\nUsage: ${usage}`);
  return mode;
}

function needed({ values }: Session, name: keyof typeof options): string {
  const value = values[name];
  if (typeof value !== 'string') throw new AssayError('bad-usage', `Give --${name}.\nUsage: ${usage}`);
  return value;
}

const now = () => new Date();

async function label(session: Session): Promise<void> {
  const { kit, values, terminal, isJson } = session;
  const port = portOf(values);
  const log = openLabelLog({ kit, name: needed(session, 'labeller'), now });
  for (const notice of log.notices) terminal.notify(`Note: ${notice}.`);
  try {
    if (values.page === true) await labelOnPage(session, log, port);
    else await labelInTerminal({ kit, log, lines: createInterface({ input: process.stdin }), terminal });
  } finally {
    log.close();
  }
  const [labelled, records] = [log.answers.size, kit.questions.length];
  const isDone = labelled === records;
  if (isJson) terminal.out(JSON.stringify({ status: isDone ? 'labelled' : 'labelling', labeller: log.labeller, labelled, records }));
  else terminal.out(`${labelled} of ${records} labelled${isDone ? '.' : '; the same command goes on from here.'}`);
}

async function labelOnPage({ kit, terminal, isJson }: Session, log: ReturnType<typeof openLabelLog>, port: number): Promise<void> {
  const [key, token] = [randomBytes(12).toString('base64url'), randomBytes(24).toString('base64url')];
  const server = await serveLoopback({ port, respond: labelSite({ kit, log, key, token }), notify: terminal.notify });
  const url = `${server.url}/${key}/`;
  if (isJson) terminal.out(JSON.stringify({ status: 'listening', url }));
  else terminal.out(`Label as ${log.labeller} at ${url}\nOnly this machine can open it. Every label is saved at once; Ctrl+C stops.`);
  await new Promise<void>((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => resolve());
  });
  await server.close();
}

function portOf({ page, port }: Values): number {
  if (port !== undefined && page !== true) throw new AssayError('bad-usage', `--port goes with --page.\nUsage: ${usage}`);
  if (port === undefined) return 0;
  if (typeof port !== 'string' || !/^\d{1,5}$/.test(port) || Number(port) > 65_535)
    throw new AssayError('bad-usage', `The port is a number from 0 to 65535, not "${port}".\nUsage: ${usage}`);
  return Number(port);
}

function showStatus({ kit, terminal, isJson }: Session): void {
  const status = labelStatus(kit, now);
  for (const notice of status.notices) terminal.notify(`Note: ${notice}.`);
  terminal.out(isJson ? JSON.stringify(labelReport(status)) : plain(labelReportText(status, kit.show)));
}

function settle(session: Session): void {
  const { kit, terminal, isJson } = session;
  const { adjudication, isByLabeller } = adjudicate(kit, {
    by: needed(session, 'adjudicate'),
    id: needed(session, 'record'),
    said: needed(session, 'label'),
    reason: needed(session, 'reason'),
    now,
  });
  if (isByLabeller) terminal.notify('Note: an adjudicator who is one of the two labellers judges their own labels; the export says so.');
  if (isJson) terminal.out(JSON.stringify({ status: 'adjudicated', ...adjudication }));
  else terminal.out(plain(`${adjudication.id} is ${labelText(adjudication.label)}.`));
}

function exportDataset(session: Session): void {
  const { kit, terminal, isJson } = session;
  const exported = exportLabels(kit, {
    to: needed(session, 'export'),
    author: needed(session, 'author'),
    licence: needed(session, 'licence'),
    reviewBy: needed(session, 'review-by'),
    now,
  });
  for (const notice of exported.notices) terminal.notify(`Note: ${notice}.`);
  const { data, manifest, about } = exported;
  if (isJson) terminal.out(JSON.stringify({ status: 'exported', data, manifest, ...about }));
  else
    terminal.out(
      plain(`${about.records} records from ${about.clusters} sources, tier ${about.tier}.\n  ${data}\n  ${manifest}\n${about.description}`),
    );
}

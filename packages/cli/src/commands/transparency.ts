import { AssayError } from '@assay/core';
import type { Command, CommandContext, ExitCode } from '../command.ts';
import { onlyPositional, readArguments } from '../read-arguments.ts';
import { plain } from '../terminal.ts';
import { atrsDraft, fieldsForPeople } from '../transparency/atrs-draft.ts';
import { draftMarkdown } from '../transparency/draft-markdown.ts';
import { siteFiles } from '../transparency/site-files.ts';
import { gatherToolFacts } from '../transparency/tool-facts.ts';
import { writeDraft } from '../transparency/write-draft.ts';
import { writeSite } from '../transparency/write-site.ts';

const usage = 'assay transparency TOOL [--out DIR] [--json]  |  assay transparency --site DIR [--json]';

/** Drafts a tool's transparency record (ATRS), or writes the public site of all tools, from what the gate believes. */
export const transparency: Command = {
  usage,
  summary: 'draft a tool’s transparency record (ATRS), or write a public site of what was measured',
  async run(context) {
    const text = { type: 'string' } as const;
    const { values, positionals } = readArguments(context.arguments, { out: text, site: text, json: { type: 'boolean' } }, usage);
    const isJson = values.json === true;
    if (values.site === undefined) return draft(context, { tool: onlyPositional(positionals, 'one tool', usage), out: values.out, isJson });
    if (positionals.length > 0 || values.out !== undefined)
      throw new AssayError('bad-usage', `--site writes all tools and takes no tool and no --out.\nUsage: ${usage}`);
    if (values.site.trim() === '') throw new AssayError('bad-usage', `--site needs a folder.\nUsage: ${usage}`);
    return site(context, { folder: values.site, isJson });
  },
};

// --- Internal ---

interface DraftRequest {
  readonly tool: string;
  readonly out: string | undefined;
  readonly isJson: boolean;
}

/** Without --out the draft goes to the terminal, so that it can be piped. */
async function draft({ terminal, open }: CommandContext, { tool, out, isJson }: DraftRequest): Promise<ExitCode> {
  const drafted = atrsDraft(await gatherToolFacts(await open(), tool));
  const files = out === undefined ? [] : await writeDraft(out, drafted);
  const forPeople = fieldsForPeople(drafted).length;
  const status = drafted.hasPassingEvidence ? 'done' : 'no-passing-evidence';
  if (isJson) terminal.out(JSON.stringify({ status, tool, files, forPeople, draft: drafted }));
  else if (out === undefined) terminal.out(draftMarkdown(drafted).trimEnd());
  else {
    for (const file of files) terminal.out(file);
    terminal.out(`${forPeople} fields are for people to complete.`);
    if (!drafted.hasPassingEvidence) terminal.notify(plain(drafted.standing));
  }
  return drafted.hasPassingEvidence ? 0 : 1;
}

async function site({ terminal, open }: CommandContext, { folder, isJson }: { folder: string; isJson: boolean }): Promise<ExitCode> {
  const deployment = await open();
  const all = await Promise.all([...deployment.tools.keys()].map((tool) => gatherToolFacts(deployment, tool)));
  const files = siteFiles(all);
  await writeSite(folder, files);
  const without = all.flatMap(({ tool, hasPassingEvidence }) => (hasPassingEvidence ? [] : [tool.name]));
  const status = without.length === 0 ? 'done' : 'no-passing-evidence';
  if (isJson) terminal.out(JSON.stringify({ status, folder, files: files.map(({ name }) => name), withoutPassingEvidence: without }));
  else {
    terminal.out(`${files.length} pages in ${folder}.`);
    if (without.length > 0) terminal.notify(`Without passing evidence, and shown so: ${without.join(', ')}.`);
  }
  return without.length === 0 ? 0 : 1;
}

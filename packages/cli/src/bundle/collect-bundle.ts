import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { AssayError, type AuditRecord, type EvidenceRecord, unknownTool } from '@assay/core';
import { outputsFile } from '@assay/evals';
import { assuranceCase, gateKinds, packBundle, softwareList } from '@assay/gate';
import { headFile } from '../audit-head.ts';
import type { Deployment } from '../deployment.ts';
import { readRunLog } from '../read-run-log.ts';
import { workspaceFiles } from './workspace-files.ts';

/** A tool's evidence and everything it rests on, as one file's bytes, with the assurance case that goes with it. */
export async function collectBundle(
  deployment: Deployment,
  tool: string,
): Promise<{ readonly bytes: Uint8Array; readonly files: number; readonly assuranceCase: string; readonly leftOut: readonly string[] }> {
  const { folder, gate, engine, measurable: tools, store, now } = deployment;
  const found = tools.get(tool);
  if (found === undefined) throw unknownTool(tool, tools.keys());
  const { decision, explanation } = await gate.explain(tool, engine.id);
  const evidence = (explanation?.suites ?? []).flatMap((suite) => (suite.evidence === undefined ? [] : [suite.evidence.record]));
  if (explanation === undefined || evidence.length === 0 || evidence.length < explanation.suites.length)
    throw new AssayError(
      'evidence-invalid',
      `There is no evidence to bundle for ${tool}: ${decision.reasons.join('; ')}. Next: ${decision.command}`,
    );

  const at = now();
  const text = (value: string) => new TextEncoder().encode(value);
  const files = new Map<string, Uint8Array>();
  const leftOut: string[] = [];
  for (const [path, bytes] of await workspaceFiles(folder.path)) files.set(`source/${path}`, bytes);
  for (const record of evidence) {
    files.set(`evidence/${record.report.suite.replaceAll('/', '-')}.json`, text(JSON.stringify(record)));
    const log = await readRunLog(folder.logFolder, record.logFile);
    if (log !== undefined) files.set(`logs/${record.logFile}`, text(log));
    await addOutputs(record, folder.logFolder, files, leftOut);
  }
  files.set('audit/records.jsonl', text((await store.audit.read()).map(asLine).join('')));
  files.set('audit/head.json', await readFile(join(folder.path, headFile)));
  for (const name of (await readdir(join(folder.path, 'policies'))).sort())
    files.set(`policies/${name}`, await readFile(join(folder.path, 'policies', name)));
  files.set('policies/current.json', await readFile(join(folder.path, 'gate-policy.json')));
  files.set(
    'sbom.cdx.json',
    text(
      softwareList(
        tool,
        evidence.flatMap(({ configurationParts, suiteParts }) => [configurationParts, suiteParts]),
      ),
    ),
  );
  const page = assuranceCase(
    { title: found.title, description: found.description, engine: engine.id, configuration: decision.configuration, at },
    explanation,
  );
  files.set('assurance-case.md', text(page));
  const about = { tool, engine: engine.id, configuration: decision.configuration, createdAt: at.toISOString(), leftOut };
  return { bytes: packBundle(about, files, folder.runnerKey), files: files.size, assuranceCase: page, leftOut };
}

// --- Internal ---

/** What was asked and said goes along, unless it is a department's own. */
async function addOutputs(
  { report, logFile }: EvidenceRecord,
  logFolder: string,
  files: Map<string, Uint8Array>,
  leftOut: string[],
): Promise<void> {
  if (report.tier === 'departmental') {
    leftOut.push(`${report.suite}: what was asked and said, and the data: a department's own`);
    return;
  }
  const outputs = await readRunLog(logFolder, outputsFile(logFile));
  if (outputs === undefined) leftOut.push(`${report.suite}: what was asked and said: the file was deleted`);
  else files.set(`outputs/${outputsFile(logFile)}`, new TextEncoder().encode(outputs));
}

/** The gate's records whole; of the others only the link, since they tell who used what when. */
function asLine(record: AuditRecord): string {
  const { sequence, previous, hash } = record;
  return `${JSON.stringify(gateKinds.includes(record.kind) ? record : { sequence, previous, hash })}\n`;
}

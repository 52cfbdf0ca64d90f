import { writeFile } from 'node:fs/promises';
import { AssayError, messageOf, sha256 } from '@assay/core';
import { collectBundle } from '../bundle/collect-bundle.ts';
import type { Command } from '../command.ts';
import { onlyPositional, readArguments } from '../read-arguments.ts';

const usage = 'assay gate bundle TOOL [--out FILE] [--json]';

/** Writes a tool's evidence, and all it rests on, into one file that can be proved and run again elsewhere. */
export const gateBundle: Command = {
  usage,
  summary: 'write the evidence of a tool, and everything needed to run it again, into one file',
  async run({ arguments: given, terminal, open }) {
    const { values, positionals } = readArguments(given, { out: { type: 'string' }, json: { type: 'boolean' } }, usage);
    const tool = onlyPositional(positionals, 'one tool', usage);
    const deployment = await open();
    const { bytes, files, assuranceCase, leftOut } = await collectBundle(deployment, tool);
    const file = values.out ?? `${tool}-${deployment.now().toISOString().slice(0, 10)}.assay.zip`;
    await write(file, bytes);
    await write(`${file}.case.md`, new TextEncoder().encode(assuranceCase));
    const digest = sha256(bytes);
    if (values.json === true)
      terminal.out(JSON.stringify({ status: 'done', file, assuranceCase: `${file}.case.md`, digest, files, bytes: bytes.length, leftOut }));
    else {
      terminal.out(`${file}: ${files} files, ${(bytes.length / 1_048_576).toFixed(1)} MB, SHA-256 ${digest}`);
      terminal.out(`${file}.case.md: the assurance case, one page`);
      for (const item of leftOut) terminal.out(`  left out: ${item}`);
      terminal.out(`Prove it: npx assay gate verify ${file}\nRun it again, on any machine: npx assay gate reproduce ${file}`);
    }
    return 0;
  },
};

// --- Internal ---

async function write(file: string, bytes: Uint8Array): Promise<void> {
  try {
    await writeFile(file, bytes, { flag: 'wx', mode: 0o600 });
  } catch (error) {
    throw new AssayError(
      'bad-usage',
      `${file} cannot be written: ${messageOf(error)}. Choose another name with --out; nothing is overwritten.`,
      {
        cause: error,
      },
    );
  }
}

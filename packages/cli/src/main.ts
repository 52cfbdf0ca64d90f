import { messageOf } from '@assay/core';
import { assay } from './assay.ts';
import { exitCodeOf } from './command.ts';
import { withSecretFiles } from './secret-files.ts';
import { processTerminal } from './terminal.ts';

// Tracing by environment variable would send documents to a third party.
for (const name of Object.keys(process.env)) if (/^(?:LANGSMITH_|LANGCHAIN_)/.test(name)) delete process.env[name];

// Whoever reads the output may stop before its end ("| head"): that is no error.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
  process.exit(0);
});

const terminal = processTerminal();
try {
  process.exitCode = await assay(process.argv.slice(2), { terminal, environment: withSecretFiles(process.env) });
} catch (error) {
  terminal.notify(`Assay: ${messageOf(error)}`);
  process.exitCode = exitCodeOf(error);
}

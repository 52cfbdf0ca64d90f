import { AssayError } from '@assay/core';
import type { Deployment, DeploymentOptions } from './deployment.ts';
import type { Terminal } from './terminal.ts';

/** 0 done; 1 measured but not good enough, or blocked; 2 bad usage or input; 3 could not complete (DESIGN section 7). */
export type ExitCode = 0 | 1 | 2 | 3;

/** What a command is given. `open` opens the data folder when the command first needs it. */
export interface CommandContext {
  readonly arguments: readonly string[];
  readonly terminal: Terminal;
  readonly environment: Readonly<Record<string, string | undefined>>;
  open(options?: Pick<DeploymentOptions, 'run'>): Promise<Deployment>;
}

/** A command: one line of help and its work. */
export interface Command {
  readonly usage: string;
  readonly summary: string;
  run(context: CommandContext): Promise<ExitCode>;
}

/** The exit code of an error. */
export function exitCodeOf(error: unknown): ExitCode {
  if (!(error instanceof AssayError)) return 3;
  switch (error.code) {
    case 'bad-usage':
    case 'invalid-input':
    case 'unknown-tool':
    case 'not-found':
    case 'erased':
    case 'too-large':
    case 'unsupported-type':
    case 'document-unreadable':
    case 'dataset-invalid':
    case 'suite-invalid':
      return 2;
    case 'already-running':
    case 'audit-unavailable':
    case 'data-file-invalid':
    case 'data-folder-unusable':
    case 'budget-spent':
    case 'engine-busy':
    case 'engine-changed':
    case 'engine-cut':
    case 'engine-empty':
    case 'engine-endless':
    case 'engine-failed':
    case 'engine-filtered':
    case 'engine-malformed':
    case 'engine-refused':
    case 'engine-slow':
    case 'engine-unreachable':
    case 'evidence-invalid':
    case 'forbidden':
    case 'disk-full':
    case 'store-busy':
    case 'store-locked':
    case 'store-read-only':
    case 'store-slow':
    case 'store-unreachable':
    case 'policy-invalid':
    case 'tool-failed':
      return 3;
  }
}

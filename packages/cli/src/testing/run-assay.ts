import { assay } from '../assay.ts';

/** How a command line came out. */
export interface CommandOutcome {
  readonly code: number;
  readonly out: string;
  readonly notified: string;
  /** The one line of JSON a command prints with --json. */
  json(): { readonly [field: string]: unknown };
}

/** Runs a command line in this process on a data folder, as the shell would. */
export async function runAssay(data: string, given: readonly string[], environment: Record<string, string> = {}): Promise<CommandOutcome> {
  const out: string[] = [];
  const notified: string[] = [];
  const terminal = { out: (line: string) => out.push(line), notify: (line: string) => notified.push(line), progress() {} };
  const code = await assay(given, { terminal, environment: { ASSAY_DATA: data, ...environment } });
  return { code, out: out.join('\n'), notified: notified.join('\n'), json: () => JSON.parse(out.join('\n')) };
}

import type { Layout } from './layout.ts';
import type { ClientParts } from './run-client.ts';
import { emptyRun, type RunState } from './run-state.ts';

/** What a run can be shown again from: in another language, or after its page was loaded anew. */
export interface KeptRun {
  readonly run: string;
  readonly input: object;
  /** The texts that were sent, the main one first. */
  readonly sources: readonly string[];
  readonly state: RunState;
}

/** A conversation that is longer begins anew in part when its page does. */
const mostRemembered = 20;

/** The names of a tool's runs in this tab, the oldest first. Of what was sent or answered nothing is kept in the browser. */
export function rememberedRuns(tool: string): readonly string[] {
  try {
    return (sessionStorage.getItem(keyOf(tool)) ?? '').split(' ').filter((run) => /^[\w-]{1,100}$/.test(run));
  } catch {
    // A browser may keep nothing: then nothing is remembered.
    return [];
  }
}

/** Remembers which runs can be fetched again. */
export function rememberRuns(tool: string, runs: readonly string[]): void {
  try {
    sessionStorage.setItem(keyOf(tool), runs.slice(-mostRemembered).join(' '));
  } catch {
    // They are shown as long as the page is.
  }
}

/** A run of this person as the server knows it, to be followed from its beginning; undefined where it is gone, or somebody else's. */
export async function fetchKeptRun(run: string, { name, sourcesOf }: Layout, { fetch }: ClientParts): Promise<KeptRun | undefined> {
  try {
    const response = await fetch(`/api/runs/${run}`);
    // Our own server writes these, so their shape is trusted as far as the tool's own input is.
    const { tool, input } = (await response.json()) as { readonly tool?: unknown; readonly input?: object };
    const sources = response.ok && tool === name && typeof input === 'object' ? sourcesOf(input) : [];
    return input === undefined || sources.length === 0 ? undefined : { run, input, sources, state: emptyRun };
  } catch {
    return undefined;
  }
}

// --- Internal ---

function keyOf(tool: string): string {
  return `assay-runs-${tool}`;
}

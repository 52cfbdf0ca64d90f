import type { ClientParts } from './run-client.ts';
import type { ToolCard } from './wire.ts';

/** The tools of the server, or why they are not known. */
export async function fetchTools({ fetch }: ClientParts): Promise<readonly ToolCard[] | 'signed-out' | 'unreachable'> {
  try {
    const response = await fetch('/api/tools');
    if (response.status === 401) return 'signed-out';
    // Our own server writes these, so their shape is trusted.
    const { tools } = (await response.json()) as { readonly tools?: readonly ToolCard[] };
    return tools ?? 'unreachable';
  } catch {
    return 'unreachable';
  }
}

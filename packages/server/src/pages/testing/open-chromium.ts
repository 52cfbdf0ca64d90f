import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const places = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

/** Where a Chromium of this machine is; undefined if it has none. */
export function findChromium(): string | undefined {
  return places.find((place) => existsSync(place));
}

interface LaunchOptions {
  readonly executablePath: string;
  readonly bypassCSP: boolean;
  readonly args: string[];
}

/** The one call of playwright-core that is needed here. */
export interface Launcher<Context> {
  launchPersistentContext(folder: string, options: LaunchOptions): Promise<Context>;
}

/** A headless browser with a profile of its own that asks nobody for anything. */
export async function openChromium<Context extends { close(): Promise<void> }>(
  launcher: Launcher<Context>,
  { bypassCSP = false }: { readonly bypassCSP?: boolean } = {},
): Promise<{ readonly context: Context; close(): Promise<void> }> {
  const executablePath = findChromium();
  if (executablePath === undefined) throw new Error('No Chromium was found. Install it: apt-get install chromium');
  const folder = await mkdtemp(join(tmpdir(), 'assay-chromium-'));
  const context = await launcher.launchPersistentContext(folder, {
    executablePath,
    bypassCSP,
    args: [
      '--headless',
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });
  return {
    context,
    async close() {
      await context.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

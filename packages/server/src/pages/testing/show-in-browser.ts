import { createServer } from '../../create-server.ts';
import { type Listening, listen } from '../../listen.ts';
import type { ServerParts } from '../../server-parts.ts';
import { type Launcher, openChromium } from './open-chromium.ts';

/** A server of these parts, and a browser to look at it with. */
export interface Shown<Context> {
  readonly server: Listening;
  readonly context: Context;
  close(): Promise<void>;
}

/** Serves parts in this process and opens a browser. */
export async function showInBrowser<Context extends { close(): Promise<void> }>(
  launcher: Launcher<Context>,
  parts: ServerParts,
): Promise<Shown<Context>> {
  const server = await listen({ app: createServer(parts), port: 0, host: '127.0.0.1' });
  const { context, close } = await openChromium(launcher);
  return {
    server,
    context,
    async close() {
      await close();
      await server.close();
    },
  };
}

/** Run in the page: keeps in `heard` what is announced politely. */
export const startListening = `globalThis.heard = [];
  new MutationObserver(([{ target }]) => target.textContent !== '' && heard.push(target.textContent))
    .observe(document.querySelector('#assay-chat-status'), { childList: true });`;

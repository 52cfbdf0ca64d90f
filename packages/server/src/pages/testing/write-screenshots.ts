import { mkdir } from 'node:fs/promises';
import { bundleWidget } from '@assay/widget';
import { type BrowserContext, chromium, type Page } from 'playwright-core';
import { browserParts } from './browser-parts.ts';
import { openWidgetState } from './open-widget-state.ts';
import { showInBrowser } from './show-in-browser.ts';
import { widgetStates } from './widget-states.ts';
import { widgetWords } from './widget-words.ts';

// npm run screenshots [-- NAME ...]: pictures of each state of the widget, at three widths and in both languages, to be looked at.

const wanted = process.argv.slice(2);
const folder = new URL('../../../../../screenshots/', import.meta.url);
const widths = [320, 1000, 1400] as const;
const off = new Set<string>();
const shown = await showInBrowser<BrowserContext>(chromium, await browserParts({ widget: await bundleWidget(), off }));

for (const language of ['en', 'cy'] as const)
  for (const state of widgetStates.filter(({ name }) => wanted.length === 0 || wanted.includes(name))) {
    off.clear();
    for (const tool of state.off ?? []) off.add(tool);
    const page = await openWidgetState(shown.context, state, { url: shown.server.url, say: widgetWords(language), language });
    for (const width of widths) await picture(page, { name: state.name, language, width });
    await page.close();
  }
await shown.close();
console.log(`Written to ${folder.pathname}`);

// --- Internal ---

async function picture(page: Page, { name, language, width }: { name: string; language: string; width: number }): Promise<void> {
  const place = new URL(`${language}-${width}/`, folder);
  await mkdir(place, { recursive: true });
  await page.setViewportSize({ width, height: 900 });
  await page.locator('assay-chat').screenshot({ path: new URL(`${name}.png`, place).pathname });
}

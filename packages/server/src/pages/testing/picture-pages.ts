// Writes a picture of every page and state to a folder: node packages/server/src/pages/testing/picture-pages.ts FOLDER
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { bundleWidget } from '@assay/widget';
import { chromium } from 'playwright-core';
import { browserParts } from './browser-parts.ts';
import { pageStates } from './page-states.ts';
import { showInBrowser } from './show-in-browser.ts';

const [folder = 'pictures'] = process.argv.slice(2);
mkdirSync(folder, { recursive: true });
const shown = await showInBrowser(chromium, await browserParts({ widget: await bundleWidget(), off: new Set() }));
try {
  const page = await shown.context.newPage();
  for (const { name, path, reach } of pageStates)
    for (const width of [1000, 320]) {
      await page.setViewportSize({ width, height: 900 });
      await page.goto(shown.server.url + path);
      await reach?.(page);
      await page.screenshot({ path: join(folder, `${name.replaceAll(/\W+/g, '-')}-${width}.png`), fullPage: true });
    }
} finally {
  await shown.close();
}

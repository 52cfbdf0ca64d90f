import { writeFile } from 'node:fs/promises';
import { bundleWidget } from '@assay/widget';
import axe from 'axe-core';
import { type BrowserContext, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createServer } from '../create-server.ts';
import { type Listening, listen } from '../listen.ts';
import { axeResultsFile } from './accessibility/axe-results.ts';
import { looksDigest } from './accessibility/read-standing.ts';
import { browserParts } from './testing/browser-parts.ts';
import { contrastAlone, everyRule, everyRuleButContrast, type Judged, judgeAccessibility } from './testing/judge-accessibility.ts';
import { findChromium, openChromium } from './testing/open-chromium.ts';
import { type PageState, pageStates } from './testing/page-states.ts';

const canRun = findChromium() !== undefined || process.env.CI !== undefined;
if (!canRun) console.warn('Accessibility is not tested: no Chromium was found. Install it: apt-get install chromium');

const states: readonly PageState[] = [...pageStates, { name: 'the widget on a page of your own', path: '/widget' }];

/** Where only the colours differ, only they are judged; forced ones are the reader's own. */
const settings: readonly { how: string; width: number; media: Parameters<Page['emulateMedia']>[0]; rules: Judged }[] = [
  { how: '1000 px', width: 1000, media: {}, rules: everyRule },
  { how: '320 px', width: 320, media: {}, rules: everyRule },
  { how: 'dark', width: 1000, media: { colorScheme: 'dark' }, rules: contrastAlone },
  {
    how: 'forced colours',
    width: 320,
    media: { forcedColors: 'active' },
    rules: everyRuleButContrast,
  },
];

describe.runIf(canRun)('accessibility, as far as a program can tell', () => {
  let server: Listening;
  let context: BrowserContext;
  let page: Page;
  let closeBrowser: () => Promise<void>;

  beforeAll(async () => {
    server = await listen({
      app: createServer(await browserParts({ widget: await bundleWidget(), off: new Set() })),
      port: 0,
      host: '127.0.0.1',
    });
    // axe has to be put into the page, which our own policy forbids; every other browser test keeps the policy.
    ({ context, close: closeBrowser } = await openChromium(chromium, { bypassCSP: true }));
    // One for all of them: a browser that has read axe once reads it sooner again.
    page = await context.newPage();
    await page.emulateMedia({ reducedMotion: 'reduce' });
  });

  const noted = new Map<string, { states: number; found: readonly string[] }>();
  const note = (how: string, found: readonly string[]) => {
    const before = noted.get(how) ?? { states: 0, found: [] };
    noted.set(how, { states: before.states + 1, found: [...before.found, ...found] });
  };

  afterAll(async () => {
    if (process.env.ASSAY_WRITE_AXE === '1')
      await writeResults(noted, { widget: await bundleWidget(), browser: context.browser()?.version() ?? '' });
    await closeBrowser?.();
    await server?.close();
  });

  test.each(states)('$name: no violation, nothing unexamined, no sideways scrolling, at any width and in any colours', async (state) => {
    await page.goto(server.url + state.path);
    await state.reach?.(page);
    for (const { how, width, media, rules } of settings) {
      await page.setViewportSize({ width, height: 800 });
      await page.emulateMedia({ colorScheme: 'light', forcedColors: 'none', ...media });
      const found = await judgeAccessibility(page, rules);
      note(how, found);
      expect.soft(found, how).toEqual([]);
      expect.soft(await page.evaluate<number>('document.documentElement.scrollWidth'), how).toBeLessThanOrEqual(width);
    }
  });

  test('a page that is plainly wrong is found wrong', async () => {
    await page.setContent('<html lang="en"><title>x</title><main><h1>x</h1><button></button><p style="color:#bbb">pale</p><input></main>');
    expect((await judgeAccessibility(page)).join('\n')).toMatch(/button-name[\s\S]*color-contrast[\s\S]*label/);
  });
});

// --- Internal ---

interface Measured {
  readonly widget: Awaited<ReturnType<typeof bundleWidget>>;
  readonly browser: string;
}

/** What the accessibility statement is made of: written only after every state was seen. */
async function writeResults(
  noted: ReadonlyMap<string, { states: number; found: readonly string[] }>,
  { widget, browser }: Measured,
): Promise<void> {
  const settings = [...noted].map(([how, { states: seen, found }]) => {
    const unexamined = found.filter((line) => line.startsWith('unexamined')).length;
    return { how, states: seen, violations: found.length - unexamined, unexamined };
  });
  if (settings.length < 4 || settings.some(({ states: seen }) => seen < states.length))
    throw new Error('not every state was seen, so nothing was written');
  const measuredAt = new Date().toISOString();
  const found = [...new Set([...noted.values()].flatMap((one) => one.found))];
  const results = { measuredAt, axe: axe.version, browser: `Chromium ${browser}`, digest: looksDigest(widget) ?? '', settings, found };
  await writeFile(axeResultsFile, `${JSON.stringify(results, null, 2)}\n`);
}

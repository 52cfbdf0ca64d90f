import { bundleWidget } from '@assay/widget';
import { type BrowserContext, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createServer } from '../create-server.ts';
import { type Listening, listen } from '../listen.ts';
import { browserParts } from './testing/browser-parts.ts';
import { contrastAlone, everyRule, everyRuleButContrast, type Judged, judgeAccessibility } from './testing/judge-accessibility.ts';
import { findChromium, openChromium } from './testing/open-chromium.ts';

const canRun = findChromium() !== undefined || process.env.CI !== undefined;
if (!canRun) console.warn('Accessibility is not tested: no Chromium was found. Install it: apt-get install chromium');

interface State {
  readonly name: string;
  readonly path: string;
}

const states: readonly State[] = [
  { name: 'documents', path: '/documents' },
  { name: 'documents, searched', path: '/documents?q=leave' },
  { name: 'a document', path: '/documents/policy%2Fannual-leave' },
  { name: 'a document at a cited place', path: '/documents/policy%2Fannual-leave?start=270&end=330#cited' },
  { name: 'assurance', path: '/assurance' },
  { name: 'the widget on a page of your own', path: '/widget' },
  { name: 'a page that is not there', path: '/documents/none' },
];

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
  let closeBrowser: () => Promise<void>;

  beforeAll(async () => {
    server = await listen({
      app: createServer(await browserParts({ widget: await bundleWidget(), off: new Set() })),
      port: 0,
      host: '127.0.0.1',
    });
    // axe has to be put into the page, which our own policy forbids; every other browser test keeps the policy.
    ({ context, close: closeBrowser } = await openChromium(chromium, { bypassCSP: true }));
  });

  afterAll(async () => {
    await closeBrowser?.();
    await server?.close();
  });

  for (const { how, width, media, rules } of settings) {
    test.each(states)(`$name at ${how}: no violation, nothing unexamined, no sideways scrolling`, async ({ path }) => {
      const page = await context.newPage();
      try {
        await page.setViewportSize({ width, height: 800 });
        await page.emulateMedia({ ...media, reducedMotion: 'reduce' });
        await page.goto(server.url + path);
        expect(await judgeAccessibility(page, rules)).toEqual([]);
        expect(await page.evaluate<number>('document.documentElement.scrollWidth')).toBeLessThanOrEqual(width);
      } finally {
        await page.close();
      }
    });
  }

  test('a page that is plainly wrong is found wrong', async () => {
    const page = await context.newPage();
    await page.setContent('<html lang="en"><title>x</title><main><h1>x</h1><button></button><p style="color:#bbb">pale</p><input></main>');
    expect((await judgeAccessibility(page)).join('\n')).toMatch(/button-name[\s\S]*color-contrast[\s\S]*label/);
    await page.close();
  });
});

import { existsSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import axe from 'axe-core';
import { type Browser, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { siteFiles } from './site-files.ts';
import { offFacts, sampleFacts, suiteFacts, unmeasuredSuites } from './testing/sample-facts.ts';
import { hostile, sampleTool } from './testing/sample-suites.ts';
import { writeSite } from './write-site.ts';

const executablePath = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find((place) => existsSync(place));
const canRun = executablePath !== undefined || process.env.CI !== undefined;
if (!canRun) console.warn('The public site is not tested in a browser: no Chromium was found. Install it: apt-get install chromium');

const failed = {
  value: 0.4,
  low: 0.3,
  high: 0.5,
  n: 80,
  clusters: 80,
  threshold: 0.8,
  kind: 'bound',
  passed: false,
  reason: hostile,
} as const;
const failing = suiteFacts('saying/accuracy', {
  status: 'failed',
  metrics: { right: failed },
  notes: [hostile],
  slices: { last: { '1': { right: failed } } },
});
const tools = [
  sampleFacts(),
  offFacts('failed', { tool: { ...sampleTool, name: 'failed', title: hostile }, suites: [failing, suiteFacts('saying/bias')] }),
  offFacts('unmeasured', { tool: { ...sampleTool, name: 'unmeasured' }, suites: unmeasuredSuites() }),
];
const pages = ['index.html', 'saying.html', 'failed.html', 'unmeasured.html'];

const settings = [
  { how: '1280 px', width: 1280, media: {} },
  { how: '320 px', width: 320, media: {} },
  { how: 'dark', width: 1280, media: { colorScheme: 'dark' } },
  { how: 'forced colours', width: 320, media: { forcedColors: 'active' } },
] as const;

describe.runIf(canRun)('the public site in a browser', () => {
  const folder = join(mkdtempSync(join(tmpdir(), 'assay-public-')), 'site');
  let browser: Browser;

  beforeAll(async () => {
    await writeSite(folder, siteFiles(tools));
    browser = await chromium.launch({
      ...(executablePath === undefined ? {} : { executablePath }),
      args: ['--no-sandbox', '--disable-gpu'],
    });
  });

  afterAll(async () => browser?.close());

  for (const { how, width, media } of settings) {
    test.each(pages)(`%s at ${how}: no violation, no sideways scrolling, no request but its own`, async (name) => {
      const context = await browser.newContext({ bypassCSP: true, viewport: { width, height: 800 } });
      try {
        const page = await context.newPage();
        const asked: string[] = [];
        page.on('request', (request) => asked.push(request.url()));
        await page.emulateMedia(media);
        const address = pathToFileURL(join(folder, name)).href;
        await page.goto(address);
        await page.evaluate('document.querySelectorAll("details").forEach((details) => { details.open = true; })');
        expect(await violationsOf(page)).toEqual([]);
        expect(await page.evaluate<number>('document.documentElement.scrollWidth')).toBeLessThanOrEqual(width);
        expect(asked).toEqual([address]);
      } finally {
        await context.close();
      }
    });
  }

  test('its own content policy lets the style through and no script', async () => {
    const page = await browser.newPage();
    const refused: string[] = [];
    page.on('console', (message) => refused.push(message.text()));
    await page.goto(pathToFileURL(join(folder, 'saying.html')).href);
    expect(refused).toEqual([]);
    expect(await page.evaluate<string>('getComputedStyle(document.querySelector(".card, .facts dt")).fontWeight')).toBe('700');
    await page.evaluate('document.body.append(Object.assign(document.createElement("script"), { textContent: "document.title = 1" }))');
    expect(await page.title()).toContain('Saying');
    await page.close();
  });
});

// --- Internal ---

const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** Every violation, and what axe left open but for the text in pictures: its contrast is that of the page's soft text. */
async function violationsOf(page: Page): Promise<readonly string[]> {
  await page.evaluate(axe.source);
  const { violations, incomplete } = await page.evaluate((runOnly) => {
    // axe was put into the page a line above; playwright types no page's globals.
    return (globalThis as unknown as { axe: typeof axe }).axe.run({ runOnly, resultTypes: ['violations', 'incomplete'] });
  }, rules);
  return [...violations, ...incomplete].flatMap(({ id, nodes }) =>
    nodes.filter((node) => id !== 'color-contrast' || !node.html.startsWith('<text class="scale"')).map((node) => `${id} | ${node.html}`),
  );
}

import { existsSync } from 'node:fs';
import { openLabelLog, readLabelKit } from '@assay/evals/labelling';
import axe from 'axe-core';
import { type Browser, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { labelSite } from './label-site.ts';
import { serveLoopback } from './serve-loopback.ts';
import { askFolder, claimFolder } from './testing/sample-folders.ts';

const executablePath = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find((place) => existsSync(place));
const canRun = executablePath !== undefined || process.env.CI !== undefined;
if (!canRun) console.warn('The labelling page is not tested in a browser: no Chromium was found. Install it: apt-get install chromium');

interface State {
  readonly name: string;
  readonly folder: () => string;
  reach(page: Page, url: string): Promise<unknown>;
}

const save = (page: Page) => page.getByRole('button', { name: 'Save and go on' }).click();

const states: readonly State[] = [
  { name: 'a claim', folder: claimFolder, reach: async () => {} },
  { name: 'a claim without a label', folder: claimFolder, reach: save },
  {
    name: 'a claim labelled before',
    folder: claimFolder,
    async reach(page, url) {
      await page.getByLabel('supported').check();
      await save(page);
      await page.goto(`${url}record/1`);
    },
  },
  { name: 'a letter', folder: askFolder, reach: async () => {} },
  { name: 'a letter without a mark', folder: askFolder, reach: save },
  { name: 'the end', folder: askFolder, reach: (page, url) => page.goto(`${url}done`) },
  { name: 'a page that is not there', folder: askFolder, reach: (page, url) => page.goto(`${url}none`) },
];

const settings: readonly { how: string; width: number; media: Parameters<Page['emulateMedia']>[0] }[] = [
  { how: '1280 px', width: 1280, media: {} },
  { how: '320 px', width: 320, media: {} },
  { how: 'dark', width: 1280, media: { colorScheme: 'dark' } },
  { how: 'forced colours', width: 320, media: { forcedColors: 'active' } },
];

describe.runIf(canRun)('the labelling page in a browser', () => {
  let browser: Browser;

  beforeAll(async () => {
    browser = await chromium.launch({
      ...(executablePath === undefined ? {} : { executablePath }),
      args: [
        '--headless',
        '--no-sandbox',
        '--disable-gpu',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
      ],
    });
  });
  afterAll(() => browser?.close());

  async function open(folder: string, bypassCSP = false) {
    const log = openLabelLog({ kit: readLabelKit(folder), name: 'Jane Osei', now: () => new Date() });
    const respond = labelSite({ kit: readLabelKit(folder), log, key: 'KEY', token: 'TOKEN' });
    const server = await serveLoopback({ port: 0, respond, notify() {} });
    const context = await browser.newContext({ bypassCSP, javaScriptEnabled: bypassCSP });
    const page = await context.newPage();
    const url = `${server.url}/KEY/`;
    await page.goto(url);
    const close = async () => {
      await context.close();
      await server.close();
      log.close();
    };
    return { page, url, log, close };
  }

  for (const { how, width, media } of settings)
    test.each(states)(`$name at ${how}: no violation, no sideways scrolling`, async ({ folder, reach }) => {
      const { page, url, close } = await open(folder(), true);
      await page.setViewportSize({ width, height: 800 });
      await page.emulateMedia(media);
      await reach(page, url);
      expect(await violations(page, media?.forcedColors === 'active')).toEqual([]);
      expect(await page.evaluate<number>('document.documentElement.scrollWidth')).toBeLessThanOrEqual(width);
      await close();
    });

  test('without a script, under its own policy, a record is labelled with the keyboard alone', async () => {
    const { page, url, log, close } = await open(claimFolder(2));
    const failed: string[] = [];
    page.on('requestfailed', (request) => failed.push(request.url()));
    await page.goto(url);
    await page.keyboard.press('Tab');
    expect(await page.locator(':focus').textContent()).toBe('Skip to main content');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Space');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'Record 2' }).waitFor();
    await page.getByText('1 of 2 labelled').waitFor();
    expect([...log.answers.values()].map(({ label }) => label)).toEqual(['not']);
    expect(failed).toEqual([]);
    // As the style sheet has it: a plain button is half as high.
    expect((await page.getByRole('button').boundingBox())?.height).toBeGreaterThan(44);
    await close();
  });

  test('the choices are one group under the question, and a failed form says so first', async () => {
    const { page, close } = await open(claimFolder(2));
    await page
      .getByRole('group', { name: 'Does the document say it?' })
      .getByRole('radio', { name: /^supported/ })
      .waitFor();
    await save(page);
    expect(await page.title()).toMatch(/^Error: /);
    await page.getByRole('link', { name: /No label was given/ }).click();
    expect(await page.locator(':focus').getAttribute('value')).toBe('supported');
    await close();
  });

  test('quotes ticked and copied are there when the labeller comes back', async () => {
    const { page, url, close } = await open(askFolder(2));
    await page.getByLabel('Will you pay?').check();
    await page.getByLabel('Exact words, where a whole sentence is too much').fill('sned\nthe form');
    await save(page);
    expect(await page.getByRole('alert').textContent()).toContain('“sned” is not in the text');
    await page.getByLabel('Exact words, where a whole sentence is too much').fill('send the form');
    await save(page);
    await page.goto(`${url}record/1`);
    expect(await page.getByLabel('Will you pay?').isChecked()).toBe(true);
    expect(await page.getByLabel('Exact words, where a whole sentence is too much').inputValue()).toBe('send the form');
    await close();
  });
});

// --- Internal ---

/** Forced colours are the reader's own, so contrast is not judged there. */
async function violations(page: Page, hasForcedColours: boolean): Promise<readonly string[]> {
  await page.evaluate(axe.source);
  const found = await page.evaluate(
    (options) => {
      // axe was put into the page a line above; playwright types no page's globals.
      const inPage = (globalThis as unknown as { axe: typeof axe }).axe;
      return inPage.run({ ...options, resultTypes: ['violations', 'incomplete'] });
    },
    {
      runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
      rules: { 'color-contrast': { enabled: !hasForcedColours } },
    },
  );
  return [...found.violations, ...found.incomplete].flatMap(({ id, nodes }) =>
    nodes.map(({ target }) => `${id} | ${target.flat().join(' ')}`),
  );
}

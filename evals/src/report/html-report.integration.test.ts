import { existsSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import axe from 'axe-core';
import { type Browser, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { htmlReport } from './html-report.ts';
import { bad, bias, hostile } from './testing/sample-runs.ts';

const executablePath = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find((place) => existsSync(place));
const canRun = executablePath !== undefined || process.env.CI !== undefined;
if (!canRun) console.warn('The report is not tested in a browser: no Chromium was found. Install it: apt-get install chromium');

describe.runIf(canRun)('the HTML report in a browser', () => {
  const file = join(mkdtempSync(join(tmpdir(), 'assay-report-')), 'report.html');
  let browser: Browser;

  beforeAll(async () => {
    const about = { title: 'What was measured', madeAt: new Date('2026-11-26T00:00:00Z'), standing: [hostile] };
    const points = [
      { confidence: 0.9, coverage: 0.2, precision: 1 },
      { confidence: 0.4, coverage: 0.7, precision: 0.6 },
    ];
    const withCurve = { ...bad, report: { ...bad.report, curve: { precision: 0.95, questions: 70, stated: 0.9, points } } };
    writeFileSync(file, htmlReport(about, [withCurve, bias]));
    browser = await chromium.launch({
      ...(executablePath === undefined ? {} : { executablePath }),
      args: ['--no-sandbox', '--disable-gpu'],
    });
  });

  afterAll(async () => browser?.close());

  test.each([
    ['1280 px', 1280, {}],
    ['320 px', 320, {}],
    ['dark', 1280, { colorScheme: 'dark' }],
    ['forced colours', 320, { forcedColors: 'active' }],
  ] as const)('at %s: no violation, no sideways scrolling, no request but its own', async (_, width, media) => {
    const context = await browser.newContext({ bypassCSP: true, viewport: { width, height: 800 } });
    try {
      const page = await context.newPage();
      const asked: string[] = [];
      page.on('request', (request) => asked.push(request.url()));
      await page.emulateMedia(media);
      const address = pathToFileURL(file).href;
      await page.goto(address);
      await page.evaluate('document.querySelectorAll("details").forEach((details) => { details.open = true; })');
      expect(await findingsOf(page)).toEqual([]);
      expect(await page.evaluate<number>('document.documentElement.scrollWidth')).toBeLessThanOrEqual(width);
      expect(asked).toEqual([address]);
    } finally {
      await context.close();
    }
  });
});

/** Violations, and what axe could not decide. */
async function findingsOf(page: Page): Promise<readonly string[]> {
  await page.evaluate(axe.source);
  const { violations, incomplete } = await page.evaluate<axe.AxeResults>('axe.run()');
  return [...violations, ...incomplete].map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`);
}

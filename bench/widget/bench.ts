import { gzipSync } from 'node:zlib';
import { bundleWidget } from '@assay/widget';
import { type BrowserContext, chromium, type Page } from 'playwright-core';
import { browserParts } from '../../packages/server/src/pages/testing/browser-parts.ts';
import { openWidgetState } from '../../packages/server/src/pages/testing/open-widget-state.ts';
import { showInBrowser } from '../../packages/server/src/pages/testing/show-in-browser.ts';
import { toldAnswer, toldAtOnce } from '../../packages/server/src/pages/testing/told-runs.ts';
import { widgetWords } from '../../packages/server/src/pages/testing/widget-words.ts';

// npm run bench:widget: what the widget costs a browser on this machine. Figures of a machine that others use are worth little.

const loads = 9;
const widget = await bundleWidget();
const shown = await showInBrowser<BrowserContext>(chromium, await browserParts({ widget, off: new Set() }));
const kilobytes = (bytes: Uint8Array) => (gzipSync(bytes, { level: 9 }).length / 1_000).toFixed(1);

const scripts: number[] = [];
const tasks: number[] = [];
for (let load = 0; load < loads; load += 1) {
  const page = await shown.context.newPage();
  const session = await shown.context.newCDPSession(page);
  await session.send('Performance.enable');
  await page.goto(shown.server.url);
  await page.locator('#policy-search-text').waitFor();
  const { metrics } = await session.send('Performance.getMetrics');
  const of = (wanted: string) => (metrics.find(({ name }) => name === wanted)?.value ?? 0) * 1_000;
  scripts.push(of('ScriptDuration'));
  tasks.push(of('TaskDuration'));
  await page.close();
}

const page = await openWidgetState(
  shown.context,
  { before: (opened) => opened.addInitScript(toldAtOnce(toldAnswer)), reach: async () => {} },
  { url: shown.server.url, say: widgetWords('en') },
);
const asked = [await converse(page, 50), await converse(page, 150), await converse(page, 50)];
await page.locator('#policy-search-text').fill('');
await page.locator('#policy-search-text').focus();
await page.evaluate(`globalThis.long = [];
  new PerformanceObserver((list) => { for (const { duration } of list.getEntries()) globalThis.long.push(duration); }).observe({ type: 'longtask' });`);
await page.keyboard.type('How many days of annual leave can be carried over to the next year?', { delay: 20 });
const long = await page.evaluate<number[]>('globalThis.long');
await shown.close();

console.table({
  'first load, gzip, KB': kilobytes(widget.script),
  'what shows results, gzip, KB': kilobytes(widget.results.script),
  'desk, gzip, KB': kilobytes(widget.desk.script),
  'Welsh, gzip, KB': kilobytes(widget.welsh.script),
  [`script until usable, ms (median of ${loads})`]: median(scripts).toFixed(1),
  [`all work of the page until usable, ms (median of ${loads})`]: median(tasks).toFixed(1),
  'a question among the first 50, ms': (asked[0] ?? 0).toFixed(1),
  'a question among the last 50 of 250, ms': (asked[2] ?? 0).toFixed(1),
  'tasks over 50 ms while 67 characters are typed into a conversation of 500 messages': long.length,
  'the longest of them, ms': Math.max(0, ...long).toFixed(0),
});

// --- Internal ---

function median(values: readonly number[]): number {
  return values.toSorted((one, other) => one - other)[Math.floor(values.length / 2)] ?? 0;
}

/** Asks so many questions, each when the one before is answered; how long one took. */
async function converse(page: Page, questions: number): Promise<number> {
  const took = await page.evaluate<number>(`(async () => {
    const chat = document.querySelector('assay-chat');
    const begun = performance.now();
    for (let number = 0; number < ${questions}; number += 1) {
      const answered = new Promise((resolve) => chat.addEventListener('assay-answered', resolve, { once: true }));
      await chat.ask('Question ' + number, 'policy-search');
      await answered;
      await new Promise((resolve) => setTimeout(resolve));
    }
    return performance.now() - begun;
  })()`);
  return took / questions;
}

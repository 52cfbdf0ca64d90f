import { bundleWidget } from '@assay/widget';
import { type BrowserContext, chromium, type Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { browserParts } from './testing/browser-parts.ts';
import { findChromium } from './testing/open-chromium.ts';
import { openWidgetState } from './testing/open-widget-state.ts';
import { type Shown, showInBrowser } from './testing/show-in-browser.ts';
import { toldAnswer, toldAtOnce, toldByHand } from './testing/told-runs.ts';
import { widgetWords } from './testing/widget-words.ts';

const canRun = findChromium() !== undefined || process.env.CI !== undefined;
if (!canRun) console.warn('Conversations of the widget are not tested: no Chromium was found. Install it: apt-get install chromium');

/** Run in the page: asks so many questions, each when the one before is answered. */
const converse = (questions: number) => `(async () => {
  const chat = document.querySelector('assay-chat');
  for (let number = 1; number <= ${questions}; number += 1) {
    const answered = new Promise((resolve) => chat.addEventListener('assay-answered', resolve, { once: true }));
    if ((await chat.ask('Question ' + number, 'policy-search')) !== 'asked') throw new Error('question ' + number + ' was not asked');
    await answered;
    // The form is freed after the page has been told.
    await new Promise((resolve) => setTimeout(resolve));
  }
})()`;

describe.runIf(canRun)('a conversation', () => {
  let shown: Shown<BrowserContext>;
  let page: Page;

  beforeAll(async () => {
    shown = await showInBrowser(chromium, await browserParts({ widget: await bundleWidget(), off: new Set() }));
  });

  afterEach(() => page?.close());
  afterAll(() => shown?.close());

  const open = (script: string) =>
    openWidgetState(
      shown.context,
      { before: (opened) => opened.addInitScript(script), reach: async () => {} },
      { url: shown.server.url, say: widgetWords('en') },
    );

  test('that is long is whole on the page: each is found by the browser’s own search, and writing touches none of them', async () => {
    page = await open(toldAtOnce(toldAnswer));
    await page.evaluate(converse(100));
    expect(await page.locator('.run').count()).toBe(100);
    for (const words of ['Passage 1 of the policy', 'Question 50', 'Passage 100 of the policy'])
      expect([words, await page.evaluate<boolean>(`window.find(${JSON.stringify(words)}, true, false, true)`)]).toEqual([words, true]);
    expect(await page.evaluate<boolean>(`window.find('Passage 101 of the policy', true, false, true)`)).toBe(false);

    await page.evaluate(`globalThis.touched = 0;
      new MutationObserver((changes) => { globalThis.touched += changes.length; })
        .observe(document.querySelector('assay-chat').shadowRoot, { childList: true, subtree: true, attributes: true, characterData: true });`);
    await page.locator('#policy-search-text').fill('');
    await page.locator('#policy-search-text').pressSequentially('How many days can be carried over?');
    expect(await page.evaluate<number>('globalThis.touched')).toBe(0);
  });

  test('comes back with its page: what is kept in the browser are names of runs, and no text', async () => {
    page = await open('');
    await page.locator('#policy-search-text').fill('How is annual leave carried over?');
    await page.locator('#policy-search-text').press('Enter');
    await page.locator('.checked').waitFor();
    await page.reload();
    await page.locator('.run h3', { hasText: 'How is annual leave carried over?' }).waitFor();
    await page.locator('.checked').waitFor();
    const kept = await page.evaluate<string>('JSON.stringify([{ ...sessionStorage }, { ...localStorage }])');
    expect(kept).toMatch(/"assay-runs-policy-search":"[\w-]{36}"/);
    expect(kept).not.toContain('leave');
    // A question that goes on from another still can.
    const sent = page.waitForRequest((request) => request.method() === 'POST' && request.url().endsWith('/runs'));
    await page.locator('#policy-search-text').fill('And special leave?');
    await page.locator('#policy-search-text').press('Enter');
    expect((await sent).postData()).toContain('"previous":["How is annual leave carried over?"]');
  });

  test('is announced with two things an answer, and stages at least seven seconds apart', async () => {
    page = await open(toldByHand);
    await page.clock.install();
    await page.reload();
    await page.locator('#policy-search-text').waitFor();
    await page.evaluate(`globalThis.times = [];
      new MutationObserver(() => {
        const text = document.querySelector('#assay-chat-status').textContent;
        if (text !== '') times.push([Math.round(performance.now()), text]);
      }).observe(document.querySelector('#assay-chat-status'), { childList: true });`);
    await page.locator('#policy-search-text').fill('A long one?');
    await page.locator('#policy-search-text').press('Enter');
    await page.evaluate("tellRun({ type: 'started', tool: 'policy-search', engine: 'embedded' })");
    for (let stage = 1; stage <= 40; stage += 1) {
      await page.clock.runFor(500);
      await page.evaluate(`tellRun({ type: 'progress', message: 'Stage ${stage}' })`);
    }
    const result = JSON.stringify(toldAnswer);
    await page.evaluate(`tellRun({ type: 'result', result: ${result} }); tellRun({ type: 'ended', status: 'done', notices: [] })`);
    await page.locator('.checked').waitFor();
    await page.clock.runFor(500);
    const times = await page.evaluate<[number, string][]>('times');
    const stages = times.filter(([, text]) => text.startsWith('Stage'));
    expect(times.map(([, text]) => text).filter((text) => !text.startsWith('Stage'))).toEqual([
      'Sent. Working on it.',
      'Answer ready: 1 passage. F6 goes to it.',
    ]);
    expect(stages.length).toBeGreaterThanOrEqual(2);
    for (const [place, [at]] of stages.entries()) expect(at - (stages[place - 1]?.[0] ?? at - 7_000)).toBeGreaterThanOrEqual(7_000);
  });
});

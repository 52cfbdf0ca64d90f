import { bundleWidget } from '@assay/widget';
import { type BrowserContext, chromium, type Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { ServerParts } from '../server-parts.ts';
import { browserParts } from './testing/browser-parts.ts';
import { findChromium } from './testing/open-chromium.ts';
import { attack } from './testing/sample-corpus.ts';
import { type Shown, showInBrowser, startListening } from './testing/show-in-browser.ts';

const canRun = findChromium() !== undefined || process.env.CI !== undefined;
if (!canRun) console.warn('The desk of the drafter is not tested in a browser: no Chromium was found.');

const letter = 'Dear Minister\n\nWhat is the fee for a licence? When will the badgers be counted?\n\nYours faithfully\nA. Pritchard';

/** Run in the page, whose globals are unknown to the types here. */
const focusedWords = `(() => {
  let active = document.activeElement;
  while (active?.shadowRoot?.activeElement) active = active.shadowRoot.activeElement;
  return active === null ? '' : (active.localName + ' ' + (active.getAttribute('aria-label') ?? (active.innerText || active.id))).trim();
})()`;
const selectedWords = `(() => {
  const box = document.querySelector('assay-chat').shadowRoot.querySelector('#desk-reply');
  return box.value.slice(box.selectionStart, box.selectionEnd);
})()`;

describe.runIf(canRun)('the desk, in a browser under our own policy', () => {
  const off = new Set<string>();
  const complaints: string[] = [];
  const requested: string[] = [];
  let parts: ServerParts;
  let shown: Shown<BrowserContext>;
  let page: Page;

  beforeAll(async () => {
    parts = await browserParts({ widget: await bundleWidget(), off });
    shown = await showInBrowser(chromium, parts);
  });

  afterAll(() => shown?.close());

  beforeEach(async () => {
    off.clear();
    complaints.length = 0;
    requested.length = 0;
    page = await shown.context.newPage();
    page.on('console', (message) => {
      if (message.type() === 'error') complaints.push(message.text());
    });
    page.on('pageerror', ({ message }) => complaints.push(message));
    page.on('request', (request) => requested.push(`${request.method()} ${new URL(request.url()).pathname}`));
    page.on('dialog', (dialog) => void dialog.accept());
    await page.goto(shown.server.url);
    await page.getByRole('tab').first().waitFor();
  });

  afterEach(async () => {
    for (const open of shown.context.pages().slice(1)) await open.close();
  });

  const focused = () => page.evaluate<string>(focusedWords);
  const box = () => page.getByLabel('Text of the reply');
  const tabTo = async (start: string, key = 'Tab') => {
    for (let stops = 0; stops < 60 && !(await focused()).startsWith(start); stops += 1) await page.keyboard.press(key);
    expect(await focused()).toContain(start);
  };
  const draft = async (text = letter) => {
    await page.getByRole('tab', { name: 'Correspondence drafter' }).click();
    await page.getByLabel('The letter', { exact: true }).fill(text);
    await page.getByRole('button', { name: 'Draft a reply' }).click();
    await page.getByRole('button', { name: 'Review and sign off' }).waitFor();
  };
  const checks = () => requested.filter((one) => one === 'POST /api/tools/drafter/runs').length - 1;

  test('the desk is fetched when a draft is shown and not before', async () => {
    expect(requested).not.toContain('GET /assets/assay-desk.js');
    await draft();
    expect(requested).toContain('GET /assets/assay-desk.js');
    expect(complaints).toEqual([]);
  });

  test('from the letter to a signed reply and its file, by keyboard alone', async () => {
    await tabTo('button Policy search');
    await page.keyboard.press('End');
    await tabTo('textarea drafter-text');
    await page.keyboard.insertText(letter);
    await tabTo('button Draft a reply');
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: 'Review and sign off' }).waitFor();
    expect(await focused()).toContain('Draft a reply');
    await page.keyboard.press('F6');
    expect(await focused()).toContain('Draft reply');

    // A question to its place in the letter, and back.
    await tabTo('button Show it in the letter');
    await page.keyboard.press('Enter');
    expect(await focused()).toContain('What is the fee for a licence?');
    await page.keyboard.press('Escape');
    expect(await focused()).toContain('Show it in the letter');

    await tabTo('textarea desk-reply');
    await page.keyboard.press('Control+End');
    await page.keyboard.type('\n\nWe pay £77.');
    await page.getByText('To check: 1 gap; 1 figure or date').waitFor();

    // An item to its place in the reply: the selection is on it.
    await tabTo('button Go to it: Figure or date, £77');
    await page.keyboard.press('Enter');
    expect(await focused()).toContain('desk-reply');
    expect(await page.evaluate<string>(selectedWords)).toBe('£77');

    await tabTo('button Review and sign off');
    await page.keyboard.press('Enter');
    await page.getByText('Before you sign off').waitFor();
    expect(await focused()).toContain('Before you sign off');
    await tabTo('input desk-open-0');
    await page.keyboard.press('Space');
    await tabTo('button Sign off this reply');
    await page.keyboard.press('Enter');
    expect(await focused()).toContain('desk-reason');
    expect(await page.getByText('Say why it may go', { exact: true }).isVisible()).toBe(true);
    await page.keyboard.type('The policy team answers by telephone.');
    await tabTo('button Sign off this reply');
    await page.keyboard.press('Enter');
    await page.getByText('Take it away').waitFor();
    expect(await focused()).toContain('Signed off');

    await tabTo('a Bundle for the record system (.zip)');
    const download = page.waitForEvent('download');
    await page.keyboard.press('Enter');
    expect((await download).suggestedFilename()).toMatch(/^reply-[\w-]+\.zip$/);
    const [record] = (await parts.store.audit.read(['signed-off'])).slice(-1);
    expect(record?.body).toMatchObject({ substantiveEdits: 1, openItems: 2, acknowledgedItems: 1, hasReason: true });
    expect(complaints).toEqual([]);
  });

  test('who writes is checked when they pause, once, and told once after seven seconds', async () => {
    await draft();
    // The draft itself is announced first.
    await page.waitForTimeout(500);
    await page.evaluate(startListening);
    await box().focus();
    await page.keyboard.press('Control+End');
    await page.keyboard.type(' £12', { delay: 200 });
    await page.keyboard.type(' £34', { delay: 200 });
    expect(checks()).toBe(0);
    await page.getByText('1 gap; 2 figures or dates').waitFor();
    expect(checks()).toBe(1);
    expect(await page.evaluate<string[]>('heard')).toEqual([]);
    await page.waitForTimeout(7_500);
    expect(await page.evaluate<string[]>('heard')).toEqual(['Reply checked. 1 gap; 2 figures or dates.']);
  });

  test('offline the reply stays as it was written, and it says that it was not checked; back online it is', async () => {
    await draft();
    await shown.context.setOffline(true);
    try {
      await box().fill('Dear Ms Pritchard\n\nWe pay £55.');
      await page.getByText('Not checked. The server did not answer. What you wrote is still here.').waitFor();
      expect(await box().inputValue()).toContain('We pay £55.');
      await page.getByRole('button', { name: 'Review and sign off' }).click();
      await page.getByText('Nothing was signed. The server did not answer.').waitFor();
      expect(await focused()).toContain('Nothing was signed.');
    } finally {
      await shown.context.setOffline(false);
    }
    await page.getByText('To check: 1 figure or date').waitFor();
  });

  test('a reply that a guardrail stops is not checked and not signed, and says why', async () => {
    await draft();
    await box().fill('A SECRET reply.');
    await page.getByText('It holds a word that may not pass.').first().waitFor();
    await page.getByRole('button', { name: 'Review and sign off' }).click();
    await page.getByText('Nothing was signed. It holds a word that may not pass.').waitFor();
    expect(await box().inputValue()).toBe('A SECRET reply.');
  });

  test('what was written is not taken away: neither by another letter nor by the box above', async () => {
    await draft();
    await box().fill('Mine, not signed.');
    await page.getByRole('button', { name: 'Draft a reply' }).click();
    await page.getByText('The reply below was edited and is not signed off.').first().waitFor();
    const assistant = page.getByRole('form', { name: 'Assistant' });
    await assistant.getByRole('textbox').fill('Dear Minister\n\nAnother one. When?');
    await assistant.getByRole('button').click();
    await page.getByText('A text that was not sent stands in that tool').first().waitFor();
    expect(await box().inputValue()).toBe('Mine, not signed.');
    await page.getByRole('button', { name: 'Discard my changes' }).click();
    expect(await box().inputValue()).toContain('Thank you for your letter.');
    await page.getByRole('button', { name: 'Draft a reply' }).click();
    await page.waitForResponse((response) => response.url().endsWith('/api/tools/drafter/runs'));
  });

  test('a text that is changed after it was signed says so, and is signed again', async () => {
    await draft();
    await box().fill('First text.');
    await page.getByRole('button', { name: 'Review and sign off' }).click();
    await page.getByRole('button', { name: 'Sign off this reply' }).click();
    await page.getByText('Take it away').waitFor();
    await box().fill('Second text.');
    await page.getByText('You changed the text after you signed it.').waitFor();
    await page.getByRole('button', { name: 'Review and sign off' }).click();
    await page.getByRole('button', { name: 'Sign off this reply' }).click();
    await page.getByText('You changed the text after you signed it.').waitFor({ state: 'hidden' });
    expect((await parts.store.audit.read(['signed-off'])).slice(-2).map(({ body }) => body.number)).toEqual([1, 2]);
  });

  test('a desk that cannot be fetched says so, and is fetched when asked again', async () => {
    await page.route('**/assay-desk.js', (route) => route.abort());
    await page.getByRole('tab', { name: 'Correspondence drafter' }).click();
    await page.getByLabel('The letter', { exact: true }).fill(letter);
    await page.getByRole('button', { name: 'Draft a reply' }).click();
    await page.getByText('the part of this page that shows it could not be loaded').waitFor();
    expect(await page.getByRole('button', { name: 'Try again' }).isVisible()).toBe(true);
  });

  test('earlier replies and the campaign go with the letter, and what was told before stands beside the ask', async () => {
    await page.getByRole('tab', { name: 'Correspondence drafter' }).click();
    await page.getByText('Add case facts, earlier replies').click();
    await page.getByLabel('The day of earlier reply 1').fill('2026-03-03');
    await page.getByRole('button', { name: 'Draft a reply' }).click();
    await page.getByText('Paste the earlier reply that has this date').first().waitFor();
    await page.getByLabel('Earlier reply 1 (optional)').fill('We said £3.');
    await page.getByRole('button', { name: 'Add another earlier reply' }).click();
    expect(await focused()).toContain('drafter-earlier-2');
    await page.getByLabel('This letter is one of a campaign').check();
    const sent = page.waitForRequest((request) => request.url().endsWith('/drafter/runs'));
    await draft();
    expect(JSON.parse((await sent).postData() ?? '{}')).toMatchObject({
      earlier: [{ text: 'We said £3.', date: '2026-03-03' }],
      campaign: [],
    });
    await page.getByText('They were told on 3 March 2026').first().waitFor();
    expect(await page.getByText('Then £3, now £4').first().isVisible()).toBe(true);
    expect(await page.getByText('What the letter is: campaign.').isVisible()).toBe(true);
  });

  test('its words are Welsh where those of the widget are, and can be replaced one by one', async () => {
    await page.evaluate(`(() => {
      const other = document.createElement('assay-chat');
      other.setAttribute('lang', 'cy');
      other.setAttribute('messages', JSON.stringify({ 'desk.letter': 'Llythyr yr aelod' }));
      document.querySelector('assay-chat').replaceWith(other);
    })()`);
    await page.getByRole('tab', { name: 'Drafftiwr gohebiaeth' }).click();
    await page.getByLabel('Y llythyr', { exact: true }).fill(letter);
    await page.getByRole('button', { name: 'Drafftio ateb' }).click();
    await page.getByRole('button', { name: 'Adolygu a chymeradwyo' }).waitFor();
    expect(await page.getByRole('heading', { name: 'Llythyr yr aelod' }).isVisible()).toBe(true);
  });

  test('markup in letters, replies and items is shown and never run', async () => {
    await draft(`Why ${attack}? What is the fee?`);
    await box().fill(`[Gap: ${attack}] £5 ${attack}`);
    await page.getByText('1 gap; 1 figure or date').waitFor();
    await page.getByRole('button', { name: 'Review and sign off' }).click();
    await page.getByText('Before you sign off').waitFor();
    expect(await page.evaluate<boolean>('globalThis.attacked ?? false')).toBe(false);
    expect(await page.locator('assay-chat img, assay-chat script').count()).toBe(0);
    expect(complaints).toEqual([]);
  });

  test.each([
    [1400, 3],
    [1000, 2],
    [320, 1],
  ])('at %i px it has %i columns, in the order they are read', async (width, columns) => {
    await page.setViewportSize({ width, height: 900 });
    await draft();
    const lefts = await page
      .locator('.pane-letter, .pane-asks, .pane-reply')
      .evaluateAll((panes) =>
        (panes as unknown as { getBoundingClientRect(): { left: number } }[]).map((one) => one.getBoundingClientRect().left),
      );
    expect(new Set(lefts.map(Math.round)).size).toBe(columns);
    expect(await page.evaluate<number>('document.documentElement.scrollWidth')).toBeLessThanOrEqual(width);
  });
});

import type { Feedback } from '@assay/core';
import { bundleWidget } from '@assay/widget';
import { type BrowserContext, chromium, type Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { memoryFeedback } from '../testing/memory-feedback.ts';
import { browserParts } from './testing/browser-parts.ts';
import { findChromium } from './testing/open-chromium.ts';
import { type Shown, showInBrowser, startListening } from './testing/show-in-browser.ts';

const canRun = findChromium() !== undefined || process.env.CI !== undefined;

const focusedText = `(() => {
  let active = document.activeElement;
  while (active?.shadowRoot?.activeElement) active = active.shadowRoot.activeElement;
  return active?.innerText ?? active?.localName ?? '';
})()`;

describe.runIf(canRun)('feedback in the widget', () => {
  const kept: Feedback[] = [];
  let shown: Shown<BrowserContext>;
  let page: Page;

  beforeAll(async () => {
    const store = memoryFeedback();
    const put = async (one: Feedback) => void kept.push(one);
    const parts = await browserParts({ widget: await bundleWidget(), off: new Set() });
    shown = await showInBrowser(chromium, { ...parts, feedback: { ...store, put } });
  });

  afterAll(() => shown?.close());

  beforeEach(async () => {
    kept.length = 0;
    page = await shown.context.newPage();
    await page.goto(shown.server.url);
    await page.getByRole('tab', { name: 'Summariser' }).click();
    await page.evaluate(startListening);
  });

  afterEach(() => page.close());

  const summarise = async (text: string) => {
    await page.getByLabel('Text to summarise').fill(text);
    await page.getByRole('button', { name: 'Summarise', exact: true }).click();
  };
  const asked = (question = 'Was this useful?') => page.getByRole('group', { name: question });
  // The assistant has a button of this name too, before it.
  const send = () => page.getByRole('button', { name: 'Send', exact: true }).last().click();

  test('Yes is one press, thanks are given once and heard', async () => {
    await summarise('One point. Another point.');
    await asked().getByRole('button', { name: 'Yes' }).click();
    await page.getByText('Thank you').first().waitFor();
    expect(await page.evaluate<string>(focusedText)).toBe('Thank you');
    expect(await asked().getByRole('button').count()).toBe(0);
    await page.waitForTimeout(500);
    expect((await page.evaluate<string[]>('heard')).at(-1)).toBe('Thank you');
    expect(kept).toMatchObject([{ tool: 'summariser', useful: true, reason: '', text: '' }]);
  });

  test('No asks why, by keyboard too, and sends reason and words', async () => {
    await summarise('One point. Another point.');
    await asked().getByRole('button', { name: 'No' }).press('Enter');
    expect(await asked().getByRole('button', { name: 'No' }).getAttribute('aria-expanded')).toBe('true');
    await send();
    await page.getByRole('alert').getByText('Choose what was wrong').waitFor();
    expect(kept).toEqual([]);
    await page.getByRole('radio', { name: 'It is out of date' }).press('Space');
    await page.getByLabel('Say more (optional)').fill('The fee rose in May.');
    await send();
    await page.getByText('Thank you').first().waitFor();
    expect(kept).toMatchObject([{ useful: false, reason: 'out-of-date', text: 'The fee rose in May.' }]);
  });

  test('words with personal data come back with what is wrong, at their field', async () => {
    await summarise('One point. Another point.');
    await asked().getByRole('button', { name: 'No' }).click();
    await page.getByRole('radio', { name: 'It is wrong' }).check();
    await page.getByLabel('Say more (optional)').fill('Tell PERSONAL.');
    await send();
    await page.getByText('may not be kept').waitFor();
    expect(await page.getByLabel('Say more (optional)').getAttribute('aria-invalid')).toBe('true');
    expect(await page.evaluate<string>(focusedText)).toBe('');
    expect(kept).toEqual([]);
    await page.getByLabel('Say more (optional)').fill('A name is wrong.');
    await send();
    await page.getByText('Thank you').first().waitFor();
  });

  test.each([
    ['blocked', 'A SECRET text.'],
    ['withheld', 'Fine words. UNSUPPORTED words.'],
  ])('a text that was %s can be called blocked wrongly', async (_, text) => {
    await summarise(text);
    await asked('Was it right to stop this?').getByRole('button', { name: 'No' }).click();
    expect(await page.getByRole('radio', { name: 'It was blocked wrongly' }).isChecked()).toBe(true);
    await send();
    await page.getByText('Thank you').first().waitFor();
    expect(kept).toMatchObject([{ useful: false, reason: 'blocked-wrongly' }]);
  });

  test('is not asked for where there is no result, and a server that cannot be reached is said', async () => {
    await summarise('Words. EXPLODE.');
    await page.getByText('could not be completed').first().waitFor();
    expect(await asked().count()).toBe(0);
    await summarise('One point. Another point.');
    await page.route('**/api/feedback', (route) => route.abort());
    await asked().getByRole('button', { name: 'Yes' }).click();
    await page.getByRole('alert').getByText('It could not be sent. Try again.').waitFor();
    await page.unroute('**/api/feedback');
    await asked().getByRole('button', { name: 'Yes' }).click();
    await page.getByText('Thank you').first().waitFor();
    expect(kept).toHaveLength(1);
  });
});

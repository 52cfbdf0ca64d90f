import { bundleWidget } from '@assay/widget';
import { type BrowserContext, chromium, type Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { browserParts } from './testing/browser-parts.ts';
import { findChromium } from './testing/open-chromium.ts';
import { type Shown, showInBrowser, startListening } from './testing/show-in-browser.ts';
import { widgetReference } from './widget-reference.ts';

const canRun = findChromium() !== undefined || process.env.CI !== undefined;
if (!canRun) console.warn('The element of the widget is not tested in a browser: no Chromium was found.');

const question = 'How is annual leave carried over?';
const withAttributes = (attributes: Readonly<Record<string, string>>) => `(() => {
  const other = document.createElement('assay-chat');
  for (const [name, value] of Object.entries(${JSON.stringify(attributes)})) other.setAttribute(name, value);
  document.querySelector('assay-chat').replaceWith(other);
})()`;

describe.runIf(canRun)('the element, under our own policy', () => {
  const complaints: string[] = [];
  let shown: Shown<BrowserContext>;
  let page: Page;

  beforeAll(async () => {
    shown = await showInBrowser(chromium, await browserParts({ widget: await bundleWidget(), off: new Set() }));
  });

  afterAll(() => shown?.close());

  beforeEach(async () => {
    complaints.length = 0;
    page = await shown.context.newPage();
    page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()));
    page.on('pageerror', ({ message }) => complaints.push(message));
  });

  afterEach(() => page.close());

  const open = async (path = '') => {
    await page.goto(new URL(path, shown.server.url).href);
    await page.locator('.chat:visible, .launcher:visible').first().waitFor();
  };
  const ask = async (words: string) => {
    await page.locator('#policy-search-text').fill(words);
    await page.locator('#policy-search-text').press('Enter');
    await page.locator('.checked').first().waitFor();
  };
  const langOf = (selector: string) =>
    page
      .locator(selector)
      .first()
      .evaluate((one) => (one as unknown as { lang: string }).lang);

  test('goes from English to Welsh and back with what was written and answered; each text says its language', async () => {
    await open();
    // The start page has a switch of its own, and one is enough.
    const own = page.getByRole('button', { name: 'Cymraeg' });
    expect([await own.isVisible(), await page.getByRole('link', { name: 'Cymraeg' }).isVisible()]).toEqual([false, true]);
    await page.evaluate("document.querySelector('assay-chat').removeAttribute('one-language')");
    await ask(question);
    await page.locator('#policy-search-text').fill('A second question?');
    await own.press('Enter');
    await page.getByRole('tab', { name: 'Chwiliad polisi' }).waitFor();
    expect(await page.getByText('Cafwyd 3 darn.').isVisible()).toBe(true);
    expect(await page.locator('#policy-search-text').inputValue()).toBe('A second question?');
    expect([await langOf('.frame'), await langOf('.run blockquote'), await langOf('.run .asked')]).toEqual(['cy', 'en-GB', 'en-GB']);
    expect(await langOf('.bar button')).toBe('en-GB');
    await page.keyboard.press('Enter');
    await page.getByText('3 passages found').waitFor();
    expect([await langOf('.frame'), await langOf('.bar button')]).toEqual(['en-GB', 'cy']);
    expect(complaints).toEqual([]);
  });

  test('speaks the language that stands around it; words that cannot be loaded are English, and it says so', async () => {
    await open();
    await page.evaluate("document.querySelector('main').lang = 'cy'");
    await page.evaluate(withAttributes({}));
    await page.getByRole('tab', { name: 'Crynhöwr' }).waitFor();
    await page.route('**/assay-welsh.js*', (route) => route.abort());
    await page.reload();
    await page.evaluate(withAttributes({ lang: 'cy-GB' }));
    await page.getByText('The words of that language could not be loaded.').first().waitFor();
    expect([await page.getByRole('tab', { name: 'Summariser' }).isVisible(), await langOf('.frame')]).toEqual([true, 'en-GB']);
  });

  test('shows one tool where one is named, a way to close and a way to help, and no address that is none', async () => {
    await open();
    await page.evaluate(withAttributes({ tool: 'summariser', closable: '', help: 'mailto:help@dept.example' }));
    await page.getByLabel('Text to summarise').waitFor();
    expect(await page.getByRole('tab').count()).toBe(0);
    expect(await page.getByRole('link', { name: 'Help and contact' }).getAttribute('href')).toBe('mailto:help@dept.example');
    await page.getByRole('button', { name: 'Close the tools' }).press('Enter');
    expect(await page.getByLabel('Text to summarise').isVisible()).toBe(false);
    await page.keyboard.press('Enter');
    await page.keyboard.type('Here the writing goes on.');
    expect(await page.getByLabel('Text to summarise').inputValue()).toBe('Here the writing goes on.');
    await page.evaluate(withAttributes({ help: 'javascript:alert(1)' }));
    await page.getByRole('tab').first().waitFor();
    expect(await page.getByRole('link', { name: 'Help and contact' }).count()).toBe(0);
  });

  test('a widget that was taken from the page says nothing more there', async () => {
    await open();
    await page.evaluate(startListening);
    const heard = await page.evaluate(`(async () => {
      const chat = document.querySelector('assay-chat');
      const answered = new Promise((resolve) => chat.addEventListener('assay-answered', resolve));
      chat.ask(${JSON.stringify(question)}, 'policy-search');
      chat.remove();
      await answered;
      await new Promise((resolve) => setTimeout(resolve, 300));
      return heard;
    })()`);
    expect(heard).toEqual([]);
  });

  test('what stopped a text is found by keyboard: it is selected where it stands, and no longer marked once it is changed', async () => {
    await open();
    await page.locator('#summariser-tab').click();
    const box = page.getByLabel('Text to summarise');
    await box.fill(`${'Words before. '.repeat(300)}A SECRET text, and a SECRET more.`);
    await page.getByRole('button', { name: 'Summarise', exact: true }).press('Enter');
    const place = page.getByRole('button', { name: 'Go to “SECRET”' });
    await place.waitFor();
    await page.keyboard.press('Tab');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    const selected = `(() => {
      const { value, selectionStart, selectionEnd, scrollTop } = document.querySelector('assay-chat').shadowRoot.activeElement;
      return [value.slice(selectionStart, selectionEnd), scrollTop > 0];
    })()`;
    expect(await page.evaluate(selected)).toEqual(['SECRET', true]);
    const marked = page.getByRole('group', { name: 'What was found is marked:' });
    expect(await marked.locator('mark').allTextContents()).toEqual(['SECRET']);
    await page.keyboard.type('public');
    expect([await box.inputValue().then((value) => value.includes('A public text')), await marked.isVisible()]).toEqual([true, false]);
    expect(complaints).toEqual([]);
  });

  test('what a person should know is said first, fills in a question, and is put away for good', async () => {
    await open();
    await page.evaluate("localStorage.removeItem('assay-first-use')");
    await page.reload();
    await page.getByRole('heading', { name: 'Before you start' }).waitFor();
    await page.getByRole('button', { name: 'How many days of leave can be carried over?' }).click();
    expect(await page.getByLabel('Your question').inputValue()).toBe('How many days of leave can be carried over?');
    await page.getByRole('button', { name: 'Do not show this again' }).click();
    await page.reload();
    await page.getByRole('tab').first().waitFor();
    expect(await page.getByRole('heading', { name: 'Before you start' }).count()).toBe(0);
  });

  test('does what its documentation says, live: methods, and every event', async () => {
    await open('/widget');
    const call = (name: string) => page.getByRole('button', { name: new RegExp(`^${name}\\(`) }).click();
    await call('ask');
    await page.getByText('ask() came to: asked').waitFor();
    await page.locator('#heard', { hasText: 'assay-answered' }).waitFor();
    await call('ask');
    await call('close');
    await page.locator('assay-chat .launcher').waitFor();
    await call('open');
    await page.locator('assay-chat .bar button').first().click();
    await page.locator('#heard', { hasText: 'assay-language' }).waitFor();
    const heard = await page.locator('#heard').innerText();
    for (const [name] of widgetReference.events) expect(heard).toContain(name);
    expect(heard).not.toContain('annual leave');
    expect(complaints).toEqual([]);
  });

  test('a quotation runs in its own direction, and what stands around it does not', async () => {
    await open();
    await page.locator('#summariser-tab').click();
    await page.locator('#summariser-text').fill('يجب تقديم الطلب قبل نهاية الشهر. Staff have 25 days of leave.');
    await page.getByRole('button', { name: 'Summarise', exact: true }).click();
    await page.locator('.checked').waitFor();
    const direction = (selector: string) =>
      page
        .locator(selector)
        .first()
        .evaluate((one) => {
          // The types of the page are unknown here.
          const { getComputedStyle } = globalThis as unknown as { getComputedStyle(of: unknown): { direction: string } };
          return getComputedStyle(one).direction;
        });
    expect([await direction('.points li'), await direction('.checked'), await direction('.frame')]).toEqual(['rtl', 'ltr', 'ltr']);
  });
});

import { bundleWidget } from '@assay/widget';
import { type BrowserContext, chromium, type Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { browserParts } from './testing/browser-parts.ts';
import { findChromium } from './testing/open-chromium.ts';
import { attack } from './testing/sample-corpus.ts';
import { type Shown, showInBrowser, startListening } from './testing/show-in-browser.ts';

const canRun = findChromium() !== undefined || process.env.CI !== undefined;
if (!canRun) console.warn('The widget is not tested in a browser: no Chromium was found. Install it: apt-get install chromium');

const statusRegion = '#assay-chat-status';

/** Run in the page, whose globals are unknown to the types here. */
const focusedWords = `(() => {
  let active = document.activeElement;
  while (active?.shadowRoot?.activeElement) active = active.shadowRoot.activeElement;
  return active === null ? '' : (active.localName + ' ' + (active.innerText ?? '')).trim();
})()`;

const replaceWidget = (messages: string) => `(() => {
  const other = document.createElement('assay-chat');
  other.setAttribute('messages', ${JSON.stringify(messages)});
  document.querySelector('assay-chat').replaceWith(other);
})()`;

describe.runIf(canRun)('in a browser, under our own policy', () => {
  const off = new Set<string>();
  const complaints: string[] = [];
  const requested: string[] = [];
  let shown: Shown<BrowserContext>;
  let page: Page;

  beforeAll(async () => {
    shown = await showInBrowser(chromium, await browserParts({ widget: await bundleWidget(), off }));
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
    page.on('request', (request) => requested.push(request.url()));
    await page.goto(shown.server.url);
    await page.getByRole('tab').first().waitFor();
  });

  afterEach(async () => {
    for (const open of shown.context.pages().slice(1)) await open.close();
  });

  /** What has the focus, through shadow roots. */
  const focused = () => page.evaluate<string>(focusedWords);

  const tabTo = async (start: string) => {
    for (let stops = 0; stops < 40 && !(await focused()).startsWith(start); stops += 1) await page.keyboard.press('Tab');
    expect(await focused()).toContain(start);
  };

  const summarise = async (text: string) => {
    await page.getByRole('tab', { name: 'Summariser' }).click();
    await page.getByLabel('Text to summarise').fill(text);
    await page.getByRole('button', { name: 'Summarise', exact: true }).click();
  };

  test('one box takes a question, a letter and a document to the tool that is for it, by keyboard, and says which answered', async () => {
    const box = page.getByRole('form', { name: 'Assistant' });
    const send = async (text: string) => {
      await box.getByRole('textbox').fill(text);
      await box.getByRole('textbox').focus();
      await page.keyboard.press('Tab');
      await page.keyboard.press('Enter');
    };
    const chosen = () => page.getByRole('tab', { selected: true }).innerText();
    await send('How is annual leave carried over?');
    await page.getByText('passages found').waitFor();
    await expect.poll(chosen).toContain('Policy search');
    await expect.poll(() => box.innerText()).toContain('Policy search answers');
    await send('Dear Minister\n\nWhat is the fee for a licence? When will the badgers be counted?\n\nYours faithfully\nA. Pritchard');
    await page.getByText('Not yet fit to send').waitFor();
    await expect.poll(chosen).toContain('Correspondence drafter');
    await send('Staff have 25 days. '.repeat(40));
    await page.getByRole('button', { name: 'Copy with sources' }).first().waitFor();
    await expect.poll(chosen).toContain('Summariser');
    await send('Hello there');
    await page.getByText('None of the tools looks right').first().waitFor();
    await expect.poll(() => box.getByRole('textbox').inputValue()).toBe('Hello there');
    await send('');
    await expect.poll(() => box.innerText()).toContain('Write a question');
  });

  test('the box sends nothing to a tool that is off, and says so', async () => {
    off.add('drafter');
    await page.reload();
    const box = page.getByRole('form', { name: 'Assistant' });
    await box.getByRole('textbox').fill('Dear Minister\n\nWhat is the fee?');
    await box.getByRole('button').click();
    await page.getByText('the Correspondence drafter is off').first().waitFor();
    expect(requested.filter((address) => address.includes('/drafter/runs'))).toEqual([]);
    expect(await box.getByRole('textbox').inputValue()).toContain('Dear Minister');
  });

  test('the box takes nothing away: a text that was not sent stays, and what was written stays in the box', async () => {
    await page.getByRole('tab', { name: 'Correspondence drafter' }).click();
    await page.getByLabel('The letter').fill('Dear Minister\n\nMine, not sent.');
    const box = page.getByRole('form', { name: 'Assistant' });
    await box.getByRole('textbox').fill('Dear Minister\n\nAnother one. When?');
    await box.getByRole('button').click();
    await page.getByText('A text that was not sent stands in that tool').first().waitFor();
    expect(await page.getByLabel('The letter').inputValue()).toContain('Mine, not sent.');
    expect(await box.getByRole('textbox').inputValue()).toContain('Another one.');
  });

  test('without the assistant there is no box, and every tool can be chosen by hand', async () => {
    off.add('assistant');
    await page.reload();
    await page.getByRole('tab', { name: 'Summariser' }).waitFor();
    expect(await page.getByRole('form', { name: 'Assistant' }).count()).toBe(0);
  });

  test('the start page asks this server alone and breaks no rule of its policy', async () => {
    await page.waitForLoadState('networkidle');
    expect(requested.filter((address) => !address.startsWith(shown.server.url))).toEqual([]);
    expect(complaints).toEqual([]);
  });

  test('a question to its source by keyboard alone', async () => {
    await tabTo('textarea');
    await page.keyboard.type('How is annual leave carried over?');
    await page.keyboard.press('Enter');
    await page.getByText('passages found').waitFor();
    expect(await focused()).toBe('textarea');
    await page.keyboard.press('F6');
    expect(await focused()).toMatch(/^h3 How is annual leave carried over\?\s+3 passages found/);
    await page.keyboard.press('F6');
    expect(await focused()).toBe('textarea');
    await page.keyboard.press('F6');
    await tabTo('a Annual leave policy');
    const opened = shown.context.waitForEvent('page');
    await page.keyboard.press('Enter');
    const source = await opened;
    await source.waitForLoadState();
    expect(source.url()).toMatch(/\/documents\/policy%2Fannual-leave\?start=\d+&end=\d+#cited$/);
    expect(await source.locator('mark#cited').innerText()).toContain('Staff may carry over up to 10 days');
    expect(await page.getByText('passages found').isVisible()).toBe(true);
  });

  test.each([
    ['a question', 'button Policy search', 'textarea', 'button Search', 'How is annual leave carried over?'],
    ['a text', 'button Summariser', 'textarea', 'button Summarise', 'Leave. Staff have 25 days. More words.'],
  ])('%s to its file by keyboard alone, and the format is remembered', async (_, tab, box, send, words) => {
    await page.evaluate("localStorage.removeItem('assay-download-format')");
    await tabTo('button Policy search');
    while ((await focused()) !== tab) await page.keyboard.press('ArrowRight');
    await tabTo(box);
    await page.keyboard.type(words);
    await tabTo(send);
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: 'Copy with sources' }).waitFor();
    await page.keyboard.press('F6');
    expect(await focused()).toMatch(/^h3 /);
    await tabTo('a Markdown (.md)');
    const download = page.waitForEvent('download');
    await page.keyboard.press('Enter');
    expect((await download).suggestedFilename()).toMatch(/^(?:policy-search|summariser)-[\da-f]{8}\.md$/);
    await page.reload();
    // What was answered in this tab comes back, and offers first what was taken last.
    await page.getByRole('tab', { name: tab.replace('button ', '') }).click();
    await page.getByRole('link', { name: 'Download as Markdown (.md)' }).waitFor();
  });

  test('a question that goes on from another shows what was searched; a nation that is chosen goes with it', async () => {
    const ask = async (question: string) => {
      await page.getByLabel('Your question').fill(question);
      await page.getByRole('button', { name: 'Search', exact: true }).click();
    };
    await ask('How is annual leave carried over?');
    await page.getByText('These pages hold in different nations: England, Wales.').waitFor();
    await page.getByLabel('Nation').selectOption('Wales');
    const sent = page.waitForRequest((request) => request.url().endsWith('/runs'));
    await ask('And the annual leave?');
    expect(JSON.parse((await sent).postData() ?? '{}')).toEqual({
      question: 'And the annual leave?',
      previous: ['How is annual leave carried over?'],
      filters: { nation: 'Wales' },
    });
    await page.getByText('Searched for: And the annual leave? (How is annual leave carried over?)').waitFor();
    expect(await page.getByText('These pages hold in different nations').count()).toBe(1);
  });

  test('the tabs go by arrow keys, and one of them is a stop', async () => {
    await tabTo('button Policy search');
    await page.keyboard.press('ArrowRight');
    expect(await focused()).toBe('button Summariser');
    await page.keyboard.press('End');
    expect(await focused()).toBe('button Correspondence drafter');
    await page.keyboard.press('Tab');
    expect(await focused()).not.toContain('button Policy search');
  });

  test('a point opens its sentence in the text that was sent; Escape goes back', async () => {
    await summarise('Leave.\r\nStaff have 25 days. More words.');
    await page.getByRole('button', { name: /^Source 2/ }).click();
    expect(await focused()).toBe('mark Staff have 25 days.');
    await page.keyboard.press('Escape');
    expect(await focused()).toBe('button 2');
    expect(await page.locator('.source').first().isVisible()).toBe(false);
  });

  test('a form that is not filled puts the focus on what is wrong, and from there into the field', async () => {
    await page.getByRole('button', { name: 'Search', exact: true }).click();
    expect(await focused()).toContain('There is a problem');
    await page.getByRole('button', { name: 'Write a question' }).click();
    expect(await focused()).toBe('textarea');
    expect(await page.getByLabel('Your question').getAttribute('aria-invalid')).toBe('true');
    expect(requested.filter((address) => address.includes('/runs'))).toEqual([]);
  });

  test('a run is stopped, says so, and leaves the form free', async () => {
    await summarise('One. Now WAIT. Two.');
    await page.getByRole('button', { name: 'Stop' }).waitFor();
    await page.keyboard.press('Enter');
    expect(await focused()).toContain('Wait for the present answer, or stop it');
    await page.getByRole('button', { name: 'Stop' }).click();
    await page.getByText('This is not a complete answer.').waitFor();
    expect(await focused()).toBe('textarea');
    await summarise('One. Two.');
    await page.getByRole('button', { name: 'Copy with sources' }).waitFor();
  });

  test('a dropped connection is taken up where it broke off', async () => {
    await page.route('**/api/tools/summariser/runs', async (route) => {
      const answer = await route.fetch();
      const body = (await answer.body()).toString('utf8').split('\n\n').slice(0, 3).join('\n\n');
      await route.fulfill({ response: answer, body: `${body}\n\n` });
    });
    await summarise('One point. Another point.');
    await page.getByRole('button', { name: 'Copy with sources' }).waitFor();
    expect(await page.locator('.points li').allInnerTexts()).toEqual(['One point. 1\nWho: Parish councils\nAnother point. 2']);
    expect(requested.filter((address) => /\/api\/runs\/[\w-]+\/events\?after=3$/.test(address))).toHaveLength(1);
  });

  test.each([
    ['Fine words. UNSUPPORTED words.', 'The answer is not shown'],
    ['Words. EXPLODE.', 'The answer could not be completed'],
  ])('%s ends in words of its own, with a reference and nothing to copy', async (text, heading) => {
    await summarise(text);
    await page.getByRole('heading', { name: heading }).waitFor();
    expect(await page.getByText(/^Reference: [\w-]{36}$/).isVisible()).toBe(true);
    expect(await page.getByRole('button', { name: 'Copy with sources' }).count()).toBe(0);
  });

  test('a blocked text stays in its box and names the reason', async () => {
    await summarise('A SECRET text.');
    await page.getByText('It holds a word that may not pass.').first().waitFor();
    expect(await focused()).toContain('There is a problem');
    expect(await page.getByLabel('Text to summarise').inputValue()).toBe('A SECRET text.');
  });

  test('a tool that went off meanwhile says why and shows no form', async () => {
    await page.getByRole('tab', { name: 'Summariser' }).click();
    off.add('summariser');
    await summarise('One. Two.');
    await page.getByText('was changed after the measurement').first().waitFor();
    expect(await focused()).toContain('h2 Summariser');
    expect(await page.getByText('npx assay eval run summariser').first().isVisible()).toBe(true);
    expect(await page.getByLabel('Text to summarise').count()).toBe(0);
  });

  test('a quick answer is announced once, outside every shadow root', async () => {
    await page.evaluate(startListening);
    await summarise('One. Two.');
    await page.waitForTimeout(900);
    const heard = await page.evaluate<string[]>('heard');
    expect(heard).toEqual(['Summary ready: 2 points. F6 goes to it.']);
  });

  test('words come from the attribute, and wrong ones change nothing', async () => {
    await page.evaluate(replaceWidget(JSON.stringify({ 'policy-search.title': 'Chwilio polisi', stop: 7 })));
    await page.getByRole('tab', { name: 'Chwilio polisi' }).waitFor();
    expect(await page.locator(statusRegion).count()).toBe(1);
  });

  test('without its script the page leads to forms, and one is filled in, sent and read by keyboard to its files', async () => {
    await page.route('**/assay-chat.js', (route) => route.abort());
    await page.reload();
    expect(await page.getByText('The part of this page that runs in your browser is off or could not be loaded').isVisible()).toBe(true);
    await page.getByRole('link', { name: 'Summariser', exact: true }).first().focus();
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'Summariser', level: 1 }).waitFor();
    await page.keyboard.press('Tab');
    expect(await focused()).toContain('Skip to main content');
    await page.keyboard.press('Enter');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Tab');
    expect(await focused()).toContain('textarea');
    await page.keyboard.type('One point. Another point.');
    await tabTo('button Summarise');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'Sources' }).waitFor();
    await tabTo('a [1]');
    await page.keyboard.press('Enter');
    expect(page.url()).toContain('#source-1');
    await tabTo('a OpenDocument');
    const download = page.waitForEvent('download');
    await page.keyboard.press('Enter');
    expect((await download).suggestedFilename()).toMatch(/^summariser-[0-9a-f]{8}\.odt$/);
    expect(complaints.filter((line) => !line.includes('ERR_FAILED'))).toEqual([]);
  });

  test('markup in titles, texts, letters and file names is shown and never run', async () => {
    const attacked = () => page.evaluate<boolean>('globalThis.attacked ?? false');
    await page.getByLabel('Your question').fill(`badgers ${attack}`);
    await page.keyboard.press('Enter');
    await page.getByText('Harmful words about badgers').waitFor();
    await summarise(`${attack}\n\nA point ${attack}. More.`);
    await page.getByRole('button', { name: /^Source 1/ }).click();
    await page.locator('#summariser-file').setInputFiles({ name: `${attack}.txt`, mimeType: 'text/plain', buffer: Buffer.from(attack) });
    await page.getByText(`The text of “${attack}.txt”`).waitFor();
    await page.getByRole('tab', { name: 'Correspondence' }).click();
    await page.getByLabel('The letter').fill(`Why ${attack}?`);
    await page.getByRole('button', { name: 'Draft a reply' }).click();
    await page.getByRole('heading', { name: 'Draft reply' }).waitFor();
    expect(await attacked()).toBe(false);
    expect(await page.locator('assay-chat img, assay-chat script').count()).toBe(0);
    for (const path of ['/documents', '/documents?q=badgers', `/documents/${encodeURIComponent(`attack/${attack}`)}`, '/assurance']) {
      await page.goto(shown.server.url + path);
      expect(await attacked()).toBe(false);
      expect(await page.locator('main img, main script, a[href^="javascript"]').count()).toBe(0);
    }
    expect(requested.filter((address) => address.endsWith('/x'))).toEqual([]);
    expect(complaints).toEqual([]);
  });

  test('what is copied is plain text with its sources', async () => {
    await shown.context.grantPermissions(['clipboard-read', 'clipboard-write']);
    await summarise('One point. Another point.');
    await page.getByRole('button', { name: 'Copy with sources' }).click();
    await page.getByText('Copied').first().waitFor();
    const copied = await page.evaluate<string>('navigator.clipboard.readText()');
    expect(copied).toContain('One point. [1]\n\nAnother point. [2]');
    expect(copied).toContain('[2] The text you sent, One point. Another point., characters 11 to 25');
  });
});

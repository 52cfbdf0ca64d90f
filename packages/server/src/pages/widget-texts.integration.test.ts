import { bundleWidget } from '@assay/widget';
import fc from 'fast-check';
import { type BrowserContext, chromium, type Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { browserParts } from './testing/browser-parts.ts';
import { findChromium } from './testing/open-chromium.ts';
import { openWidgetState } from './testing/open-widget-state.ts';
import { type Shown, showInBrowser } from './testing/show-in-browser.ts';
import { widgetWords } from './testing/widget-words.ts';

const canRun = findChromium() !== undefined || process.env.CI !== undefined;
if (!canRun) console.warn('Hostile texts are not shown in a browser: no Chromium was found. Install it: apt-get install chromium');

const kinds: Readonly<Record<string, string>> = {
  markup: '<img src="https://x.invalid/i" onerror="globalThis.attacked=true"><iframe srcdoc="<b>x</b>"></iframe>',
  script: '"\'></p><script>globalThis.attacked=true</script><svg onload="globalThis.attacked=true">',
  style: '" style="background:url(https://x.invalid/s)"><style>*{background:url(https://x.invalid/t)}</style>',
  address: 'javascript:globalThis.attacked=true//https://x.invalid/',
  data: 'data:text/html,<script>globalThis.attacked=true</script>',
};

/** What our own code reads as one of a few words, and what says where something is in a text that is shown. */
const chosen = /^(?:status|kind|mode|why|what|language|authority|received|due|readingAge|type|tool|engine)$/;

/** The same value with a text in the place of every text in it. */
function filled(value: unknown, text: () => string, key = ''): unknown {
  if (typeof value === 'string') return chosen.test(key) ? value : text();
  if (Array.isArray(value)) return value.map((one) => filled(one, text, key));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, filled(one, text, name)]));
}

/** Run in the page: what is there that a text must never become. */
const findings = `(() => {
  const root = document.querySelector('assay-chat').shadowRoot;
  const made = [...root.querySelectorAll('img, script, style, iframe, object, embed, svg, link, base, form[action], [style], [onerror], [onload], [srcdoc]')];
  const away = [...root.querySelectorAll('a[href]')].filter(({ protocol }) => !/^(?:https?|mailto):$/.test(protocol));
  return [...made, ...away].map((one) => one.outerHTML.slice(0, 120)).concat(globalThis.attacked === true ? ['it ran'] : []);
})()`;

const question = 'Is annual leave perhaps carried over?';
const text = 'Leave\n\nStaff have 25 days. FLAGGED words follow. More words.';
const letter =
  'Dear Minister,\n\nWhat is the fee for a licence? When will the badgers be counted? We are in danger.\n\nYours, A. Pritchard';
const jobs = [
  ['policy-search', { question }, '#policy-search-text', question],
  ['summariser', { documents: [{ text }] }, '#summariser-text', text],
  ['drafter', { letter, earlier: [{ text: 'We said £3.', date: '2026-03-03' }] }, '#drafter-text', letter],
] as const;

describe.runIf(canRun)('hostile texts in the widget, under our own policy', () => {
  const complaints: string[] = [];
  const requested: string[] = [];
  const results = new Map<string, unknown>();
  let shown: Shown<BrowserContext>;
  let page: Page;

  beforeAll(async () => {
    shown = await showInBrowser(chromium, await browserParts({ widget: await bundleWidget(), off: new Set() }));
    for (const [tool, input] of jobs) {
      const init = { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(input) };
      const answer = await fetch(new URL(`/api/tools/${tool}/runs`, shown.server.url), init);
      results.set(tool, ((await answer.json()) as { result: unknown }).result);
    }
  });

  afterAll(() => shown?.close());

  beforeEach(() => {
    complaints.length = 0;
    requested.length = 0;
  });

  afterEach(() => page?.close());

  const open = async (before: (opened: Page) => Promise<unknown> = async () => {}) => {
    const watch = async (opened: Page) => {
      opened.on('console', (message) => {
        // A link that was refused by a server of ours is no complaint of the policy.
        if (message.type() === 'error' && !message.text().startsWith('Failed to load resource')) complaints.push(message.text());
      });
      opened.on('pageerror', ({ message }) => complaints.push(message));
      opened.on('request', (request) => requested.push(request.url()));
      await before(opened);
    };
    page = await openWidgetState(
      shown.context,
      { before: watch, reach: async () => {} },
      { url: shown.server.url, say: widgetWords('en') },
    );
  };

  const expectNothing = async () => {
    // What is folded away is opened, and every button that only shows something is pressed.
    await page.evaluate(`for (const one of document.querySelector('assay-chat').shadowRoot.querySelectorAll('details')) one.open = true;`);
    for (const marker of await page.locator('.marker:visible').all()) await marker.click();
    expect(await page.evaluate<string[]>(findings)).toEqual([]);
    expect(requested.filter((address) => !address.startsWith(shown.server.url))).toEqual([]);
    expect(complaints).toEqual([]);
  };

  /** Tells a run in which every text that the server or a tool writes is a hostile one. */
  const tell = async (tool: string, hostile: () => string) => {
    const notice = { check: 'injection', kind: 'injection', action: 'flag', message: hostile(), where: hostile() };
    const citation = {
      id: '1',
      title: hostile(),
      quote: hostile(),
      position: { document: hostile(), start: 0, end: 4 },
      url: hostile(),
      notes: [hostile()],
    };
    const events = [
      { type: 'started', tool, engine: hostile() },
      { type: 'progress', message: hostile(), done: 1, total: 2 },
      { type: 'checked', stage: 'input', records: [], notices: [notice] },
      { type: 'citation', citation },
      { type: 'text', text: hostile(), citations: ['1'] },
      { type: 'result', result: filled(results.get(tool), hostile) },
      { type: 'ended', status: 'done', notices: [notice] },
    ];
    await page.unrouteAll();
    await page.route(`**/api/tools/${tool}/runs`, (route) =>
      route.fulfill({
        headers: { 'content-type': 'text/event-stream', location: '/api/runs/told-1' },
        body: events.map((event, place) => `data: ${JSON.stringify({ sequence: place + 1, ...event })}\n\n`).join(''),
      }),
    );
  };

  const send = async (tool: string, control: string, words: string) => {
    await page.locator(`#${tool}-tab`).click();
    await page.locator(control).fill(words);
    await page.locator(`.panel:has(${control}) .form > .primary`).click();
    await page.locator(`#${tool}-panel .checked`).first().waitFor();
  };

  test.each(Object.entries(kinds))('%s in whatever a tool or the server writes stays a text', async (_, hostile) => {
    await open();
    for (const [tool, , control, words] of jobs) {
      await tell(tool, () => hostile);
      await send(tool, control, words);
      expect(await page.locator(`#${tool}-panel`).innerText()).toContain(hostile.slice(0, 12));
    }
    await expectNothing();
  });

  test.each(Object.entries(kinds))('%s in what is asked, in names of files and in what is refused stays a text', async (_, hostile) => {
    await open();
    await page.locator('#policy-search-text').fill(hostile);
    await page.locator('#policy-search-text').press('Enter');
    await page.locator('.checked').first().waitFor();
    await page.locator('#summariser-tab').click();
    const choose = (name: string) =>
      page.locator('#summariser-file').setInputFiles({ name, mimeType: 'text/plain', buffer: Buffer.from(hostile) });
    await choose(`${hostile}.txt`);
    await page.locator('.filled:visible', { hasText: 'is in the box below' }).waitFor();
    await page.route('**/api/file-texts', (route) => route.fulfill({ status: 415, json: { type: hostile, detail: hostile } }));
    await choose(`${hostile}.pdf`);
    await page.locator('.error-summary:visible').waitFor();
    await page.route('**/api/tools/summariser/runs', (route) =>
      route.fulfill({
        status: 409,
        json: { type: 'urn:assay:problem:tool-not-enabled', detail: hostile, reasons: [hostile], command: hostile },
      }),
    );
    await page.locator('#summariser-panel .form > .primary').click();
    await page.locator('#summariser-panel .tag-off').waitFor();
    await page.route('**/api/tools/drafter/runs', (route) =>
      route.fulfill({ status: 422, json: { type: hostile, detail: hostile, errors: [{ field: 'letter', message: hostile }] } }),
    );
    await page.locator('#drafter-tab').click();
    await page.locator('#drafter-text').fill(hostile);
    await page.locator('#drafter-panel .form > .primary').click();
    await page.locator('.error-summary:visible').waitFor();
    await expectNothing();
  });

  test.each(Object.entries(kinds))(
    '%s in what describes the tools and in the attributes of the element stays a text',
    async (_, hostile) => {
      await open(async (opened) => {
        await opened.route('**/api/tools', async (route) => {
          const answer = await route.fetch();
          const { tools } = (await answer.json()) as { tools: { input: object }[] };
          const format = { oneOf: [{ const: hostile, title: hostile, description: hostile }] };
          const cards = tools.map((one, place) => ({
            ...(filled(one, () => hostile) as object),
            ...{ name: (one as { name?: string }).name, isEnabled: place !== 0, input: { properties: { format } } },
          }));
          await route.fulfill({ response: answer, json: { tools: cards } });
        });
        await opened.addInitScript(`addEventListener('DOMContentLoaded', () => {
        const chat = document.querySelector('assay-chat');
        const hostile = ${JSON.stringify(hostile)};
        for (const name of ['help', 'server', 'tool']) chat.setAttribute(name, hostile);
        chat.setAttribute('messages', JSON.stringify({ 'policy-search.title': hostile, 'first.example.1': hostile, locale: hostile }));
      });`);
      });
      await page.locator('#summariser-tab').click();
      await expectNothing();
    },
  );

  test('whatever is made of pieces of markup, script and style stays a text (seeded)', async () => {
    const piece = fc.constantFrom(
      ...Object.values(kinds).flatMap((kind) => kind.split(/(?<=[<>"'=(])/)),
      '\u2028',
      '\u202e',
      '\0',
      ']]>',
      '<!--',
      '&lt;',
      '`',
    );
    const texts = fc.sample(
      fc.array(piece, { minLength: 1, maxLength: 12 }).map((pieces) => pieces.join('')),
      { seed: 10, numRuns: 600 },
    );
    let next = 0;
    await open();
    for (let round = 0; round < 3; round += 1)
      for (const [tool, , control, words] of jobs) {
        await tell(tool, () => {
          next += 1;
          return texts[next % texts.length] ?? '';
        });
        await send(tool, control, words);
      }
    await expectNothing();
  });
});

import { bundleWidget } from '@assay/widget';
import { type BrowserContext, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createServer } from '../create-server.ts';
import { type Listening, listen } from '../listen.ts';
import { browserParts } from './testing/browser-parts.ts';
import { hostileStyle } from './testing/hostile-style.ts';
import { contrastAlone, everyRule, everyRuleButContrast, type Judged, judgeAccessibility } from './testing/judge-accessibility.ts';
import { findChromium, openChromium } from './testing/open-chromium.ts';
import { openWidgetState, renewWidgetState } from './testing/open-widget-state.ts';
import { shownWords, type WidgetState } from './testing/widget-state.ts';
import { widgetStates } from './testing/widget-states.ts';
import { widgetWords } from './testing/widget-words.ts';

const canRun = findChromium() !== undefined || process.env.CI !== undefined;
if (!canRun) console.warn('The states of the widget are not tested: no Chromium was found. Install it: apt-get install chromium');

const say = widgetWords('en');

/** Run in the page, whose globals are unknown to the types here: what has the focus, through shadow roots. */
const hasFocus = (selector: string) => `(() => {
  let active = document.activeElement;
  while (active?.shadowRoot?.activeElement) active = active.shadowRoot.activeElement;
  const wanted = ${JSON.stringify(selector)};
  return wanted === 'body' ? active === document.body : active === document.querySelector('assay-chat').shadowRoot.querySelector(wanted);
})()`;

/** The spacing of WCAG 1.4.12, as a reader sets it: within the widget too. */
const spaced = `{
  const chat = document.querySelector('assay-chat');
  const sheet = new CSSStyleSheet();
  sheet.replaceSync('* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important } p { margin-bottom: 2em !important }');
  chat.shadowRoot.adoptedStyleSheets.push(sheet);
}`;

/** Texts in the widget that are cut off: they are wider than what holds them, which does not scroll. */
const cutOff = `[...document.querySelector('assay-chat').shadowRoot.querySelectorAll('p, li, button, label, h2, h3, h4, dd, dt, a, td, th')]
  .filter((one) => one.offsetParent !== null && one.scrollWidth > one.clientWidth + 1 && getComputedStyle(one).display !== 'inline')
  .map((one) => one.textContent.slice(0, 60))`;

const widget = (rules: Judged): Judged => ({ ...rules, part: 'assay-chat' });

describe.runIf(canRun)('a state of the widget', () => {
  const off = new Set<string>();
  let server: Listening;
  let context: BrowserContext;
  let closeBrowser: () => Promise<void>;

  beforeAll(async () => {
    server = await listen({ app: createServer(await browserParts({ widget: await bundleWidget(), off })), port: 0, host: '127.0.0.1' });
    // axe has to be put into the page, which our own policy forbids; every other browser test keeps the policy.
    ({ context, close: closeBrowser } = await openChromium(chromium, { bypassCSP: true }));
  });

  afterAll(async () => {
    await closeBrowser?.();
    await server?.close();
  });

  /** The page of the state before, where that has come to rest there. */
  let rested: Page | undefined;

  const reach = async (state: WidgetState): Promise<Page> => {
    off.clear();
    for (const tool of state.off ?? []) off.add(tool);
    if (state.before !== undefined || rested === undefined) return openWidgetState(context, state, { url: server.url, say });
    await renewWidgetState(rested, state, say);
    return rested;
  };

  const leave = async (state: WidgetState, page: Page) => {
    const isAtRest = state.before === undefined && state.isUnderWay === undefined;
    if (!isAtRest) await page.close();
    if (isAtRest || page === rested) rested = isAtRest ? page : undefined;
  };

  const heardIn = async (page: Page, { hears }: WidgetState) => {
    const patterns = hears.map((one, place) =>
      one === '*' ? (place === hears.length - 1 ? '.*' : '(?:.*\\n)?') : `${literal(shownWords(one, say)).replace('READY', '.+')}(?:\\n|$)`,
    );
    // What was sent is not heard where the answer was there before it could be spoken.
    const whole = new RegExp(`^(?:${literal(say('sent'))}\n)?${patterns.join('')}$`, 's');
    await expect
      .poll(async () => (await page.evaluate<string[]>('globalThis.heard')).join('\n'), { timeout: 5_000, interval: 100 })
      .toMatch(whole);
  };

  test.each(widgetStates)(
    '$name: its words, what is heard, where the focus is, and no barrier at any width, in any colours',
    async (state) => {
      const page = await reach(state);
      try {
        const text = await page.locator('assay-chat .frame').innerText();
        for (const shown of state.shows) expect.soft(text).toContain(shownWords(shown, say));
        await heardIn(page, state);
        expect.soft(await page.evaluate<boolean>(hasFocus(state.focus)), `the focus is on ${state.focus}`).toBe(true);

        expect.soft(await judgeAccessibility(page), 'at 1000 px').toEqual([]);
        await page.emulateMedia({ colorScheme: 'dark' });
        expect.soft(await judgeAccessibility(page, contrastAlone), 'dark').toEqual([]);
        await page.emulateMedia({ colorScheme: 'light' });
        await page.setViewportSize({ width: 320, height: 256 });
        expect.soft(await page.evaluate('document.documentElement.scrollWidth'), 'no sideways scrolling').toBeLessThanOrEqual(320);
        await page.emulateMedia({ forcedColors: 'active' });
        expect.soft(await judgeAccessibility(page, widget(everyRuleButContrast)), 'at 320 px, in forced colours').toEqual([]);
        await page.emulateMedia({ forcedColors: 'none' });
        await page.evaluate(spaced);
        expect.soft(await page.evaluate(cutOff), 'with text spacing').toEqual([]);
        // What a page does to everything on it must not reach the widget: there it is judged at its narrowest.
        await page.addStyleTag({ content: hostileStyle });
        expect.soft(await judgeAccessibility(page, widget(everyRule)), 'at 320 px, on a hostile page').toEqual([]);
      } finally {
        await leave(state, page);
      }
    },
  );
});

// --- Internal ---

function literal(text: string): string {
  return text.replaceAll(/[$()*+.?[\\\]^{|}]/g, '\\$&');
}

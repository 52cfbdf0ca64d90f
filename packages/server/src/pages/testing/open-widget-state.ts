import type { BrowserContext, Page } from 'playwright-core';
import type { WidgetState } from './widget-state.ts';
import type { Say, WidgetLanguage } from './widget-words.ts';

/** Run in every page: nothing of the first use, and everything that is announced is kept. */
const listening = `
  localStorage.setItem('assay-first-use', 'read');
  globalThis.heard = [];
  addEventListener('DOMContentLoaded', () => document.querySelector('assay-chat').removeAttribute('one-language'));
  addEventListener('DOMContentLoaded', () => new MutationObserver((changes) => {
    for (const { target } of changes)
      if (/^assay-chat-(?:status|alert)$/.test(target.id ?? '') && target.textContent !== '') heard.push(target.textContent);
  }).observe(document.body, { childList: true, subtree: true }));
`;

interface Opened {
  readonly url: string;
  readonly say: Say;
  readonly language?: WidgetLanguage;
  readonly size?: { readonly width: number; readonly height: number };
}

/** How a page is looked at first. */
const plain = { reducedMotion: 'reduce', colorScheme: 'light', forcedColors: 'none' } as const;
const wide = { width: 1000, height: 800 };

/** A page of its own on which the widget is in a state. */
export async function openWidgetState(
  context: BrowserContext,
  state: Pick<WidgetState, 'before' | 'reach'>,
  { url, say, language = 'en', size = wide }: Opened,
): Promise<Page> {
  const page = await context.newPage();
  await page.setViewportSize(size);
  await page.emulateMedia(plain);
  await page.addInitScript(listening);
  if (language === 'cy')
    await page.route(url, async (route) => {
      const answer = await route.fetch();
      await route.fulfill({ response: answer, body: (await answer.text()).replace('<assay-chat', '<assay-chat lang="cy"') });
    });
  await state.before?.(page);
  await page.goto(url);
  await reachState(page, state, say);
  return page;
}

/** Puts a new widget on a page in the place of one that has nothing more to do, and in another state: half as dear as a page of its own. */
export async function renewWidgetState(page: Page, state: Pick<WidgetState, 'reach'>, say: Say): Promise<void> {
  await page.unrouteAll({ behavior: 'ignoreErrors' });
  await page.setViewportSize(wide);
  await page.emulateMedia(plain);
  await page.evaluate(anew);
  await reachState(page, state, say);
}

// --- Internal ---

/** Run in the page: nothing is left of what was there before. */
const anew = `{
  sessionStorage.clear();
  localStorage.clear();
  localStorage.setItem('assay-first-use', 'read');
  document.querySelector('head > style')?.remove();
  const old = document.querySelector('assay-chat');
  const fresh = old.cloneNode(false);
  fresh.removeAttribute('closed');
  old.replaceWith(fresh);
  document.activeElement?.blur();
  scrollTo(0, 0);
  heard.length = 0;
}`;

async function reachState(page: Page, state: Pick<WidgetState, 'reach'>, say: Say): Promise<void> {
  await page.locator('.chat .tools > :not(.doing)').first().waitFor();
  await state.reach(page, say);
}

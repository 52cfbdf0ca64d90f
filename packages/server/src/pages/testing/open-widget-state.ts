import type { BrowserContext, Page } from 'playwright-core';
import type { WidgetState } from './widget-state.ts';
import type { Say, WidgetLanguage } from './widget-words.ts';

/** Run in every page: nothing of the first use, and everything that is announced is kept. */
const listening = `
  localStorage.setItem('assay-first-use', 'read');
  globalThis.heard = [];
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

/** A page of its own on which the widget is in a state. */
export async function openWidgetState(
  context: BrowserContext,
  state: Pick<WidgetState, 'before' | 'reach'>,
  { url, say, language = 'en', size = { width: 1000, height: 800 } }: Opened,
): Promise<Page> {
  const page = await context.newPage();
  await page.setViewportSize(size);
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await page.addInitScript(listening);
  if (language === 'cy')
    await page.route(url, async (route) => {
      const answer = await route.fetch();
      await route.fulfill({ response: answer, body: (await answer.text()).replace('<assay-chat', '<assay-chat lang="cy"') });
    });
  await state.before?.(page);
  await page.goto(url);
  await page.locator('.chat .tools > :not(.doing)').first().waitFor();
  await state.reach(page, say);
  return page;
}

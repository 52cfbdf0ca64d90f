import type { WidgetState } from '../widget-state.ts';
import { ask, runs, sent, summarise } from './ways.ts';

/** What stands around the tools. */
export const aroundIt: readonly WidgetState[] = [
  {
    name: 'closed',
    async reach(page) {
      await page.evaluate("document.querySelector('assay-chat').close()");
      await page.locator('.launcher').waitFor();
    },
    shows: [['open']],
    hears: [],
    focus: 'body',
  },
  {
    name: 'closed-new-answer',
    async reach(page, say) {
      await page.route(runs('policy-search'), async (route) => {
        await page.locator('.launcher').waitFor();
        await route.continue();
      });
      await ask(page, 'How is annual leave carried over?');
      await page.evaluate("document.querySelector('assay-chat').close()");
      await page.getByText(say('open.new')).waitFor();
    },
    shows: [['open.new']],
    hears: [['open.new.said']],
    focus: '.launcher',
  },
  {
    name: 'language-held',
    isUnderWay: true,
    async reach(page, say) {
      await summarise(page, 'One. Now WAIT. Two.');
      await page.getByText('Choosing the next sentence').waitFor();
      await page.locator('.bar button').first().press('Enter');
      await page.getByText(say('language.busy')).waitFor();
    },
    shows: [['language.busy']],
    hears: [sent, ['language.busy']],
    focus: '.bar button',
  },
];

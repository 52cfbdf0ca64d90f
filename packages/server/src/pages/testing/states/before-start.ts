import type { WidgetState } from '../widget-state.ts';
import { question, runs, sent, summarise, tab, withState } from './ways.ts';

/** What a person meets before they have sent anything. */
export const beforeStart: readonly WidgetState[] = [
  {
    name: 'first-use',
    before: (page) => page.addInitScript("localStorage.removeItem('assay-first-use')"),
    reach: (page) => page.locator('.first-use').waitFor(),
    shows: [['first.title'], ['first.wrong'], ['first.done']],
    hears: [],
    focus: 'body',
  },
  {
    name: 'empty',
    reach: (page) => page.locator(question).waitFor(),
    shows: [['policy-search.text'], ['evidence.link']],
    hears: [],
    focus: 'body',
  },
  {
    name: 'summariser-form',
    reach: (page) => tab(page, 'summariser'),
    shows: [['summariser.text.hint']],
    hears: [],
    focus: '#summariser-tab',
  },
  { name: 'drafter-form', reach: (page) => tab(page, 'drafter'), shows: [['drafter.text.hint']], hears: [], focus: '#drafter-tab' },
  {
    name: 'not-enabled',
    off: ['drafter'],
    reach: (page) => tab(page, 'drafter'),
    shows: [['off.tag'], ['off.drifted'], ['off.evidence'], 'the suite bias has never passed'],
    hears: [],
    focus: '#drafter-tab',
  },
  {
    name: 'not-enabled-any-more',
    async reach(page) {
      await page.route(runs('summariser'), (route) =>
        route.fulfill({
          status: 409,
          json: { type: 'urn:assay:problem:tool-not-enabled', detail: '', reasons: ['a file was changed'], command: 'npx assay eval run' },
        }),
      );
      await summarise(page, 'One. Two.');
      await page.getByText('a file was changed').waitFor();
    },
    shows: [['off.tag'], ['off.why']],
    hears: [sent],
    focus: '#summariser-title',
  },
  {
    name: 'evidence-expired',
    before: (page) => withState(page, 'expired'),
    reach: (page) => page.locator('.tag-off').first().waitFor(),
    shows: [['off.expired'], 'the evidence of 3 November is older than the policy allows'],
    hears: [],
    focus: 'body',
  },
  {
    name: 'service-off',
    before: (page) => withState(page, 'revoked'),
    reach: (page) => page.locator('.tag-off').first().waitFor(),
    shows: [['off.revoked']],
    hears: [],
    focus: 'body',
  },
  {
    name: 'signed-out',
    before: (page) => page.route('**/api/tools', (route) => route.fulfill({ status: 401, json: {} })),
    reach: (page) => page.locator('.inset-bad').waitFor(),
    shows: [['signed-out.title'], ['signed-out.link'], ['tryAgain']],
    hears: [],
    focus: 'body',
  },
  {
    name: 'unreachable',
    before: (page) => page.route('**/api/tools', (route) => route.abort()),
    reach: (page) => page.locator('.inset-bad').waitFor(),
    shows: [['unreachable.title'], ['tryAgain']],
    hears: [],
    focus: 'body',
  },
];

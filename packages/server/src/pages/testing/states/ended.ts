import type { WidgetState } from '../widget-state.ts';
import { answered, ask, complete, heading, question, sentButton, summarise, tellLog, text } from './ways.ts';

/** How a run can end, and what can be done with what came of it. */
export const ended: readonly WidgetState[] = [
  {
    name: 'answer',
    async reach(page) {
      await ask(page, 'How is annual leave carried over?');
      await answered(page);
    },
    shows: [['policy-search.found.other', { count: 3 }], ['copy'], ['checked'], ['feedback.ask']],
    hears: [['ready.f6', { ready: 'READY' }]],
    focus: question,
  },
  {
    name: 'perhaps',
    async reach(page) {
      await ask(page, 'Is annual leave perhaps carried over?');
      await answered(page);
      await page.locator('.checked > summary').click();
    },
    shows: [['policy-search.perhaps'], ['ai.draft'], ['policy-search.disagree'], ['checked.checks.none'], ['checked.evidence']],
    hears: [['ready.f6', { ready: 'READY' }]],
    focus: '.checked > summary',
  },
  {
    name: 'nothing-found',
    async reach(page) {
      await ask(page, 'Who keeps bees?');
      await answered(page);
    },
    shows: [['policy-search.nothing'], ['policy-search.nothing.body'], ['policy-search.nearest']],
    hears: [['ready.f6', { ready: 'READY' }]],
    focus: question,
  },
  {
    name: 'summary',
    async reach(page) {
      await summarise(page, complete);
      await answered(page);
    },
    shows: [['ai.draft'], ['copy'], ['notices.other', { count: 2 }], ['notices.show'], ['download.as', { format: 'OpenDocument (.odt)' }]],
    hears: [['ready.f6', { ready: 'READY' }]],
    focus: sentButton(text),
  },
  {
    name: 'citation',
    async reach(page) {
      await summarise(page, complete);
      await page.locator('.marker').nth(1).click();
    },
    shows: [['summariser.source'], ['source.close']],
    hears: ['*'],
    focus: '.source mark',
  },
  {
    name: 'downloaded',
    async reach(page) {
      await summarise(page, complete);
      const download = page.waitForEvent('download');
      await page.locator('.download a').nth(1).click();
      await download;
    },
    shows: [['download.as', { format: 'OpenDocument (.odt)' }]],
    hears: ['*', ['download.started']],
    focus: '.download a:nth-child(2)',
  },
  {
    name: 'blocked',
    async reach(page, say) {
      await summarise(page, 'A SECRET text.');
      await page.getByText(say('feedback.ask.stopped')).waitFor();
    },
    shows: [
      ['error.title'],
      'It holds a word that may not pass.',
      ['error.place', { quote: 'SECRET' }],
      ['error.found'],
      ['feedback.ask.stopped'],
    ],
    hears: [
      'A check stopped your text, so nothing of it was kept. It holds a word that may not pass. Change the text and try again. 1 place is marked.',
    ],
    focus: '.panel:not([hidden]) .error-summary',
  },
  {
    name: 'blocked-place',
    async reach(page, say) {
      await summarise(page, 'A SECRET text.');
      await page.getByRole('button', { name: say('error.place', { quote: 'SECRET' }) }).press('Enter');
    },
    shows: [['error.place', { quote: 'SECRET' }], ['error.found']],
    hears: ['*'],
    focus: text,
  },
  {
    name: 'flagged-place',
    async reach(page, say) {
      await summarise(page, complete);
      await page.getByRole('button', { name: say('notices.show') }).press('Enter');
    },
    shows: [['summariser.source'], ['source.close']],
    hears: ['*'],
    focus: '.source mark',
  },
  {
    name: 'withheld',
    async reach(page, say) {
      await summarise(page, 'Fine words. UNSUPPORTED words.');
      await page.getByText(say('ended.withheld.body')).waitFor();
    },
    shows: [['ended.withheld'], ['ended.withheld.body'], ['feedback.ask.stopped']],
    hears: [['ended.withheld']],
    focus: heading,
  },
  {
    name: 'not-checked',
    async reach(page, say) {
      await tellLog(page, 'policy-search', [
        { type: 'started', tool: 'policy-search', engine: 'embedded' },
        {
          type: 'citation',
          citation: { id: '1', title: 'Annual leave policy', quote: 'q', position: { document: 'policy/annual-leave', start: 0, end: 1 } },
        },
        { type: 'checked', stage: 'output', records: [{ outcome: 'error' }], notices: [] },
        { type: 'ended', status: 'withheld', message: '', notices: [] },
      ]);
      await ask(page, 'How is annual leave carried over?');
      await page.getByText(say('ended.unchecked.body')).waitFor();
    },
    shows: [['ended.unchecked'], ['ended.unchecked.body'], ['ended.reference', { run: 'told-1' }]],
    hears: [['ended.unchecked']],
    focus: heading,
  },
  {
    name: 'failed',
    async reach(page, say) {
      await summarise(page, 'Words. EXPLODE.');
      await page.getByText(say('ended.failed.body')).waitFor();
    },
    shows: [['ended.failed'], ['ended.failed.body']],
    hears: [['ended.failed']],
    focus: heading,
  },
  {
    name: 'not-loaded',
    before: (page) => page.route('**/assay-results.js*', (route) => route.abort()),
    async reach(page, say) {
      await ask(page, 'How is annual leave carried over?');
      await page.getByText(say('results.unloaded')).waitFor();
    },
    shows: [['results.unloaded'], ['tryAgain']],
    hears: [['results.unloaded']],
    focus: question,
  },
  {
    name: 'feedback-why',
    async reach(page, say) {
      await summarise(page, complete);
      await page.locator('.feedback .secondary').nth(1).click();
      await page.locator('.feedback form .secondary').press('Enter');
      await page.getByText(say('feedback.why.missing')).waitFor();
    },
    shows: [['feedback.why'], ['feedback.biased'], ['feedback.why.missing']],
    hears: ['*'],
    focus: '.feedback form .secondary',
  },
  {
    name: 'feedback-given',
    async reach(page, say) {
      await summarise(page, complete);
      await page.locator('.feedback .secondary').first().click();
      await page.getByText(say('feedback.thanks')).first().waitFor();
    },
    shows: [['feedback.thanks']],
    hears: ['*', ['feedback.thanks']],
    focus: '.feedback p',
  },
];

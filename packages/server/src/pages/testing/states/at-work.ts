import type { WidgetState } from '../widget-state.ts';
import { ask, question, refuse, runs, sent, sentButton, summarise, tab, tellLog, text } from './ways.ts';

/** What is seen of a run under way, and of what stands in its way. */
export const atWork: readonly WidgetState[] = [
  {
    name: 'sending',
    isUnderWay: true,
    async reach(page) {
      await page.route(runs('policy-search'), () => {});
      await ask(page, 'How is annual leave carried over?');
      await page.locator('.progress').waitFor();
    },
    shows: ['How is annual leave carried over?', ['sending'], ['stop']],
    hears: [sent],
    focus: question,
  },
  {
    name: 'working',
    isUnderWay: true,
    async reach(page) {
      await summarise(page, 'One. Now WAIT. Two.');
      await page.getByText('Choosing the next sentence').waitFor();
    },
    shows: [['progress.count', { message: 'Choosing the next sentence', done: 2, total: 9 }], ['stop'], 'Now WAIT.'],
    hears: [sent],
    focus: sentButton(text),
  },
  {
    name: 'stopped',
    async reach(page, say) {
      await summarise(page, 'One. Now WAIT. Two.');
      await page.locator('.progress .secondary:visible').click();
      await page.getByText(say('ended.cancelled.body')).waitFor();
    },
    shows: [['ended.cancelled'], ['ended.cancelled.body'], ['copy'], 'Now WAIT.'],
    hears: [sent, ['ended.cancelled']],
    focus: text,
  },
  {
    name: 'come-back',
    isUnderWay: true,
    async reach(page) {
      await summarise(page, 'One. Now WAIT. Two.');
      await page.getByText('Choosing the next sentence').waitFor();
      await page.reload();
      await tab(page, 'summariser');
      await page.getByText('Choosing the next sentence').waitFor();
    },
    shows: [['stop'], 'Now WAIT.'],
    hears: ['*'],
    focus: '#summariser-tab',
  },
  {
    name: 'connection-lost',
    isUnderWay: true,
    async reach(page, say) {
      await tellLog(page, 'policy-search', [{ type: 'started', tool: 'policy-search', engine: 'embedded' }]);
      await page.route('**/api/runs/told-1/events*', (route) => route.abort());
      await ask(page, 'How is annual leave carried over?');
      await page.getByText(say('connection.lost')).waitFor();
    },
    shows: [['connection.lost'], ['stop']],
    hears: [sent],
    focus: question,
  },
  {
    name: 'connection-given-up',
    async reach(page, say) {
      await tellLog(page, 'policy-search', [{ type: 'started', tool: 'policy-search', engine: 'embedded' }]);
      await page.route('**/api/runs/told-1/events*', (route) => route.fulfill({ status: 404, json: {} }));
      await ask(page, 'How is annual leave carried over?');
      await page.locator('.doing', { hasText: say('connection.given-up') }).waitFor();
    },
    shows: [['connection.given-up'], ['tryAgain']],
    hears: ['*', ['connection.given-up']],
    focus: question,
  },
  {
    name: 'rate-limited',
    async reach(page) {
      await refuse(page, 'policy-search', 429, 'too-many-requests', { 'retry-after': '40' });
      await ask(page, 'How is annual leave carried over?');
      await page.locator('.later').first().waitFor();
    },
    shows: [['error.later.other', { count: 40 }]],
    hears: [['error.later.other', { count: 40 }]],
    focus: question,
  },
  {
    name: 'session-ended',
    async reach(page, say) {
      await refuse(page, 'policy-search', 401, 'not-signed-in');
      await ask(page, 'How is annual leave carried over?');
      await page.getByText(say('error.signed-out')).first().waitFor();
    },
    shows: [['error.signed-out'], ['signed-out.link']],
    hears: [['error.signed-out']],
    focus: '.error-summary a',
  },
];

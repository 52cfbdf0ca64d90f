import type { WidgetState } from '../widget-state.ts';
import { answered, box, draft, letterBox, question, review, send, sentButton, tab } from './ways.ts';

/** Forms that something is wrong with, the assistant, and a reply on its desk. */
export const formsAndDesk: readonly WidgetState[] = [
  {
    name: 'not-filled',
    async reach(page) {
      await send(page, question);
      await page.locator('.error-summary').first().waitFor();
    },
    shows: [['error.title'], ['policy-search.text.missing']],
    hears: [],
    focus: '.panel:not([hidden]) .error-summary',
  },
  {
    name: 'file-read',
    async reach(page) {
      await tab(page, 'summariser');
      await page
        .locator('#summariser-file')
        .setInputFiles({ name: 'minutes.txt', mimeType: 'text/plain', buffer: Buffer.from('One. Two.') });
      await page.locator('.filled:visible').waitFor();
    },
    shows: [['file.read', { name: 'minutes.txt' }]],
    hears: [['file.read', { name: 'minutes.txt' }]],
    focus: '#summariser-tab',
  },
  {
    name: 'file-refused',
    async reach(page) {
      await tab(page, 'summariser');
      await page
        .locator('#summariser-file')
        .setInputFiles({ name: 'scan.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.7') });
      await page.locator('.error-summary:visible').waitFor();
    },
    shows: [['file.not-text', { name: 'scan.pdf' }]],
    hears: [['file.not-text', { name: 'scan.pdf' }]],
    focus: '.panel:not([hidden]) .error-summary',
  },
  {
    name: 'assistant-asked',
    async reach(page) {
      await page.locator(box).fill('Who keeps bees?');
      await send(page, box);
      await answered(page);
    },
    shows: [['assistant.policy-search'], ['policy-search.nothing']],
    hears: ['*'],
    focus: box,
  },
  {
    name: 'assistant-none',
    async reach(page, say) {
      await page.locator(box).fill('Hello there');
      await send(page, box);
      await page.getByText(say('assistant.none')).first().waitFor();
    },
    shows: [['assistant.none']],
    hears: ['*', ['assistant.none']],
    focus: box,
  },
  { name: 'draft', reach: draft, shows: [['ai.draft'], ['desk.tag'], ['desk.asks']], hears: ['*'], focus: sentButton(letterBox) },
  { name: 'review', reach: review, shows: [['desk.sign.before'], ['desk.sign.reason']], hears: ['*'], focus: '.pane-sign h5' },
  {
    name: 'signed',
    async reach(page) {
      await review(page);
      await page.locator('#desk-reason').fill('by telephone');
      await page.locator('.pane-sign .primary').click();
      await page.locator('.pane-sign a').first().waitFor();
    },
    shows: [['desk.signed'], ['desk.signed.odt'], ['desk.signed.zip']],
    hears: ['*', ['desk.signed.ready']],
    focus: '.pane-sign h5',
  },
];

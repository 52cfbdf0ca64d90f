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
    name: 'file-reading',
    isUnderWay: true,
    async reach(page, say) {
      await page.route('**/api/file-texts', () => {});
      await tab(page, 'drafter');
      await page
        .locator('#drafter-file')
        .setInputFiles({ name: 'letter.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.7') });
      await page
        .getByText(say('file.reading', { name: 'letter.pdf' }))
        .first()
        .waitFor();
    },
    shows: [['file.reading', { name: 'letter.pdf' }]],
    hears: [['file.reading', { name: 'letter.pdf' }]],
    focus: '#drafter-tab',
  },
  {
    name: 'file-read-by-server',
    async reach(page, say) {
      await tab(page, 'drafter');
      await page
        .locator('#drafter-file')
        .setInputFiles({ name: 'letter.pdf', mimeType: 'application/pdf', buffer: Buffer.from('Dear Minister') });
      await page
        .getByText(say('file.read', { name: 'letter.pdf' }))
        .first()
        .waitFor();
    },
    shows: [['file.read', { name: 'letter.pdf' }]],
    hears: ['*'],
    focus: '#drafter-tab',
  },
  {
    name: 'file-refused',
    async reach(page) {
      await tab(page, 'summariser');
      await page
        .locator('#summariser-file')
        .setInputFiles({ name: 'tool.exe', mimeType: 'application/octet-stream', buffer: Buffer.from('MZ') });
      await page.locator('.error-summary:visible').waitFor();
    },
    shows: [['file.refused', { message: '"tool.exe" is a program. Send a document.' }]],
    hears: [['file.refused', { message: '"tool.exe" is a program. Send a document.' }]],
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

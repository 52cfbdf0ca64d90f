import type { Page } from 'playwright-core';

/** A page, and how what is to be looked at comes about on it. */
export interface PageState {
  readonly name: string;
  readonly path: string;
  reach?(page: Page): Promise<void>;
}

const send = async (page: Page, fields: Readonly<Record<string, string>>, name: string) => {
  for (const [label, text] of Object.entries(fields)) await page.getByLabel(label, { exact: true }).fill(text);
  await page.getByRole('button', { name, exact: true }).click();
};

const summarise = (text: string) => (page: Page) => send(page, { 'Text to summarise': text }, 'Summarise');

/** Every page that is whole without script, in each state that it can be in. */
export const pageStates: readonly PageState[] = [
  { name: 'documents', path: '/documents' },
  { name: 'documents, filtered', path: '/documents?collection=lines' },
  { name: 'documents, nothing fits', path: '/documents?name=nowhere' },
  { name: 'documents, searched', path: '/documents?q=leave' },
  {
    name: 'documents, refused',
    path: '/documents',
    async reach(page) {
      await page
        .getByLabel('Files', { exact: true })
        .setInputFiles({ name: 'tool.exe', mimeType: 'application/octet-stream', buffer: Buffer.from('MZ') });
      await page.getByRole('button', { name: 'Add documents' }).click();
    },
  },
  {
    name: 'files sent together',
    path: '/documents',
    async reach(page) {
      const file = (name: string) => ({ name, mimeType: 'text/plain', buffer: Buffer.from('words') });
      await page.getByLabel('Files', { exact: true }).setInputFiles([file('one.txt'), file('two.txt')]);
      await page.getByRole('button', { name: 'Add documents' }).click();
    },
  },
  { name: 'a document', path: '/documents/policy%2Fannual-leave' },
  { name: 'a document at a cited place', path: '/documents/policy%2Fannual-leave?start=270&end=330#cited' },
  { name: 'removing a document', path: '/documents/policy%2Fannual-leave/remove' },
  { name: 'a page that is not there', path: '/documents/none' },
  { name: 'a form', path: '/tools/summariser' },
  {
    name: 'a form in Welsh, with all choices',
    path: '/tools/drafter?lang=cy',
    reach: (page) => page.getByText('Rhagor o ddewisiadau').click(),
  },
  { name: 'a form sent empty', path: '/tools/drafter?lang=en', reach: (page) => send(page, {}, 'Draft a reply') },
  { name: 'a form that a check stopped', path: '/tools/summariser', reach: summarise('A SECRET text.') },
  {
    name: 'an answer',
    path: '/tools/summariser',
    reach: summarise('Leave\n\nStaff have 25 days. FLAGGED words follow. More words. Yet more.'),
  },
  {
    name: 'an answer with sources here',
    path: '/tools/policy-search',
    reach: (page) => send(page, { 'Your question': 'How is annual leave carried over?' }, 'Search'),
  },
  { name: 'a withheld answer as a page', path: '/tools/summariser', reach: summarise('Fine words. UNSUPPORTED words.') },
  { name: 'a failed run as a page', path: '/tools/summariser', reach: summarise('Words. EXPLODE.') },
  { name: 'assurance', path: '/assurance' },
  { name: 'evidence', path: '/assurance/evidence/drafter%2Fbias%201' },
  { name: 'approvals', path: '/assurance/approvals' },
  { name: 'changes', path: '/assurance/changes' },
  { name: 'guardrails', path: '/assurance/guardrails' },
  { name: 'edits', path: '/assurance/edits' },
  { name: 'missing lines', path: '/assurance/missing-lines' },
  { name: 'use', path: '/assurance/use' },
  { name: 'audit records', path: '/assurance/audit' },
  { name: 'exports', path: '/assurance/exports' },
  { name: 'the accessibility statement', path: '/accessibility' },
  {
    name: 'the accessibility statement in Welsh',
    path: '/accessibility?lang=cy',
    reach: async (page) => void (await page.context().clearCookies()),
  },
];

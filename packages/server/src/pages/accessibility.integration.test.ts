import { bundleWidget } from '@assay/widget';
import axe from 'axe-core';
import { type BrowserContext, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createServer } from '../create-server.ts';
import { type Listening, listen } from '../listen.ts';
import { browserParts } from './testing/browser-parts.ts';
import { findChromium, openChromium } from './testing/open-chromium.ts';

const canRun = findChromium() !== undefined || process.env.CI !== undefined;
if (!canRun) console.warn('Accessibility is not tested: no Chromium was found. Install it: apt-get install chromium');

interface State {
  readonly name: string;
  readonly path: string;
  readonly reach?: (page: Page) => Promise<void>;
}

const letter = 'Dear Minister,\n\nWhat is the fee for a licence? When will the badgers be counted?\n\nYours, FLAGGED Pritchard';
const text = 'Leave\n\nStaff have 25 days. FLAGGED words follow. More words. Yet more.';

const openTab = (page: Page, name: string) => page.getByRole('tab', { name }).click();

async function ask(page: Page, question: string, outcome: string): Promise<void> {
  await page.getByLabel('Your question').fill(question);
  await page.getByRole('button', { name: 'Search', exact: true }).click();
  await page.getByText(outcome).first().waitFor();
}

async function summarise(page: Page, document: string, outcome: string): Promise<void> {
  await openTab(page, 'Summariser');
  await page.getByLabel('Text to summarise').fill(document);
  await page.getByRole('button', { name: 'Summarise', exact: true }).click();
  await page.getByText(outcome).first().waitFor();
}

async function draft(page: Page): Promise<void> {
  await openTab(page, 'Correspondence drafter');
  await page.getByLabel('The letter').fill(letter);
  await page.getByRole('button', { name: 'Draft a reply' }).click();
  await page.getByRole('button', { name: 'Review and sign off' }).waitFor();
}

async function review(page: Page): Promise<void> {
  await draft(page);
  await page.getByLabel('Text of the reply').fill('Dear Ms Pritchard\n\nWe pay £77. [Gap: who?]\n\nYours sincerely');
  await page.getByText('To check: 1 gap; 1 figure or date').waitFor();
  await page.getByRole('button', { name: 'Review and sign off' }).click();
  await page.getByText('2 things stand open.').waitFor();
}

async function sign(page: Page): Promise<void> {
  await review(page);
  await page.getByLabel('Why it may go').fill('by telephone');
  await page.getByRole('button', { name: 'Sign off this reply' }).click();
  await page.getByRole('link', { name: 'Bundle for the record system (.zip)' }).waitFor();
}

const states: readonly State[] = [
  { name: 'documents', path: '/documents' },
  { name: 'documents, searched', path: '/documents?q=leave' },
  { name: 'a document', path: '/documents/policy%2Fannual-leave' },
  { name: 'a document at a cited place', path: '/documents/policy%2Fannual-leave?start=270&end=330#cited' },
  { name: 'assurance', path: '/assurance' },
  { name: 'a page that is not there', path: '/documents/none' },
  { name: 'the question form', path: '/' },
  { name: 'the summariser form', path: '/', reach: (page) => openTab(page, 'Summariser') },
  { name: 'the drafter form', path: '/', reach: (page) => openTab(page, 'Correspondence drafter') },
  {
    name: 'the assistant, sent nothing',
    path: '/',
    async reach(page) {
      await page.getByRole('form', { name: 'Assistant' }).getByRole('button').click();
      await page.getByText('Write a question, or paste').waitFor();
    },
  },
  {
    name: 'the assistant, asked',
    path: '/',
    async reach(page) {
      await page.getByRole('form', { name: 'Assistant' }).getByRole('textbox').fill('Who keeps bees?');
      await page.getByRole('form', { name: 'Assistant' }).getByRole('button').click();
      await page.getByText('Nothing found').first().waitFor();
    },
  },
  {
    name: 'the assistant, asked what no tool is for',
    path: '/',
    async reach(page) {
      await page.getByRole('form', { name: 'Assistant' }).getByRole('textbox').fill('Hello there');
      await page.getByRole('form', { name: 'Assistant' }).getByRole('button').click();
      await page.getByText('None of the tools looks right').first().waitFor();
    },
  },
  { name: 'a tool that is off', path: '/?off', reach: (page) => openTab(page, 'Correspondence drafter') },
  {
    name: 'an error',
    path: '/',
    async reach(page) {
      await page.getByRole('button', { name: 'Search', exact: true }).click();
      await page.getByText('There is a problem').first().waitFor();
    },
  },
  { name: 'a blocked text', path: '/', reach: (page) => summarise(page, 'A SECRET text.', 'A check stopped your text') },
  { name: 'passages found', path: '/', reach: (page) => ask(page, 'How is annual leave carried over?', 'passages found') },
  { name: 'nearest passages', path: '/', reach: (page) => ask(page, 'Is annual leave perhaps carried over?', 'Pages that disagree') },
  { name: 'nothing found', path: '/', reach: (page) => ask(page, 'Who keeps bees?', 'Nothing found') },
  {
    name: 'a summary with its source open',
    path: '/',
    async reach(page) {
      await summarise(page, text, 'Copy with sources');
      await page.getByRole('button', { name: /^Source 2/ }).click();
    },
  },
  {
    name: 'feedback, asked why',
    path: '/',
    async reach(page) {
      await summarise(page, text, 'Was this useful?');
      await page.getByRole('button', { name: 'No', exact: true }).click();
      await page.getByRole('button', { name: 'Send', exact: true }).last().click();
      await page.getByText('Choose what was wrong').waitFor();
    },
  },
  { name: 'a draft', path: '/', reach: draft },
  {
    name: 'the drafter form with all it takes, and what was told before',
    path: '/',
    async reach(page) {
      await openTab(page, 'Correspondence drafter');
      await page.getByText('Add case facts, earlier replies').click();
      await page.getByRole('button', { name: 'Add another earlier reply' }).click();
      await page.getByLabel('Earlier reply 1 (optional)').fill('We said £3.');
      await page.getByLabel('This letter is one of a campaign').check();
      await draft(page);
    },
  },
  { name: 'a reply under review', path: '/', reach: review },
  { name: 'a signed reply', path: '/', reach: sign },
  { name: 'work under way', path: '/', reach: (page) => summarise(page, 'One. Now WAIT. Two.', 'Choosing the next sentence') },
  { name: 'a withheld answer', path: '/', reach: (page) => summarise(page, 'Fine words. UNSUPPORTED words.', 'The answer is not shown') },
  { name: 'a failed run', path: '/', reach: (page) => summarise(page, 'Words. EXPLODE.', 'could not be completed') },
];

const everyRule: Rules = { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] };

/** Where only the colours differ, only they are judged; forced ones are the reader's own. */
const settings: readonly { how: string; width: number; media: Parameters<Page['emulateMedia']>[0]; rules: Rules }[] = [
  { how: '1000 px', width: 1000, media: {}, rules: everyRule },
  { how: '320 px', width: 320, media: {}, rules: everyRule },
  { how: 'dark', width: 1000, media: { colorScheme: 'dark' }, rules: { runOnly: { type: 'rule', values: ['color-contrast'] } } },
  {
    how: 'forced colours',
    width: 320,
    media: { forcedColors: 'active' },
    rules: { ...everyRule, rules: { 'color-contrast': { enabled: false } } },
  },
];

/** What axe leaves to a person, looked at: rule, part of the place, and why it holds. */
const examined: readonly (readonly [rule: string, place: string, why: string])[] = [
  ['color-contrast', '> td:nth-child(', 'cells of the rates in use, past the edge of the same kind of region'],
  ['color-contrast', '> table > ', 'cells past the edge of a region that scrolls sideways; they have the colours of their neighbours'],
];

describe.runIf(canRun)('accessibility, as far as a program can tell', () => {
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

  for (const { how, width, media, rules } of settings) {
    test.each(states)(`$name at ${how}: no violation, nothing unexamined, no sideways scrolling`, async ({ path, reach }) => {
      if (path === '/?off') off.add('drafter');
      else off.clear();
      const page = await context.newPage();
      try {
        await page.setViewportSize({ width, height: 800 });
        await page.emulateMedia({ ...media, reducedMotion: 'reduce' });
        await page.goto(server.url + path);
        if (path.startsWith('/?') || path === '/') await page.getByRole('tab').first().waitFor();
        await reach?.(page);
        expect(await judge(page, rules)).toEqual([]);
        expect(await page.evaluate<number>('document.documentElement.scrollWidth')).toBeLessThanOrEqual(width);
      } finally {
        await page.close();
      }
    });
  }

  test('a page that is plainly wrong is found wrong', async () => {
    const page = await context.newPage();
    await page.setContent('<html lang="en"><title>x</title><main><h1>x</h1><button></button><p style="color:#bbb">pale</p><input></main>');
    expect((await judge(page)).join('\n')).toMatch(/button-name[\s\S]*color-contrast[\s\S]*label/);
    await page.close();
  });
});

// --- Internal ---

type Rules = Pick<axe.RunOptions, 'runOnly' | 'rules'>;

/** Every violation, and every result that axe left open and nobody has looked at yet. */
async function judge(page: Page, rules: Rules = everyRule): Promise<string[]> {
  await page.evaluate(axe.source);
  const { violations, incomplete } = await page.evaluate((chosen) => {
    // axe was put into the page a line above; playwright types no page's globals.
    const inPage = (globalThis as unknown as { axe: typeof axe }).axe;
    return inPage.run({ ...chosen, resultTypes: ['violations', 'incomplete'] });
  }, rules);
  const placesOf = (results: typeof violations) =>
    results.flatMap(({ id, nodes }) =>
      nodes.map(({ target, any, all }) => ({ id, place: target.flat().join(' '), why: [...any, ...all][0]?.message })),
    );
  const open = placesOf(incomplete).filter(({ id, place }) => !examined.some(([rule, part]) => rule === id && place.includes(part)));
  return [...placesOf(violations), ...open.map((one) => ({ ...one, id: `unexamined ${one.id}` }))].map(
    ({ id, place, why }) => `${id} | ${place} | ${why}`,
  );
}

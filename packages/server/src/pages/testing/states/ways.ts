import type { Page } from 'playwright-core';

/** The box of policy search. */
export const question = '#policy-search-text';
/** The box of the summariser. */
export const text = '#summariser-text';
/** The box of the drafter. */
export const letterBox = '#drafter-text';
/** The box of the assistant. */
export const box = '#assistant-text';
/** The heading of a run. */
export const heading = '.run h3';
/** What is said when something was sent. */
export const sent = ['sent'] as const;
/** Where a tool’s runs are begun. */
export const runs = (tool: string) => `**/api/tools/${tool}/runs`;

/** Chooses a tool. */
export const tab = (page: Page, tool: string) => page.locator(`#${tool}-tab`).click();
/** Sends with the key, so that the focus is where a person who writes has it. */
export const send = (page: Page, control: string) => page.locator(control).press('Enter');
/** Sends with the button of the form. */
const submit = async (page: Page, control: string) => {
  const button = page.locator(`.panel:has(${control}) .form > .primary`);
  await button.focus();
  await button.press('Enter');
};

/** Asks policy search. */
export async function ask(page: Page, words: string): Promise<void> {
  await page.locator(question).fill(words);
  await send(page, question);
}

/** Has a text summarised. */
export async function summarise(page: Page, words: string): Promise<void> {
  await tab(page, 'summariser');
  await page.locator(text).fill(words);
  await submit(page, text);
}

/** Has a letter answered. */
export async function draft(page: Page): Promise<void> {
  await tab(page, 'drafter');
  await page.locator(letterBox).fill(letter);
  await submit(page, letterBox);
  await page.locator('.pane-sign .primary').waitFor();
}

/** Goes as far as what there is to look at before signing off. */
export async function review(page: Page): Promise<void> {
  await draft(page);
  await page.locator('#desk-reply').fill('Dear Ms Pritchard\n\nWe pay £77. [Gap: who?]\n\nYours sincerely');
  await page.locator('.pane-sign .primary').click();
  await page.locator('#desk-reason').waitFor();
}

/** The button that sends what stands in a box. */
export const sentButton = (control: string) => `.panel:has(${control}) .form > .primary`;
/** Waits for an answer. */
export const answered = (page: Page) => page.locator('.checked').first().waitFor();
/** A text of which a whole summary comes. */
export const complete = 'Leave\n\nStaff have 25 days. FLAGGED words follow. More words. Yet more.';
/** A letter that is answered in part. */
const letter = 'Dear Minister,\n\nWhat is the fee for a licence? When will the badgers be counted?\n\nYours, FLAGGED Pritchard';

/** Answers a request for a run with a log that was written beforehand. */
export const tellLog = (page: Page, tool: string, events: readonly object[]) =>
  page.route(runs(tool), (route) =>
    route.fulfill({
      status: 200,
      headers: { 'content-type': 'text/event-stream', location: '/api/runs/told-1' },
      body: events.map((event, place) => `data: ${JSON.stringify({ sequence: place + 1, ...event })}\n\n`).join(''),
    }),
  );

/** Has the server refuse to run a tool. */
export const refuse = (page: Page, tool: string, status: number, code: string, headers: Record<string, string> = {}) =>
  page.route(runs(tool), (route) =>
    route.fulfill({
      status,
      headers: { 'content-type': 'application/problem+json', ...headers },
      body: JSON.stringify({ type: `urn:assay:problem:${code}`, detail: 'The server says no.' }),
    }),
  );

/** Has the gate say that every tool stands in a state. */
export const withState = (page: Page, state: string) =>
  page.route('**/api/tools', async (route) => {
    const answer = await route.fetch();
    const { tools } = (await answer.json()) as { tools: object[] };
    const reasons = ['the evidence of 3 November is older than the policy allows'];
    await route.fulfill({ response: answer, json: { tools: tools.map((one) => ({ ...one, isEnabled: false, state, reasons })) } });
  });

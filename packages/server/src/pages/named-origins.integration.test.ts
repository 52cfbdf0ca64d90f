import { createServer as createPlainServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { bundleWidget } from '@assay/widget';
import { type BrowserContext, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { createServer } from '../create-server.ts';
import { type Listening, listen } from '../listen.ts';
import { openSignIn } from '../people/open-sign-in.ts';
import { peopleSettings } from '../people/people-settings.ts';
import { memoryPeople } from '../people/testing/memory-people.ts';
import { sampleProvider } from '../people/testing/sample-provider.ts';
import { browserParts } from './testing/browser-parts.ts';
import { findChromium, openChromium } from './testing/open-chromium.ts';

const canRun = findChromium() !== undefined || process.env.CI !== undefined;
if (!canRun)
  console.warn('Pages of other origins are not tested in a browser: no Chromium was found. Install it: apt-get install chromium');

const listening = (server: Server) =>
  new Promise<number>((resolve) => server.listen(0, '127.0.0.1', () => resolve((server.address() as AddressInfo).port)));

/** Run in the page: what a fetch with the person's cookies came to, as far as the page may know. */
const fetched = (address: string, init: RequestInit = {}) =>
  `fetch(${JSON.stringify(address)}, { credentials: 'include', ...${JSON.stringify(init)} }).then(({ status }) => status, () => 'refused')`;

// Two ports of localhost are one site and two origins, as intranet.dept.example and assay.dept.example are.
describe.runIf(canRun)('the widget on a page of another origin', () => {
  let page: Page;
  let assay: string;
  let server: Listening;
  let context: BrowserContext;
  let provider: Awaited<ReturnType<typeof sampleProvider>>;
  const pages: Server[] = [];
  const closing: (() => Promise<void>)[] = [];
  const origins = { named: '', crossSite: '', other: '' };

  /** A page with the widget under a strict policy of its own: that server's script, and requests to that server. */
  const servePage = async () => {
    const site = createPlainServer((_, response) => {
      const policy = `default-src 'none'; script-src ${assay}; connect-src ${assay}; require-trusted-types-for 'script'; trusted-types 'none'`;
      response.writeHead(200, { 'content-type': 'text/html', 'content-security-policy': policy });
      response.end(`<!doctype html><html lang="en-GB"><title>Intranet</title><h1>Intranet</h1>
<assay-chat server="${assay}"></assay-chat><script type="module" src="${assay}/assets/assay-chat.js"></script>`);
    });
    pages.push(site);
    return listening(site);
  };

  beforeAll(async () => {
    const held = createPlainServer();
    const port = await listening(held);
    await new Promise((resolve) => held.close(resolve));
    assay = `http://localhost:${port}`;
    const [first, second] = [await servePage(), await servePage()];
    Object.assign(origins, {
      named: `http://localhost:${first}`,
      crossSite: `http://127.0.0.1:${first}`,
      other: `http://localhost:${second}`,
    });
    provider = await sampleProvider({ claims: () => ({ groups: ['staff'] }) });
    const settings = peopleSettings.parse({
      signIn: { mode: 'oidc', issuer: provider.issuer, clientId: 'assay', secretFrom: 'SECRET', address: assay },
      origins: [origins.named, origins.crossSite],
    });
    const people = memoryPeople();
    const parts = await browserParts({ widget: await bundleWidget(), off: new Set() });
    const signIn = await openSignIn(settings, {
      people,
      audit: parts.store.audit,
      deploymentKey: Buffer.alloc(32, 1),
      environment: { SECRET: 'secret' },
      now: () => new Date(),
    });
    server = await listen({
      app: createServer({ ...parts, signIn, people, origins: settings.origins, now: () => new Date() }),
      port,
      host: '127.0.0.1',
    });
    const browser = await openChromium(chromium);
    context = browser.context;
    closing.push(browser.close, server.close, provider.close);
  }, 60_000);

  afterAll(async () => {
    for (const close of closing) await close();
    for (const site of pages) site.close();
  });

  beforeEach(async () => {
    await context.clearCookies();
    page = await context.newPage();
  });

  const signIn = async () => {
    await page.goto(`${assay}/sign-in`);
    await page.getByRole('heading', { name: 'Tools that have been tested first' }).waitFor();
  };

  test('answers a whole question of a person who signed in, and links to where the answer stands', async () => {
    await signIn();
    await page.goto(origins.named);
    await page.getByRole('tab', { name: 'Policy search' }).click();
    await page.getByLabel('Your question').fill('How is annual leave carried over?');
    await page.getByRole('button', { name: 'Search', exact: true }).click();
    await page.getByText('passages found').waitFor();
    expect(await page.locator('assay-chat blockquote').first().innerText()).toContain('carry over up to 10 days');
    const link = page.getByRole('link', { name: /Annual leave policy/ }).first();
    expect(await link.getAttribute('href')).toMatch(new RegExp(`^${assay}/documents/`));
    const [opened] = await Promise.all([context.waitForEvent('page'), link.click()]);
    await opened.getByRole('heading', { name: 'Annual leave policy' }).waitFor();
  });

  test('can stop a run, which a browser asks about first', async () => {
    await signIn();
    await page.goto(origins.named);
    expect(await page.evaluate(fetched(`${assay}/api/runs/none`, { method: 'DELETE' }))).toBe(404);
    const run = { method: 'POST', headers: { 'content-type': 'application/json' }, body: '{"question":"leave"}' };
    expect(await page.evaluate(fetched(`${assay}/api/tools/policy-search/runs`, run))).toBe(200);
  });

  test('says to who is not signed in how to, and goes on afterwards', async () => {
    await page.goto(origins.named);
    await page.getByRole('heading', { name: 'You are not signed in' }).waitFor();
    const [opened] = await Promise.all([
      context.waitForEvent('page'),
      page.getByRole('link', { name: 'Sign in (opens in a new tab)' }).click(),
    ]);
    await opened.getByRole('heading', { name: 'Tools that have been tested first' }).waitFor();
    await page.getByRole('button', { name: 'Try again' }).click();
    await page.getByRole('tab', { name: 'Policy search' }).waitFor();
  });

  test('knows nobody on another site, though that is named: the cookie stays at home', async () => {
    await signIn();
    await page.goto(origins.crossSite);
    await page.getByRole('heading', { name: 'You are not signed in' }).waitFor();
  });

  test('reaches nothing but what it needs, and a page that is not named reaches nothing', async () => {
    await signIn();
    const held = await context.cookies();
    await page.goto(origins.named);
    await page.getByRole('tab').first().waitFor();
    const send = { method: 'POST', headers: { 'content-type': 'application/json' }, body: '{}' };
    for (const [path, init] of [
      ['/api/documents', {}],
      ['/api/gate', {}],
      ['/api/gate/switch', send],
      ['/v1/models', {}],
      ['/sign-out', { method: 'POST' }],
      ['/', {}],
    ] as const)
      expect([path, await page.evaluate(fetched(`${assay}${path}`, init))]).toEqual([path, 'refused']);
    await page.goto(origins.other);
    expect(await page.locator('assay-chat').innerText()).toBe('');
    expect(await page.evaluate("customElements.get('assay-chat') === undefined")).toBe(true);
    for (const [path, init] of [
      ['/api/tools', {}],
      ['/api/tools/policy-search/runs', send],
    ] as const)
      expect([path, await page.evaluate(fetched(`${assay}${path}`, init))]).toEqual([path, 'refused']);
    expect(await context.cookies()).toEqual(held);
    const { status } = await context.request.get(`${assay}/api/tools`).then((answer) => ({ status: answer.status() }));
    expect(status).toBe(200);
  });
});

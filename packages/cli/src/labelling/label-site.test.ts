import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { labelOrder, openLabelLog, readLabelKit } from '@assay/evals/labelling';
import { describe, expect, test } from 'vitest';
import { labelSite } from './label-site.ts';
import { askFolder, claimFolder } from './testing/sample-folders.ts';

function open(folder: string) {
  const kit = readLabelKit(folder);
  const log = openLabelLog({ kit, name: 'Jane', now: () => new Date() });
  const respond = labelSite({ kit, log, key: 'KEY', token: 'TOKEN' });
  const order = labelOrder(kit, 'jane');
  const ask = async (path: string, init: RequestInit = {}) => {
    const response = await respond(
      new Request(`http://127.0.0.1:4000${path}`, { ...init, headers: { host: '127.0.0.1:4000', ...init.headers } }),
    );
    return { status: response.status, headers: response.headers, text: await response.text(), to: response.headers.get('location') };
  };
  const post = (record: number, fields: Record<string, string>, headers: Record<string, string> = {}) =>
    ask(`/KEY/record/${record}`, { method: 'POST', body: new URLSearchParams({ token: 'TOKEN', ...fields }), headers });
  return { ask, post, log, labelOf: (record: number) => log.answers.get(order[record - 1]?.id ?? '')?.label };
}

describe('the labelling page', () => {
  test('opens at the first record without a label', async () => {
    const { ask, post } = open(claimFolder());
    expect(await ask('/KEY/')).toMatchObject({ status: 303, to: '/KEY/record/1' });
    await post(1, { label: 'not' });
    expect((await ask('/KEY')).to).toBe('/KEY/record/2');
  });

  test('saves a label and goes on; a record skipped comes round again; at the end it says so', async () => {
    const { ask, post, labelOf } = open(claimFolder());
    expect((await post(2, { label: 'supported' })).to).toBe('/KEY/record/3');
    expect((await post(3, { label: 'not' })).to).toBe('/KEY/record/1');
    expect((await post(1, { label: 'not' })).to).toBe('/KEY/done');
    expect([1, 2, 3].map(labelOf)).toEqual(['not', 'supported', 'not']);
    expect((await ask('/KEY/done')).text).toContain('All 3 records are labelled');
  });

  test('shows progress, the way back, the way past, and the label given before', async () => {
    const { ask, post } = open(claimFolder());
    await post(2, { label: 'not' });
    const { text } = await ask('/KEY/record/2');
    expect(text).toContain('1 of 3 labelled');
    expect(text).toContain('<a href="/KEY/record/1">Back</a>');
    expect(text).toContain('<a href="/KEY/record/3">Skip for now</a>');
    expect(text).toContain('value="not" checked');
    expect((await ask('/KEY/record/1')).text).not.toContain('Back</a>');
  });

  test('escapes what it shows and never shows an id, which may give the answer away', async () => {
    const { text } = await open(claimFolder()).ask('/KEY/record/1');
    expect(text).toContain('&lt;b&gt;Document&lt;/b&gt;');
    expect(text).toContain('Claims &lt;about&gt; letters');
    expect(text).not.toContain('secret');
    expect(text).not.toContain('<script');
  });

  test('a form without a label is shown again with what is wrong', async () => {
    const { post, labelOf } = open(claimFolder());
    const { status, text } = await post(1, {});
    expect(status).toBe(422);
    expect(text).toContain('<title>Error: Record 1 of 3');
    expect(text).toContain('<a href="#answer-1">No label was given. Choose one of: supported, not.</a>');
    expect(labelOf(1)).toBeUndefined();
    expect((await post(1, { label: 'perhaps' })).status).toBe(422);
  });

  test.each([
    ['a form without the token', { token: '' }, {}, 403],
    ['a form with another token', { token: 'TOKEM' }, {}, 403],
    ['a form from another site', {}, { origin: 'http://evil.example' }, 403],
    ['a form from another port', {}, { origin: 'http://127.0.0.1:5000' }, 403],
    ['a form from a page without an origin', {}, { origin: 'null' }, 403],
    ['a form that a browser calls cross-site', {}, { 'sec-fetch-site': 'cross-site' }, 403],
    ['a form under another name of this machine', {}, { host: 'rebound.example:4000' }, 403],
    ['a form without a name', {}, { host: '' }, 403],
  ])('%s saves nothing', async (_, fields, headers, status) => {
    const { post, log } = open(claimFolder());
    expect((await post(1, { label: 'not', ...fields }, headers)).status).toBe(status);
    expect(log.answers.size).toBe(0);
  });

  test('its own form, with the origin that a browser sends, is taken', async () => {
    const { post } = open(claimFolder());
    const headers = { origin: 'http://localhost:4000', host: 'localhost:4000', 'sec-fetch-site': 'same-origin' };
    expect((await post(1, { label: 'not' }, headers)).status).toBe(303);
  });

  test.each([
    ['/', 404],
    ['/record/1', 404],
    ['/KEYS', 404],
    ['/KEZ/record/1', 404],
    ['/KEY/record/4', 404],
    ['/KEY/record/0', 404],
    ['/KEY/none', 404],
    ['/favicon.ico', 204],
  ])('%s answers %d', async (path, status) => {
    const answer = await open(claimFolder()).ask(path);
    expect(answer.status).toBe(status);
    expect(answer.text).not.toContain('Document');
  });

  test('takes no other method, and no label for a record that is not there', async () => {
    const { ask, post, log } = open(claimFolder());
    expect((await ask('/KEY/record/1', { method: 'DELETE' })).status).toBe(405);
    expect((await ask('/KEY/', { method: 'POST', body: 'x' })).status).toBe(405);
    expect((await post(9, { label: 'not' })).status).toBe(404);
    expect(log.answers.size).toBe(0);
  });

  test('every answer forbids scripts, framing and keeping', async () => {
    const { ask, post } = open(claimFolder());
    for (const { headers } of [
      await ask('/KEY/record/1'),
      await ask('/KEY/label-page.css'),
      await ask('/x'),
      await post(1, { label: 'not' }),
    ]) {
      expect(headers.get('content-security-policy')).toMatch(/^default-src 'none'; style-src 'self'; .*frame-ancestors 'none'$/);
      expect(headers.get('cache-control')).toBe('no-store');
      expect(headers.get('x-content-type-options')).toBe('nosniff');
    }
  });

  test('a label that cannot be kept says why', async () => {
    const folder = claimFolder();
    const { post, log } = open(folder);
    log.close();
    const { status, text } = await post(1, { label: 'not' });
    expect(status).toBe(500);
    expect(text).toContain('cannot be written');
    rmSync(join(folder, 'labels'), { recursive: true });
  });
});

describe('the page for quotes', () => {
  test('takes sentences ticked and exact words, and shows them again', async () => {
    const { ask, post, labelOf } = open(askFolder());
    expect((await post(1, { sentence: '3', quotes: 'send the form\r\n' })).status).toBe(303);
    expect(labelOf(1)).toMatchObject([{ quote: 'send the form' }, { quote: 'Will you pay?' }]);
    const { text } = await ask('/KEY/record/1');
    expect(text).toContain('value="3" checked');
    expect(text).toMatch(/<textarea[^>]*>send the form<\/textarea>/);
    expect(text).toMatch(/<h2 id="field-0">Subject<\/h2>/);
  });

  test('nothing to mark is said, not left out', async () => {
    const { ask, post, labelOf } = open(askFolder());
    expect((await post(1, {})).text).toContain('Tick a sentence, copy some words, or say that there is nothing to mark.');
    expect((await post(1, { none: 'yes', sentence: '2' })).text).toContain('Take one of them back');
    expect(labelOf(1)).toBeUndefined();
    await post(1, { none: 'yes' });
    expect(labelOf(1)).toEqual([]);
    expect((await ask('/KEY/record/1')).text).toContain('value="yes" checked');
  });

  test('words that are not in the text are shown again to be corrected', async () => {
    const { post } = open(askFolder());
    const { status, text } = await post(1, { quotes: 'send <a> form', sentence: '2' });
    expect(status).toBe(422);
    expect(text).toContain('send &lt;a&gt; form</textarea>');
    expect(text).toContain('value="2" checked');
  });
});

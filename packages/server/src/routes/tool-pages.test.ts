import { describe, expect, test } from 'vitest';
import { createServer } from '../create-server.ts';
import { sampleParts } from '../testing/sample-parts.ts';

const host = '127.0.0.1:8000';
const own = { host, origin: `http://${host}` };

function open(changes: Parameters<typeof sampleParts>[0] = {}) {
  const app = createServer(sampleParts(changes));
  const get = (path: string, headers: Record<string, string> = {}) =>
    app.request(path, { headers: { host, accept: 'text/html', ...headers } });
  const post = (path: string, fields: Record<string, string>, headers: Record<string, string> = own) =>
    app.request(path, { method: 'POST', headers: { accept: 'text/html', ...headers }, body: new URLSearchParams(fields) });
  return { app, get, post };
}

describe('a tool as a form', () => {
  test('stands on the start page without script, made of the tool’s own input, and only where the tool is on', async () => {
    const { get } = open();
    const page = await (await get('/')).text();
    const [, forms = ''] = /<noscript>([\s\S]*)<\/noscript>/.exec(page) ?? [];
    expect(forms).toContain('action="/tools/echo"');
    expect(forms).toMatch(/<textarea id="echo-words" name="words"/);
    expect(forms).not.toContain('untested');
    expect(await (await get('/tools/echo')).text()).toMatch(/<input id="echo-times" name="times" type="text" inputmode="numeric"/);
  });

  test('is answered by a page with sources, what was checked, evidence, and files', async () => {
    const { get, post } = open();
    const sent = await post('/tools/echo', { words: 'one\r\nFLAGGED two', times: '2' });
    expect(sent.status).toBe(303);
    const place = sent.headers.get('location') ?? '';
    expect(place).toMatch(/^\/runs\/[\w-]+$/);
    const page = await (await get(place)).text();
    for (const words of [
      'AI draft. Check it before you use it.',
      '2 things to check',
      'href="#source-2"',
      'id="source-2"',
      'In what you sent, characters 4 to 15',
      'What was checked',
      'Passed on synthetic data',
      `href="/api${place}/result/odt"`,
      'All that these files hold',
    ])
      expect(page).toContain(words);
  });

  const wrong: readonly (readonly [why: string, fields: Record<string, string>, words: string])[] = [
    ['what is missing', { times: '1' }, 'Enter: Words'],
    ['what is no number', { words: 'one', times: 'many' }, 'Times must be a number'],
    ['what the tool’s own schema refuses', { words: 'one', times: '0' }, 'Times: Too small'],
  ];
  test.each(wrong)('says field by field, with a way to the field: %s', async (_, fields, words) => {
    const { post } = open();
    const answer = await post('/tools/echo', fields);
    const page = await answer.text();
    expect(answer.status).toBe(422);
    expect(page).toContain('<title>Error: Echo');
    expect(page).toMatch(new RegExp(`<a href="#echo-(?:words|times)">${words}`));
    expect(page).toMatch(new RegExp(`id="echo-(?:words|times)-wrong"><span class="visually-hidden">Error: </span>${words}`));
    if (fields.words !== undefined) expect(page).toContain('>\none</textarea>');
  });

  test('keeps what a check stopped in the form, and says which check', async () => {
    const { post } = open();
    const answer = await post('/tools/echo', { words: 'a SECRET text' });
    const page = await answer.text();
    expect(answer.status).toBe(422);
    expect(page).toContain('A check stopped your text');
    expect(page).toContain('a SECRET text</textarea>');
  });

  test('is not there for a tool that is off: the reason and the command are', async () => {
    const off = await open({ results: { tools: ['untested'], describe: () => ({ title: '', blocks: [] }), write: async () => '' } }).get(
      '/tools/untested',
    );
    const page = await off.text();
    expect(off.status).toBe(409);
    expect(page).toContain('the suite accuracy has never been run');
    expect(page).toContain('npx assay eval run untested');
    expect(page).not.toContain('<textarea');
    expect((await open().get('/tools/none')).status).toBe(404);
  });

  const elsewhere: readonly (readonly [from: string, headers: Record<string, string>])[] = [
    ['a page of another site', { host, origin: 'https://evil.example' }],
    ['a sister site', { host, origin: `http://${host}`, 'sec-fetch-site': 'same-site' }],
    ['nobody who says so', { host }],
  ];
  test.each(elsewhere)('is not taken from %s', async (_, headers) => {
    const { post } = open();
    for (const path of ['/tools/echo', '/runs/none/stop', '/runs/none/feedback', '/documents', '/assurance/switch']) {
      const answer = await post(path, { words: 'one' }, headers);
      expect([path, answer.status]).toEqual([path, 403]);
      expect(await answer.text()).toContain('from');
    }
  });

  test('that is too long is refused in words', async () => {
    const { post } = open();
    const answer = await post('/tools/echo', { words: 'x'.repeat(7_600_000) });
    expect([answer.status, await answer.text()]).toEqual([413, expect.stringContaining('shorten it')]);
  });
});

describe('a run as a page', () => {
  const patient = { tools: ['patience'], describe: () => ({ title: '', blocks: [] }), write: async () => '' };

  test('that takes long says how it stands, is come back to, and can be stopped', { timeout: 20_000 }, async () => {
    const { get, post } = open({ results: patient });
    const place = (await post('/tools/patience', { question: 'when' })).headers.get('location') ?? '';
    const page = await (await get(place)).text();
    expect(page).toContain('Waiting');
    expect(page).toContain(`href="${place}">See whether it is ready`);
    expect((await post(`${place}/stop`, {})).status).toBe(303);
    for (let tries = 0; tries < 50 && (await (await get(place)).text()).includes('See whether'); tries += 1)
      await new Promise((resolve) => setTimeout(resolve, 20));
    expect(await (await get(place)).text()).toContain('This is not a complete answer.');
  });

  test('of somebody else, or that never was, is not there', async () => {
    const { get, post } = open();
    expect((await get('/runs/none')).status).toBe(404);
    expect((await post('/runs/none/stop', {})).status).toBe(404);
  });

  test('that failed or was withheld says so, and has no files', async () => {
    const { get, post } = open();
    for (const [words, said] of [
      ['explode', 'The answer could not be completed'],
      ['an UNSUPPORTED claim', 'The answer is not shown'],
    ] as const) {
      const page = await (await get((await post('/tools/echo', { words })).headers.get('location') ?? '')).text();
      expect(page).toContain(said);
      expect(page).not.toContain('/result/odt');
    }
  });

  test('takes what its owner thinks of it; without a choice it asks again', async () => {
    const { post } = open();
    const place = (await post('/tools/echo', { words: 'one' })).headers.get('location') ?? '';
    const unclear = await post(`${place}/feedback`, { text: '' });
    expect([unclear.status, await unclear.text()]).toEqual([422, expect.stringContaining('Choose whether this was useful')]);
    expect(await (await post(`${place}/feedback`, { answer: 'biased' })).text()).toContain('Thank you');
    expect((await post(`${place}/feedback`, { answer: 'nonsense' })).status).toBe(422);
  });
});

describe('Welsh', () => {
  test('is chosen by a link, kept, marked as Welsh, and says that no speaker has read it', async () => {
    const { get } = open();
    const english = await (await get('/tools/echo')).text();
    expect(english).toContain('href="/tools/echo?lang=cy" lang="cy"');
    const chosen = await get('/?lang=cy');
    const cookie = chosen.headers.get('set-cookie') ?? '';
    expect(cookie).toMatch(/^assay-language=cy; .*HttpOnly; SameSite=Lax/);
    const kept = await (await get('/tools/echo', { cookie: 'assay-language=cy' })).text();
    for (const page of [await chosen.text(), kept]) {
      expect(page).toContain('<html lang="cy">');
      expect(page).toContain('Nid yw siaradwr Cymraeg wedi darllen');
      expect(page).toContain('lang="en-GB" hreflang="en-GB">English</a>');
    }
    // Pages that are in English alone do not call themselves Welsh.
    expect(await (await get('/documents', { cookie: 'assay-language=cy' })).text()).toContain('<html lang="en-GB">');
  });
});

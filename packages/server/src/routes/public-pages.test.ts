import { describe, expect, test } from 'vitest';
import { createServer } from '../create-server.ts';
import { accessibilityPage } from '../pages/accessibility/accessibility.ts';
import { looksDigest, readStanding } from '../pages/accessibility/read-standing.ts';
import { dayInWords } from '../pages/day-in-words.ts';
import { sampleParts } from '../testing/sample-parts.ts';

const headers = { host: '127.0.0.1:8000', accept: 'text/html' };
const nobody = { mode: 'proxy', identify: async () => ({ status: 'unknown' as const }) } as const;

describe('the public record', () => {
  test('is open to who is not signed in, and nothing else is', async () => {
    let written = 0;
    const transparency = async () => {
      written += 1;
      return [
        { name: 'index.html', text: '<!doctype html><title>What was measured</title>' },
        { name: 'site.css', text: 'p { margin: 0 }' },
      ];
    };
    const app = createServer(sampleParts({ signIn: nobody, transparency }));
    const get = (path: string) => app.request(path, { headers });
    expect((await get('/transparency')).headers.get('location')).toBe('/transparency/index.html');
    expect(await (await get('/transparency/index.html')).text()).toContain('What was measured');
    expect((await get('/transparency/site.css')).headers.get('content-type')).toContain('text/css');
    expect((await get('/transparency/secret.html')).status).toBe(404);
    expect((await get('/accessibility')).status).toBe(200);
    for (const path of ['/', '/assurance', '/documents', '/tools/echo', '/transparencyx'])
      expect([path, (await get(path)).status]).toEqual([path, 401]);
    // However many ask, it is written once a minute.
    expect(written).toBe(1);
  });

  test('that cannot be written is an error, and is tried again', async () => {
    let tries = 0;
    const transparency = async () => {
      tries += 1;
      if (tries === 1) throw new Error('a dataset is gone');
      return [{ name: 'index.html', text: 'whole' }];
    };
    const app = createServer(sampleParts({ transparency }));
    expect((await app.request('/transparency/index.html', { headers })).status).toBe(500);
    expect(await (await app.request('/transparency/index.html', { headers })).text()).toBe('whole');
    expect((await createServer(sampleParts()).request('/transparency/index.html', { headers })).status).toBe(404);
  });
});

describe('the accessibility statement', () => {
  const { results, manual } = readStanding({ script: '', etag: '' });
  const page = (changes: Partial<Parameters<typeof accessibilityPage>[0]> = {}, language: 'en-GB' | 'cy' = 'en-GB') =>
    String(accessibilityPage({ results, manual, state: 'current', ...changes }, { language }));

  test('says what the data says: failures, what nobody examined, and what no person has tested', () => {
    const found = { ...results, found: ['color-contrast | <p>'], settings: [{ how: '320 px', states: 41, violations: 2, unexamined: 1 }] };
    const shown = page({ results: found });
    expect(shown).toContain('found 2 failures and left 1 results');
    expect(shown).toContain('color-contrast | &lt;p&gt;');
    expect(shown).toContain('<th scope="row">320 px</th><td>41</td><td>2</td><td>1</td>');
    const tested = {
      what: 'NVDA',
      what_cy: 'NVDA',
      state: 'failed',
      by: 'A. Tester',
      on: '2026-11-20',
      found: 'The tabs are not told.',
    } as const;
    const told = page({ manual: [tested] });
    expect(told).toContain('NVDA: The tabs are not told.');
    expect(told).toContain('A. Tester, 20 November 2026');
  });

  test('lists screen readers as untested until somebody tests them, and claims no compliance', () => {
    for (const reader of ['NVDA', 'JAWS', 'VoiceOver', 'TalkBack'])
      expect(page()).toMatch(new RegExp(`<th scope="row">${reader}[^<]*</th><td>Not tested</td>`));
    expect(page()).toContain('does not claim that they comply');
    expect(page()).toContain('Not established');
  });

  test('names the contact of the deployment, on the page and at the foot of the tools; without one it says what is missing', async () => {
    const app = createServer(sampleParts({ contact: 'mailto:help@dept.example' }));
    const text = async (path: string) => (await app.request(path, { headers })).text();
    expect(await text('/accessibility')).toContain('for your organisation. <a href="mailto:help@dept.example">help@dept.example</a></p>');
    expect(await text('/')).toContain('<assay-chat one-language help="mailto:help@dept.example">');
    expect(page()).toContain('They must name their contact here');
  });

  test('says that results of other pages are stale, and that a compiled copy cannot tell', () => {
    const day = dayInWords(results.measuredAt);
    expect(page({ state: 'stale' })).toContain(`changed after the tests by program of ${day}`);
    expect(page({ state: 'unknown' })).toContain('cannot be told on this server');
    const widget = { script: 'one', etag: '' };
    expect(readStanding(widget).state).toBe('stale');
    expect(looksDigest(widget)).toBe(looksDigest({ ...widget, etag: 'other' }));
    expect(looksDigest(widget)).not.toBe(looksDigest({ ...widget, desk: { script: 'two', etag: '' } }));
  });

  test('is had in Welsh', () => {
    const welsh = page({}, 'cy');
    expect(welsh).toContain('Datganiad hygyrchedd');
    expect(welsh).toContain('JAWS gyda Chrome ac Edge');
    expect(welsh).not.toContain('Not tested');
  });
});

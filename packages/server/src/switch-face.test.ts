import { describe, expect, test } from 'vitest';
import { createServer } from './create-server.ts';
import type { SignIn } from './people/sign-in.ts';
import { sampleParts } from './testing/sample-parts.ts';

const as = (...roles: readonly string[]): SignIn => ({
  mode: 'oidc',
  identify: async () => ({ status: 'known', caller: { id: 'person:olu', groups: ['everyone'], roles: ['user', ...roles] } }),
});

function server(signIn: SignIn = as('assurance')) {
  const parts = sampleParts({ signIn });
  const app = createServer(parts);
  const turn = (body: object) =>
    app.request('/api/gate/switch', { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) });
  const turns = () => parts.store.audit.read(['switched-off', 'switched-on']);
  return { app, turn, turns };
}

describe('the switch over HTTP', () => {
  test('is turned by assurance, with who and why on record, and says where everything stands', async () => {
    const { turn, turns } = server();
    const answer = await turn({ scope: 'tool', name: 'echo', isOn: false, reason: ' wrong dates ' });
    expect([answer.status, Object.keys((await answer.json()) as object)]).toEqual([200, ['decisions']]);
    expect(await turns()).toMatchObject([
      { kind: 'switched-off', actor: 'person:olu', body: { scope: 'tool', name: 'echo', reason: 'wrong dates' } },
    ]);
  });

  test.each<[string, object, number, string]>([
    ['no reason', { scope: 'everything', isOn: false, reason: ' ' }, 400, 'say why'],
    ['a tool that is not there', { scope: 'tool', name: 'shredder', isOn: false, reason: 'a complaint' }, 404, 'no tool named'],
    ['an engine that is not there', { scope: 'engine', name: 'house', isOn: false, reason: 'a complaint' }, 400, 'no engine'],
    ['another scope', { scope: 'world', isOn: false, reason: 'a complaint' }, 400, 'cannot be turned'],
    ['more than it takes', { scope: 'everything', isOn: false, reason: 'a complaint', by: 'ann' }, 400, 'cannot be turned'],
  ])('with %s is refused in words, and nothing is on record', async (_, body, status, words) => {
    const { turn, turns } = server();
    const answer = await turn(body);
    expect([answer.status, await answer.text()]).toEqual([status, expect.stringContaining(words)]);
    expect(await turns()).toEqual([]);
  });

  test('is not for users', async () => {
    const { app, turn, turns } = server(as('editor'));
    expect((await turn({ scope: 'everything', isOn: false, reason: 'a prank' })).status).toBe(403);
    const form = new URLSearchParams({ scope: 'everything', name: 'everything', isOn: 'false', reason: 'a prank' });
    expect(
      (await app.request('/assurance/switch', { method: 'POST', headers: { 'sec-fetch-site': 'same-origin' }, body: form })).status,
    ).toBe(403);
    expect(await turns()).toEqual([]);
    expect(await (await app.request('/assurance', { headers: { accept: 'text/html' } })).text()).not.toContain('Turn off at once');
  });
});

test('the page turns it without script, and shows the way back', async () => {
  const { app, turns } = server();
  const page = async () => (await app.request('/assurance', { headers: { accept: 'text/html' } })).text();
  expect(await page()).toContain('Turn off<span class="visually-hidden">: Echo</span>');
  const turn = (isOn: string) =>
    app.request('/assurance/switch', {
      method: 'POST',
      headers: { 'sec-fetch-site': 'same-origin' },
      body: new URLSearchParams({ scope: 'tool', name: 'echo', isOn, reason: 'a complaint' }),
    });
  expect((await turn('false')).headers.get('location')).toBe('/assurance');
  expect(await page()).toContain('Turn on again<span class="visually-hidden">: Echo</span>');
  expect((await turn('true')).status).toBe(303);
  expect((await turns()).map(({ kind }) => kind)).toEqual(['switched-off', 'switched-on']);
});

import { Hono } from 'hono';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { problemOf } from '../problem.ts';
import { respondWithProblem } from '../respond-with-problem.ts';
import { findCaller, requireCaller } from './ask-who.ts';
import { oidcSignIn } from './oidc-sign-in.ts';
import { peopleSettings } from './people-settings.ts';
import { signInRecords } from './sign-in-records.ts';
import { auditList } from './testing/audit-list.ts';
import { memoryPeople } from './testing/memory-people.ts';
import { type SampleClaims, sampleProvider } from './testing/sample-provider.ts';

let provider: Awaited<ReturnType<typeof sampleProvider>>;
let claims: SampleClaims = {};
let moreClaims: SampleClaims = {};
let clock = Date.now();
let people = memoryPeople();
let chain = auditList();

beforeAll(async () => {
  provider = await sampleProvider({ claims: () => claims, userInfo: () => moreClaims });
});
afterAll(() => provider.close());
beforeEach(() => {
  claims = { groups: ['staff', 'desk'], sid: 's-1' };
  moreClaims = {};
  clock = Date.now();
  people = memoryPeople();
  chain = auditList();
  provider.confuseNonces(false);
});

const address = 'http://127.0.0.1:8000';

/** A server that tells who asks, and a browser that keeps cookies. */
function visit(changes: { readonly issuer?: string } = {}) {
  const {
    signIn: way,
    claims: names,
    roles,
  } = peopleSettings.parse({
    signIn: {
      mode: 'oidc',
      issuer: changes.issuer ?? provider.issuer,
      clientId: 'assay',
      secretFrom: 'X',
      address,
      idleMinutes: 60,
      hours: 10,
    },
    roles: { editor: ['desk'], administrator: ['admins'] },
  });
  if (way.mode !== 'oidc') throw new Error('the settings above are of OIDC');
  const signIn = oidcSignIn({
    settings: { ...way, claims: names, roles },
    secret: 'secret',
    people,
    records: signInRecords(chain.audit, () => new Date(clock)),
    deploymentKey: Buffer.alloc(32, 1),
    now: () => new Date(clock),
  });
  const app = new Hono();
  app.onError((error, context) => respondWithProblem(context, problemOf(error)));
  app.use(findCaller(signIn.identify, []));
  app.use(requireCaller({ startPath: signIn.startPath, open: signIn.openPaths ?? [] }));
  if (signIn.routes !== undefined) app.route('/', signIn.routes);
  app.get('/who', (context) => context.json(context.get('caller')));
  const jar = new Map<string, string>();
  const go = async (path: string, init: RequestInit = {}) => {
    const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join('; ');
    const headers = { accept: 'text/html', ...(cookie === '' ? {} : { cookie }), ...(init.headers as Record<string, string> | undefined) };
    const response = await app.request(new URL(path, address).href, { ...init, headers });
    for (const line of response.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      if (/max-age=0/i.test(line)) jar.delete(name);
      else jar.set(name, value);
    }
    return response;
  };
  const signInAs = async (to = '/who', back: Readonly<Record<string, string>> = {}) => {
    const started = await go(`/sign-in?to=${encodeURIComponent(to)}`);
    return go(provider.authorise(started.headers.get('location') ?? '', back));
  };
  return { go, jar, signInAs };
}

describe('who signs in', () => {
  test('is led to the provider, comes back, and is known with groups and roles', async () => {
    const { go } = visit();
    const sent = await go('/who?a=1');
    expect([sent.status, sent.headers.get('location')]).toEqual([302, '/sign-in?to=%2Fwho%3Fa%3D1']);
    const started = await go(sent.headers.get('location') ?? '');
    const asked = new URL(started.headers.get('location') ?? '').searchParams;
    expect([asked.get('response_type'), asked.get('code_challenge_method'), asked.get('client_id')]).toEqual(['code', 'S256', 'assay']);
    const back = await go(provider.authorise(started.headers.get('location') ?? ''));
    expect([back.status, back.headers.get('location')]).toEqual([302, '/who?a=1']);
    expect(await (await go('/who')).json()).toEqual({
      id: 'person:u-1',
      groups: ['everyone', 'staff', 'desk'],
      roles: ['user', 'editor'],
    });
  });

  test('holds a random name that scripts cannot read, and the store its digest alone', async () => {
    const { go, jar, signInAs } = visit();
    const back = await signInAs();
    const line = back.headers.getSetCookie().find((one) => one.startsWith('assay-session=')) ?? '';
    expect(line).toMatch(/HttpOnly/);
    expect(line).toMatch(/SameSite=Lax/);
    const held = jar.get('assay-session') ?? '';
    expect(held.length).toBeGreaterThan(40);
    expect(JSON.stringify([...people.kept.sessions.values()])).not.toContain(held);
    expect((await go('/who')).status).toBe(200);
  });

  test('gets a new name each time, and the one before is worth nothing', async () => {
    const { jar, signInAs, go } = visit();
    await signInAs();
    const first = jar.get('assay-session') ?? '';
    await signInAs();
    expect(jar.get('assay-session')).not.toBe(first);
    jar.set('assay-session', first);
    expect((await go('/who', { headers: { accept: 'application/json' } })).status).toBe(401);
  });

  test('is known by groups of the user information where the token has none', async () => {
    claims = {};
    moreClaims = { sub: 'u-1', groups: ['admins'] };
    const { go, signInAs } = visit();
    await signInAs();
    expect(await (await go('/who')).json()).toMatchObject({ roles: ['user', 'administrator'] });
  });

  test.each([
    ['another site', 'https://evil.example/'],
    ['another site without a scheme', '//evil.example/'],
    ['a stroke the other way', '/\\evil.example'],
    ['a line break', '/who\r\nX: y'],
  ])('is never led on to %s', async (_, to) => {
    expect((await visit().signInAs(to)).headers.get('location')).toBe('/');
  });
});

describe('nobody is let in', () => {
  const refused = async (back: Promise<Response>, words: RegExp) => {
    const response = await back;
    expect(response.status).toBeGreaterThanOrEqual(400);
    expect(await response.text()).toMatch(words);
    expect(people.kept.sessions.size).toBe(0);
  };

  test('with the state of another sign-in', () => refused(visit().signInAs('/', { state: 'planted' }), /does not hold/));
  test('with a code that was not given', () => refused(visit().signInAs('/', { code: 'guessed' }), /does not hold/));
  test('with an error of the provider', () => refused(visit().signInAs('/', { error: 'access_denied' }), /did not let you in/));
  test('with the nonce of another sign-in', async () => {
    provider.confuseNonces(true);
    await refused(visit().signInAs(), /does not hold/);
  });
  test('without what was put into the browser when it began', async () => {
    const { go, jar } = visit();
    const started = await go('/sign-in');
    jar.clear();
    await refused(go(provider.authorise(started.headers.get('location') ?? '')), /another browser/);
  });
  test('after ten minutes', async () => {
    const { go } = visit();
    const started = await go('/sign-in');
    clock += 11 * 60_000;
    await refused(go(provider.authorise(started.headers.get('location') ?? '')), /too long/);
  });
  test('where the provider cannot be reached', () => refused(visit({ issuer: 'http://127.0.0.1:1' }).go('/sign-in'), /cannot be reached/));
});

describe('a session ends', () => {
  const isIn = async ({ go }: ReturnType<typeof visit>) => (await go('/who', { headers: { accept: 'application/json' } })).status === 200;

  test.each([
    ['when nothing was asked for an hour', 61],
    ['after ten hours', 10 * 60 + 1],
  ])('%s', async (_, minutes) => {
    const browser = visit();
    await browser.signInAs();
    expect(await isIn(browser)).toBe(true);
    clock += minutes * 60_000;
    expect(await isIn(browser)).toBe(false);
    expect(people.kept.sessions.size).toBe(0);
  });

  test('not while somebody works, until ten hours have passed', async () => {
    const browser = visit();
    await browser.signInAs();
    for (let asked = 0; asked < 11; asked += 1) {
      clock += 50 * 60_000;
      expect(await isIn(browser)).toBe(true);
    }
    clock += 51 * 60_000;
    expect(await isIn(browser)).toBe(false);
  });

  test('when the person signs out, here and with the provider', async () => {
    const browser = visit();
    await browser.signInAs();
    const out = await browser.go('/sign-out', { method: 'POST' });
    expect([out.status, out.headers.get('location')]).toEqual([303, '/signed-out']);
    expect(await (await browser.go('/signed-out')).text()).toContain(`href="${provider.issuer}/end?`);
    expect([await isIn(browser), people.kept.sessions.size]).toEqual([false, 0]);
  });

  const events = { 'http://schemas.openid.net/event/backchannel-logout': {} };
  const logOut = async (browser: ReturnType<typeof visit>, token: string) =>
    browser.go('/sign-out/back-channel', {
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body: new URLSearchParams({ logout_token: token }).toString(),
    });

  test.each([
    ['the session', { sid: 's-1' }],
    ['the person', { sub: 'u-1' }],
  ])('when the provider says so of %s', async (_, who) => {
    const browser = visit();
    await browser.signInAs();
    expect((await logOut(browser, await provider.sign({ ...who, jti: 'j', events }))).status).toBe(200);
    expect(await isIn(browser)).toBe(false);
  });

  test('never twice by one token', async () => {
    const browser = visit();
    await browser.signInAs();
    const token = await provider.sign({ sub: 'u-1', jti: 'once', events });
    expect((await logOut(browser, token)).status).toBe(200);
    await browser.signInAs();
    expect((await logOut(browser, token)).status).toBe(400);
    expect(await isIn(browser)).toBe(true);
  });

  test('by a flood of forged tokens: the provider’s keys are asked for once', async () => {
    const browser = visit();
    const before = provider.asked();
    for (let sent = 0; sent < 20; sent += 1) expect((await logOut(browser, await provider.sign({ jti: `${sent}` }))).status).toBe(400);
    expect(provider.asked() - before).toBeLessThan(4);
  });

  test.each<[string, string, string]>([
    ['a body over its limit', 'application/x-www-form-urlencoded', `logout_token=${'a'.repeat(30_000)}`],
    ['another form', 'multipart/form-data; boundary=x', '--x'],
  ])('never by %s', async (_, type, body) => {
    const answer = await visit().go('/sign-out/back-channel', { method: 'POST', headers: { 'content-type': type }, body });
    expect([400, 413]).toContain(answer.status);
  });

  test.each<[string, () => Promise<string> | string]>([
    ['a token that is none', () => 'x.y.z'],
    ['no token', () => ''],
    ['a token for another client', () => provider.sign({ sub: 'u-1', jti: 'j', events }, { audience: 'other' })],
    ['a token of another issuer', () => provider.sign({ sub: 'u-1', jti: 'j', events }, { from: 'https://evil.example' })],
    ['a token that has expired', () => provider.sign({ sub: 'u-1', jti: 'j', events }, { seconds: -600 })],
    ['a token that is no logout', () => provider.sign({ sub: 'u-1', jti: 'j' })],
    ['an identity token, which has a nonce', () => provider.sign({ sub: 'u-1', jti: 'j', events, nonce: 'n' })],
    ['a token that names nobody', () => provider.sign({ jti: 'j', events })],
  ])('never by %s', async (_, token) => {
    const browser = visit();
    await browser.signInAs();
    expect((await logOut(browser, await token())).status).toBe(400);
    expect(await isIn(browser)).toBe(true);
  });
});

describe('on record', () => {
  const told = () => chain.records.map(({ kind, actor, body }) => [kind, actor, body.reason ?? body.by]);

  test('is who signed in and out, with roles, and no token, name of a session or address', async () => {
    const { go, jar, signInAs } = visit();
    await signInAs('/who?about=ann');
    const held = jar.get('assay-session') ?? '';
    await go('/sign-out', { method: 'POST' });
    expect(told()).toEqual([
      ['signed-in', 'person:u-1', 'oidc'],
      ['signed-out', 'person:u-1', undefined],
    ]);
    expect(chain.records[0]?.body).toEqual({ by: 'oidc', roles: ['user', 'editor'], session: expect.stringMatching(/^[0-9a-f]{16}$/) });
    expect(chain.records[1]?.body).toEqual({ session: chain.records[0]?.body.session });
    for (const secret of [held, 's-1', 'about=ann', '127.0.0.1']) expect(JSON.stringify(chain.records)).not.toContain(secret);
    await go('/sign-out', { method: 'POST' });
    expect(chain.records.length).toBe(2);
  });

  test.each([
    ['idle', 61],
    ['age', 601],
  ])('is that a session ended by itself (%s), once, however many requests find it so', async (reason, minutes) => {
    const { go, signInAs } = visit();
    await signInAs();
    clock += minutes * 60_000;
    await Promise.all([go('/who'), go('/who'), go('/who')]);
    expect(told().slice(1)).toEqual([['session-ended', 'person:u-1', reason]]);
  });

  test('is that the next sign-in took a session’s place, or found one over that nobody came back to', async () => {
    const { signInAs } = visit();
    await signInAs();
    await signInAs();
    expect(told().map(([kind, , reason]) => [kind, reason])).toEqual([
      ['signed-in', 'oidc'],
      ['session-ended', 'replaced'],
      ['signed-in', 'oidc'],
    ]);
    clock += 24 * 60 * 60_000;
    await visit().signInAs();
    expect(
      told()
        .slice(3)
        .map(([kind, , reason]) => [kind, reason]),
    ).toEqual([
      ['session-ended', 'age'],
      ['signed-in', 'oidc'],
    ]);
  });

  test('is each session that the provider ended, by its person', async () => {
    const { go, signInAs } = visit();
    await signInAs();
    await visit().signInAs();
    const events = { 'http://schemas.openid.net/event/backchannel-logout': {} };
    const body = new URLSearchParams({ logout_token: await provider.sign({ sub: 'u-1', jti: 'j', events }) }).toString();
    const headers = { 'content-type': 'application/x-www-form-urlencoded' };
    expect((await go('/sign-out/back-channel', { method: 'POST', headers, body })).status).toBe(200);
    expect(told().slice(2)).toEqual([
      ['session-ended', 'person:u-1', 'provider'],
      ['session-ended', 'person:u-1', 'provider'],
    ]);
  });

  test('or nobody is let in, in words', async () => {
    chain.breakDown(true);
    const { go, jar, signInAs } = visit();
    const back = await signInAs();
    expect([back.status, await back.text()]).toEqual([503, expect.stringContaining('nobody new is let in: the disk is full')]);
    expect([people.kept.sessions.size, jar.has('assay-session'), await people.getSignIn('person:u-1')]).toEqual([0, false, undefined]);
    chain.breakDown(false);
    await signInAs();
    chain.breakDown(true);
    const out = await go('/sign-out', { method: 'POST' });
    // What ends, ends all the same.
    expect([out.status, people.kept.sessions.size]).toEqual([503, 0]);
  });

  test('what a person signed in with is kept for their keys', async () => {
    await visit().signInAs();
    expect(await people.getSignIn('person:u-1')).toEqual({
      person: 'person:u-1',
      groups: ['everyone', 'staff', 'desk'],
      at: new Date(clock).toISOString(),
    });
  });
});

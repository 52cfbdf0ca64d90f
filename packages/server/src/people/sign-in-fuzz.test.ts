import { SignJWT } from 'jose';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createServer } from '../create-server.ts';
import { leaks, odd, randomFrom } from '../testing/odd-requests.ts';
import { sampleParts } from '../testing/sample-parts.ts';
import { openSignIn } from './open-sign-in.ts';
import { peopleSettings } from './people-settings.ts';
import { auditList } from './testing/audit-list.ts';
import { memoryPeople } from './testing/memory-people.ts';
import { sampleProvider } from './testing/sample-provider.ts';

let provider: Awaited<ReturnType<typeof sampleProvider>>;
beforeAll(async () => {
  provider = await sampleProvider({ claims: () => ({ groups: ['staff'], sid: 's-1' }) });
});
afterAll(() => provider.close());

const address = 'http://127.0.0.1:8000';
const secret = 'the-secret-of-this-client';
const events = { 'http://schemas.openid.net/event/backchannel-logout': {} };
const encoded = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');

/** What a header can hold: the rest a client refuses to send. */
const inHeader = (text: string) => text.replaceAll(/[^\x20-\x7e\x80-\xff]/g, '?').trim();

/** A server where people sign in this way, and a chance to ask it anything. */
async function served(signIn: object, seed: number) {
  const people = memoryPeople();
  const settings = peopleSettings.parse({ signIn });
  const way = await openSignIn(settings, {
    people,
    audit: auditList().audit,
    deploymentKey: Buffer.alloc(32, 7),
    environment: { OIDC_SECRET: secret },
    now: () => new Date(),
  });
  const parts = sampleParts({ signIn: way, people, now: () => new Date() });
  const app = createServer(parts);
  const random = randomFrom(seed * 7_919);
  const pick = <Item>(items: readonly Item[]): Item => items[random(items.length)] as Item;
  /** The same with one sign changed, cut or doubled: never in its last, some bits of which mean nothing. */
  const torn = (text: string) => {
    const place = random(Math.max(1, text.length - 2));
    return pick([
      text.slice(0, place),
      `${text.slice(0, place)}${text[place] === 'A' ? 'B' : 'A'}${text.slice(place + 1)}`,
      text + text,
      `${text}.`,
      text.replace(/[.=]|$/, '..'),
      encodeURIComponent(`${text}=`),
      text.toUpperCase(),
    ]);
  };
  const ask = async (path: string, init: RequestInit) => {
    const response = await app.request(`${address}${path}`, { ...init, redirect: 'manual', signal: AbortSignal.timeout(5_000) });
    const text = await response.text();
    const said = `${text} ${JSON.stringify([...response.headers])}`;
    const what = `${init.method} ${path}`.slice(0, 300);
    expect(`${what} ${response.status}`).not.toMatch(/ 5\d\d$/);
    // What was asked may be repeated; nothing else of the kind may stand there.
    expect(said.replaceAll(decodeURIComponent(new URL(path, address).pathname), ''), what).not.toMatch(leaks);
    expect(said, what).not.toContain(secret);
    return response;
  };
  return { parts, people, pick, random, torn, ask };
}

describe('the ways of sign-in, asked anything', () => {
  const oidc = () => ({ mode: 'oidc', issuer: provider.issuer, clientId: 'assay', secretFrom: 'OIDC_SECRET', address });
  const places = ['/sign-in', '/sign-in/callback', '/sign-out', '/sign-out/back-channel', '/signed-out'];
  const elsewhere = [
    'https://evil.example/',
    '//evil.example',
    '/\\evil.example',
    '\\\\evil.example',
    '/%2f/evil.example',
    '/%5cevil.example',
    '/\tevil.example',
    'javascript:alert(1)',
    '/sign-in?to=//evil.example',
    '/@evil.example',
    ' /x',
    '/x\r\nSet-Cookie: a=b',
  ];

  test.each([1, 2, 3, 4])(
    'answer in words, lead nobody away, and let nobody in or out (seed %i)',
    async (seed) => {
      const { parts, people, pick, random, torn, ask } = await served(oidc(), seed);
      const cookieOf = (response: Response) => response.headers.getSetCookie()[0]?.split(';')[0] ?? '';
      const begin = async () => {
        const started = await ask(`/sign-in?to=${encodeURIComponent(pick([...elsewhere, '/documents']))}`, { method: 'GET' });
        return { cookie: cookieOf(started), back: new URL(provider.authorise(started.headers.get('location') ?? '')) };
      };
      // Somebody who signed in as they should, and stays so.
      const first = await begin();
      const entered = await ask(first.back.pathname + first.back.search, { method: 'GET', headers: { cookie: first.cookie } });
      const session =
        entered.headers
          .getSetCookie()
          .find((line) => line.startsWith('assay-session='))
          ?.split(';')[0] ?? '';
      expect(people.kept.sessions.size).toBe(1);

      for (let asked = 0; asked < 250; asked += 1) {
        const place = pick(places);
        const method =
          random(3) === 0 ? pick(['GET', 'POST', 'PUT', 'DELETE', 'PATCH', 'OPTIONS', 'HEAD']) : place.includes('out') ? 'POST' : 'GET';
        const real = random(3) === 0 ? await begin() : undefined;
        const query = new URLSearchParams(real?.back.search);
        // Of a real answer at least one thing is wrong: what comes with it, or what the browser holds.
        const isCookieTorn = random(2) === 0;
        if (real !== undefined && !isCookieTorn) query.set(pick(['state', 'code']), pick([...odd, torn(query.get('state') ?? '')]));
        for (let more = random(3); more > 0; more -= 1)
          query.append(
            pick(['to', 'error', 'error_description', 'iss', 'code', 'session_state', 'id_token', 'x']),
            pick([...odd, ...elsewhere]),
          );
        const held = real === undefined ? `assay-sign-in=${pick(odd)}` : isCookieTorn ? torn(real.cookie) : real.cookie;
        const token = await provider.sign({ sub: 'u-1', jti: `${seed}-${asked}`, events });
        const logout = pick([
          ...odd,
          torn(token),
          `${encoded({ alg: 'none' })}.${token.split('.')[1]}.`,
          `${encoded({ alg: 'RS256', kid: pick(odd) })}.${token.split('.')[1]}.${token.split('.')[2]}`,
          `${encoded({ alg: 'HS256', kid: 'one' })}.${token.split('.')[1]}.${token.split('.')[2]}`,
          `${encoded(null)}.${encoded([])}.x`,
          await provider.sign({ sub: 'u-1', events, nonce: 'n', jti: 'j' }),
          await provider.sign({ sub: { $ne: '' }, sid: ['s-1'], events, jti: 7 }),
          await provider.sign({ sub: 'u-1', events: 'yes', jti: 'j' }),
        ]);
        const headers = {
          cookie: inHeader(random(4) === 0 ? `${held}; assay-session=${pick(odd)}` : held),
          'content-type': pick(['application/x-www-form-urlencoded', 'application/json', 'multipart/form-data; boundary=x', 'text/plain']),
          accept: pick(['*/*', 'text/html', 'application/json', '']),
        };
        const body =
          method === 'GET' || method === 'HEAD' ? {} : { body: pick([new URLSearchParams({ logout_token: logout }).toString(), logout]) };
        const response = await ask(`${place}${query.size > 0 ? `?${query}` : ''}`, { method, headers, ...body });

        const to = response.headers.get('location');
        if (to !== null) expect(to.startsWith(`${provider.issuer}/authorise?`) || /^\/(?![/\\])[\x21-\x7e]*$/.test(to), to).toBe(true);
        expect(people.kept.sessions.size).toBe(1);
        for (const line of response.headers.getSetCookie()) expect(line).toMatch(/^assay-(?:session|sign-in)=.*HttpOnly.*SameSite=Lax/);
      }
      expect(people.kept.sessions.size).toBe(1);
      expect((await ask('/api/tools', { method: 'GET', headers: { cookie: session } })).status).toBe(200);
      expect(parts.logged.filter((line) => 'stack' in line)).toEqual([]);
    },
    60_000,
  );

  test.each([1, 2, 3])(
    'a proxy’s header holds anything but a token, and nobody is known by it (seed %i)',
    async (seed) => {
      const header = 'X-Signed-Person';
      const proxy = { mode: 'proxy', header, issuer: provider.issuer, audience: 'assay', keys: provider.keys };
      const { parts, pick, random, torn, ask } = await served(proxy, seed);
      const genuine = await provider.sign({ sub: 'u-1' });
      const known = (value: string) => ask('/api/tools', { method: 'GET', headers: { [header]: value } });
      expect((await known(genuine)).status).toBe(200);
      const [head = '', payload = '', signature = ''] = genuine.split('.');
      const shared = await new SignJWT({ sub: 'u-1' })
        .setProtectedHeader({ alg: 'HS256', kid: 'one' })
        .setIssuer(provider.issuer)
        .setAudience('assay')
        .setExpirationTime('5m')
        .sign(Buffer.alloc(32, 1));
      for (let asked = 0; asked < 250; asked += 1) {
        const forged = pick([
          ...odd,
          // Upper case and a doubled point change it in every case; a changed sign at the end may not.
          genuine.toUpperCase(),
          genuine.slice(0, random(genuine.length - 10)),
          `${head}..${payload}.${signature}`,
          `${head}.${encoded({ sub: 'admin', iss: provider.issuer, aud: 'assay', exp: 9_999_999_999 })}.${signature}`,
          `${encoded({ alg: pick(['none', 'HS256', 'RS1', '', ...odd]), kid: pick(['one', ...odd]) })}.${payload}.${pick(['', signature])}`,
          `${encoded({ alg: 'RS256', kid: 'one', crit: [pick(odd)], jwk: {}, jku: 'https://evil.example' })}.${payload}.${signature}`,
          `${encoded(pick<unknown>([null, [], 7, 'x']))}.${encoded(pick<unknown>([null, [], 7]))}.${signature}`,
          `Basic ${torn('YTpi')}`,
          shared,
          await provider.sign({ sub: 'u-1' }, { audience: pick(['other', 'ASSAY', '']) }),
          await provider.sign({ sub: 'u-1' }, { from: pick(['https://evil.example', `${provider.issuer}/`]) }),
          await provider.sign({ sub: 'u-1' }, { seconds: -600 }),
          await provider.sign({ sub: pick<unknown>([7, null, [], {}, '']) }),
        ]);
        const response = await known(inHeader(forged));
        expect([response.status, forged.slice(0, 200)]).toEqual([401, forged.slice(0, 200)]);
      }
      expect(parts.logged.filter((line) => 'stack' in line)).toEqual([]);
    },
    60_000,
  );
});

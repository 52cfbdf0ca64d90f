import { describe, expect, test } from 'vitest';
import { createServer } from './create-server.ts';
import { peopleSettings } from './people/people-settings.ts';
import type { SignIn } from './people/sign-in.ts';
import { sampleParts } from './testing/sample-parts.ts';

const intranet = 'https://intranet.dept.example';

/** Nobody is known but who sends the cookie of this test. */
const byCookie: SignIn = {
  mode: 'oidc',
  async identify(request) {
    const caller = { id: 'person:ann', groups: ['everyone'], roles: ['user', 'editor', 'assurance', 'administrator'] };
    return request.headers.get('cookie') === 'session=ann' ? { status: 'known', caller } : { status: 'unknown' };
  },
};

function asked(origins: readonly string[] = [intranet]) {
  const app = createServer(sampleParts({ signIn: byCookie, hosts: ['assay.dept.example'], origins }));
  return (method: string, path: string, headers: Readonly<Record<string, string>> = {}) => {
    const body = method === 'POST' ? { body: JSON.stringify({ words: 'one' }) } : {};
    const usual = { host: 'assay.dept.example', cookie: 'session=ann', 'content-type': 'application/json' };
    return app.request(path, { method, ...body, headers: { ...usual, ...headers } });
  };
}
const preflight = (method: string, origin = intranet) => ({ origin, cookie: '', 'access-control-request-method': method });
const granted = ({ headers }: Response) => [...headers.keys()].filter((name) => name.startsWith('access-control-'));

const shared: readonly (readonly [method: string, path: string])[] = [
  ['GET', '/assets/assay-chat.js'],
  ['GET', '/assets/assay-desk.js'],
  ['GET', '/api/tools'],
  ['POST', '/api/tools/echo/runs'],
  ['GET', '/api/runs/x'],
  ['GET', '/api/runs/x/events'],
  ['DELETE', '/api/runs/x'],
  ['POST', '/api/runs/x/sign-off'],
  ['POST', '/api/file-texts'],
  ['POST', '/api/feedback'],
  ['GET', '/api/evidence'],
  ['GET', '/api/evidence/x'],
];
const kept: readonly (readonly [method: string, path: string])[] = [
  ['GET', '/'],
  ['GET', '/assurance'],
  ['POST', '/assurance/switch'],
  ['GET', '/documents'],
  ['POST', '/documents'],
  ['GET', '/api/documents'],
  ['POST', '/api/documents'],
  ['GET', '/api/documents/leave'],
  ['DELETE', '/api/documents/leave'],
  ['GET', '/api/gate'],
  ['POST', '/api/gate/switch'],
  ['GET', '/api/audit'],
  ['GET', '/api/audit/export'],
  ['GET', '/api/usage'],
  ['GET', '/api/guardrails/statistics'],
  ['GET', '/v1/models'],
  ['POST', '/v1/chat/completions'],
  ['POST', '/mcp'],
  ['GET', '/metrics'],
  ['GET', '/openapi.json'],
  ['GET', '/sign-in'],
  ['POST', '/sign-out'],
  ['GET', '/assets/pages.css'],
  ['PUT', '/api/tools'],
  ['DELETE', '/api/tools'],
  ['POST', '/api/runs/x'],
  ['POST', '/api/tools/..%2f..%2fapi%2fgate%2fswitch/runs'],
  ['GET', '/api/runs/x/events/'],
  ['GET', '/api/runs/..%2faudit'],
  ['GET', '/API/tools'],
];

describe('a page of a named origin', () => {
  test.each(shared)('may ask %s %s with the person’s session, and read the answer', async (method, path) => {
    const response = await asked()(method, path, { origin: intranet, 'sec-fetch-site': 'same-site' });
    expect(response.status).not.toBe(403);
    expect(response.headers.get('access-control-allow-origin')).toBe(intranet);
    expect(response.headers.get('access-control-allow-credentials')).toBe('true');
    expect(response.headers.get('vary')).toContain('Origin');
  });

  test.each(shared)('is told before it asks %s %s that it may, for a minute and for that method', async (method, path) => {
    const response = await asked()('OPTIONS', path, preflight(method));
    expect([response.status, response.headers.get('access-control-max-age')]).toEqual([204, '60']);
    expect(response.headers.get('access-control-allow-origin')).toBe(intranet);
    expect((response.headers.get('access-control-allow-methods') ?? '').split(',')).toContain(method);
    expect(response.headers.get('access-control-allow-headers')).not.toMatch(/authorization|\*/i);
    expect(response.headers.get('vary')).toContain('Origin');
  });

  test('reads where its run is, and the words of a refusal', async () => {
    const ask = asked();
    const run = await ask('POST', '/api/tools/echo/runs', { origin: intranet });
    expect([run.status, run.headers.get('access-control-expose-headers')]).toEqual([200, expect.stringContaining('Location')]);
    for (const refused of [
      await ask('GET', '/api/tools', { origin: intranet, cookie: '' }),
      await ask('POST', '/api/tools/untested/runs', { origin: intranet }),
      await ask('GET', '/api/runs/none', { origin: intranet }),
    ]) {
      expect(refused.status).toBeGreaterThanOrEqual(400);
      expect(refused.headers.get('access-control-allow-origin')).toBe(intranet);
    }
  });

  test.each(kept)('gets nothing of %s %s, with or without asking first', async (method, path) => {
    const ask = asked();
    for (const response of [await ask(method, path, { origin: intranet }), await ask('OPTIONS', path, preflight(method))]) {
      expect(response.status).toBe(403);
      expect(granted(response)).toEqual([]);
    }
  });

  test('loads the widget and no other file', async () => {
    const policy = async (path: string, origins?: readonly string[]) =>
      (await asked(origins)('GET', path)).headers.get('cross-origin-resource-policy');
    expect(await policy('/assets/assay-chat.js')).toBe('cross-origin');
    expect(await policy('/assets/pages.css')).toBe('same-origin');
    expect(await policy('/api/tools')).toBe('same-origin');
    expect(await policy('/assets/assay-chat.js', [])).toBe('same-origin');
  });

  test('gets an answer that no cache gives to another page', async () => {
    for (const headers of [{}, { origin: intranet }])
      expect((await asked()('GET', '/assets/assay-chat.js', headers)).headers.get('vary')).toBe('Origin');
  });
});

describe('a page of any other origin', () => {
  const hostile = [
    'https://intranet.dept.example.evil.example',
    'https://evil-intranet.dept.example',
    'https://sub.intranet.dept.example',
    'https://dept.example',
    'https://intranet.dept.exampl',
    'http://intranet.dept.example',
    'https://intranet.dept.example:444',
    'https://intranet.dept.example:443',
    'https://intranet.dept.example/',
    'https://intranet.dept.example@evil.example',
    'https://evil.example@intranet.dept.example',
    'https://Intranet.dept.example',
    'HTTPS://intranet.dept.example',
    'https://intranet.dept.example.',
    'https://xn--ntranet-8eb.dept.example',
    'https://\u0456ntranet.dept.example',
    'https://intranet.dept.example, https://evil.example',
    'https://intranet.dept.example https://evil.example',
    'https://intranet%2edept.example',
    'intranet.dept.example',
    'null',
    '*',
    'file://',
    'chrome-extension://intranet.dept.example',
    'https://evil.example',
  ];

  test.each(hostile)('%j is refused as ever, and told nothing of who is not', async (text) => {
    const ask = asked([intranet, 'https://other.dept.example']);
    // As bytes on the wire: a header holds no others.
    const origin = Buffer.from(text).toString('latin1');
    for (const response of [
      await ask('GET', '/api/tools', { origin }),
      await ask('POST', '/api/tools/echo/runs', { origin, 'sec-fetch-site': 'cross-site' }),
      await ask('OPTIONS', '/api/tools/echo/runs', preflight('POST', origin)),
      await ask('GET', '/assets/assay-chat.js', { origin }),
    ]) {
      expect(response.status).toBe(403);
      expect(granted(response)).toEqual([]);
      expect(await response.text()).toContain('A page of another site made this request');
    }
  });

  test('is refused without a list too, and nothing is said of sharing', async () => {
    const ask = asked([]);
    for (const response of [await ask('GET', '/api/tools', { origin: intranet }), await ask('OPTIONS', '/api/tools', preflight('GET'))]) {
      expect([response.status, granted(response), response.headers.get('vary')]).toEqual([403, [], null]);
    }
  });

  test('a list that was made without the settings lets neither everybody in nor nobody in particular', async () => {
    for (const origin of ['*', 'null']) expect((await asked(['*', 'null'])('GET', '/api/tools', { origin })).status).toBe(403);
  });
});

describe('the settings', () => {
  const oidc = {
    mode: 'oidc',
    issuer: 'https://login.dept.example',
    clientId: 'assay',
    secretFrom: 'X',
    address: 'https://assay.dept.example',
  };
  const problem = (origins: readonly string[], signIn: object = oidc) => {
    const parsed = peopleSettings.safeParse({ signIn, origins });
    return parsed.success ? '' : parsed.error.issues.map(({ message }) => message).join('; ');
  };

  test.each([
    intranet,
    'https://xn--bcher-kva.example',
    'https://intranet.dept.example:8443',
    'http://localhost:3000',
    'http://[::1]:3000',
  ])('take %s', (origin) => {
    expect(problem([origin])).toBe('');
  });

  test.each([
    ['*', 'is not an origin'],
    ['null', 'is not an origin'],
    ['https://*.dept.example', 'is not an origin'],
    ['http://intranet.dept.example', 'https:// but for this machine'],
    ['http://localhost.evil.example', 'https:// but for this machine'],
    ['intranet.dept.example', 'is not an origin'],
    ['file:///', 'is not an origin'],
    ['https://intranet.dept.example/', 'write https://intranet.dept.example'],
    ['https://intranet.dept.example/path', 'write https://intranet.dept.example'],
    ['https://intranet.dept.example:443', 'write https://intranet.dept.example'],
    ['https://Intranet.dept.example', 'write https://intranet.dept.example'],
    ['https://ann@intranet.dept.example', 'write https://intranet.dept.example'],
    ['https://bücher.example', 'write https://xn--bcher-kva.example'],
  ])('do not take %s, and say why', (origin, words) => {
    expect(problem([origin])).toContain(words);
  });

  test('let pages of this machine alone ask where nobody signs in', () => {
    expect(problem(['http://localhost:3000'], { mode: 'local' })).toBe('');
    expect(problem([intranet], { mode: 'local' })).toContain('while nobody signs in');
  });
});

import type { Caller } from '@assay/core';
import { generateKeyPair, SignJWT, UnsecuredJWT } from 'jose';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { peopleSettings } from './people-settings.ts';
import { proxySignIn } from './proxy-sign-in.ts';
import { sampleProvider } from './testing/sample-provider.ts';

let proxy: Awaited<ReturnType<typeof sampleProvider>>;
beforeAll(async () => {
  proxy = await sampleProvider({ claims: () => ({}) });
});
afterAll(() => proxy.close());

function identify(token: string | undefined, header = 'x-proxy-token', remember: (caller: Caller) => Promise<void> = async () => {}) {
  const { signIn, claims, roles } = peopleSettings.parse({
    signIn: { mode: 'proxy', header: 'X-Proxy-Token', issuer: proxy.issuer, audience: 'assay', keys: proxy.keys },
    claims: { id: 'oid', groups: 'memberOf', separator: ' ' },
    roles: { assurance: ['risk'] },
  });
  if (signIn.mode !== 'proxy') throw new Error('the settings above are of a proxy');
  const request = new Request('http://127.0.0.1/', { headers: token === undefined ? {} : { [header]: token } });
  return proxySignIn({ ...signIn, claims, roles }, { remember, now: () => new Date() }).identify(request);
}

describe('a proxy in front', () => {
  test('is believed with its signature, for this audience and in time', async () => {
    expect(await identify(await proxy.sign({ oid: 'p-7', memberOf: 'risk desk' }))).toEqual({
      status: 'known',
      caller: { id: 'person:p-7', groups: ['everyone', 'risk', 'desk'], roles: ['user', 'assurance'] },
    });
  });

  test('lets in whoever is put on record, and nobody who is not', async () => {
    const remembered: string[] = [];
    const remember = async ({ id }: Caller) => {
      remembered.push(id);
    };
    await identify(await proxy.sign({ oid: 'p-7' }), 'x-proxy-token', remember);
    await identify('x.y.z', 'x-proxy-token', remember);
    await identify(await proxy.sign({}), 'x-proxy-token', remember);
    expect(remembered).toEqual(['person:p-7']);
    const fails = async () => {
      throw new Error('the disk is full');
    };
    await expect(identify(await proxy.sign({ oid: 'p-7' }), 'x-proxy-token', fails)).rejects.toThrow('the disk is full');
  });

  test('that says nothing leaves it open who asks, also where another header has a token', async () => {
    expect(await identify(undefined)).toEqual({ status: 'unknown' });
    expect(await identify(await proxy.sign({ oid: 'p-7' }), 'x-forwarded-user')).toEqual({ status: 'unknown' });
  });

  const stranger = async () => {
    const { privateKey } = await generateKeyPair('RS256');
    return new SignJWT({ oid: 'p-7' })
      .setProtectedHeader({ alg: 'RS256', kid: 'one' })
      .setIssuer(proxy.issuer)
      .setAudience('assay')
      .setExpirationTime('5m')
      .sign(privateKey);
  };
  const shared = () =>
    new SignJWT({ oid: 'p-7' })
      .setProtectedHeader({ alg: 'HS256', kid: 'one' })
      .setIssuer(proxy.issuer)
      .setAudience('assay')
      .setExpirationTime('5m')
      .sign(new TextEncoder().encode('a secret that many know, of enough bytes'));

  test.each<[string, () => Promise<string> | string, string]>([
    ['a bare name', () => 'p-7', 'does not hold'],
    ['an unsigned token', () => new UnsecuredJWT({ oid: 'p-7' }).setIssuer(proxy.issuer).setAudience('assay').encode(), 'does not hold'],
    ['another key', stranger, 'does not hold'],
    ['a shared secret', shared, 'does not hold'],
    ['another audience', () => proxy.sign({ oid: 'p-7' }, { audience: 'mail' }), 'does not hold'],
    ['another issuer', () => proxy.sign({ oid: 'p-7' }, { from: 'https://evil.example' }), 'does not hold'],
    ['a token that has expired', () => proxy.sign({ oid: 'p-7' }, { seconds: -120 }), 'has expired'],
    ['a token without a name', () => proxy.sign({ email: 'p@dept.example' }), 'has no claim "oid"'],
    ['an empty name', () => proxy.sign({ oid: '' }), 'has no claim "oid"'],
  ])('is not believed by %s', async (_, token, words) => {
    expect(await identify(await token())).toMatchObject({ status: 'refused', reason: expect.stringContaining(words) });
  });
});

test.each([
  ['keys over plain http', { signIn: { mode: 'proxy', header: 'x', issuer: 'i', audience: 'a', keys: 'http://proxy.dept.example/keys' } }],
  ['a header that is none', { signIn: { mode: 'proxy', header: 'x y', issuer: 'i', audience: 'a', keys: 'https://proxy.dept.example' } }],
  ['a mode that does not exist', { signIn: { mode: 'trust' } }],
  ['a role that does not exist', { roles: { king: ['staff'] } }],
])('settings with %s are refused', (_, settings) => {
  expect(peopleSettings.safeParse(settings).success).toBe(false);
});

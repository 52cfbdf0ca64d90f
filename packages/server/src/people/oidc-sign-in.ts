import { hkdfSync } from 'node:crypto';
import { AssayError, type PeopleStore } from '@assay/core';
import { Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { deleteCookie, getCookie, setCookie } from 'hono/cookie';
import { EncryptJWT, jwtDecrypt } from 'jose';
import * as client from 'openid-client';
import { z } from 'zod';
import { signedOutPage } from '../pages/signed-out.ts';
import { callerFromClaims } from './caller-from-claims.ts';
import { logoutTokenReader } from './logout-token.ts';
import type { OidcSettings } from './people-settings.ts';
import { sessions } from './sessions.ts';
import type { Identity, SignIn } from './sign-in.ts';
import type { SignInRecords } from './sign-in-records.ts';

interface OidcParts {
  readonly settings: OidcSettings;
  readonly secret: string;
  readonly people: PeopleStore;
  readonly records: SignInRecords;
  /** Of this deployment: what a sign-in under way needs is put into the browser under a key made from it. */
  readonly deploymentKey: Uint8Array;
  readonly now: () => Date;
}

/** A sign-in is finished within so many seconds, or begun again. */
const signInSeconds = 600;

/** A logout token has a few hundred bytes. */
const longestLogout = 20_000;
const notLogout = { error: 'invalid_request' } as const;

const underWay = z.object({ state: z.string(), nonce: z.string(), verifier: z.string(), to: z.string() });

/** Sign-in with an OpenID Connect provider: code flow with PKCE, state and nonce; sessions are kept here, and can be ended from there. */
export function oidcSignIn({ settings, secret, people, records, deploymentKey, now }: OidcParts): SignIn {
  const kept = sessions({ people, records, now, hours: settings.hours, idleMinutes: settings.idleMinutes });
  const isSecure = settings.address.startsWith('https:');
  // __Host-: only this very host over TLS may set it.
  const name = isSecure ? '__Host-assay-session' : 'assay-session';
  const cookie = { httpOnly: true, secure: isSecure, sameSite: 'Lax', path: '/' } as const;
  // Of this very host over TLS alone: no sister site can plant a sign-in of its own.
  const startedName = isSecure ? '__Host-assay-sign-in' : 'assay-sign-in';
  const sealing = new Uint8Array(hkdfSync('sha256', deploymentKey, '', 'assay sign-in under way', 32));
  const callback = new URL('/sign-in/callback', settings.address).href;
  let found: Promise<client.Configuration> | undefined;

  const provider = async () => {
    found ??= client.discovery(new URL(settings.issuer), settings.clientId, secret, undefined, {
      timeout: 10,
      ...(settings.issuer.startsWith('http:') ? { execute: [client.allowInsecureRequests] } : {}),
    });
    try {
      return await found;
    } catch (error) {
      found = undefined;
      throw new AssayError('engine-unreachable', 'The identity provider cannot be reached, so nobody can sign in just now. Try again.', {
        cause: error,
      });
    }
  };

  const routes = new Hono();
  routes.get('/sign-in', async (context) => {
    const config = await provider();
    const started = {
      state: client.randomState(),
      nonce: client.randomNonce(),
      verifier: client.randomPKCECodeVerifier(),
      to: localPath(context.req.query('to')),
    };
    const sealed = await new EncryptJWT(started)
      .setProtectedHeader({ alg: 'dir', enc: 'A256GCM' })
      .setExpirationTime(Math.floor(now().getTime() / 1000) + signInSeconds)
      .encrypt(sealing);
    setCookie(context, startedName, sealed, { ...cookie, maxAge: signInSeconds });
    const address = client.buildAuthorizationUrl(config, {
      redirect_uri: callback,
      scope: settings.scopes.join(' '),
      state: started.state,
      nonce: started.nonce,
      code_challenge: await client.calculatePKCECodeChallenge(started.verifier),
      code_challenge_method: 'S256',
    });
    return context.redirect(address.href);
  });

  routes.get('/sign-in/callback', async (context) => {
    const started = await readUnderWay(getCookie(context, startedName), sealing, now);
    deleteCookie(context, startedName, cookie);
    if (started === undefined)
      throw new AssayError('bad-usage', 'This sign-in took too long or was begun in another browser. Sign in again.');
    const config = await provider();
    const here = new URL(callback);
    here.search = new URL(context.req.url).search;
    const claims = await claimsOf(config, here, started, settings);
    const caller = callerFromClaims(claims, settings);
    if (caller === undefined)
      throw new AssayError(
        'forbidden',
        `The identity provider did not say who you are (claim "${settings.claims.id}"). Ask whoever keeps people.json.`,
      );
    // A new name for every sign-in: one that was planted before is worth nothing.
    const before = getCookie(context, name);
    if (before !== undefined) await kept.replace(before);
    const providerSession = typeof claims.sid === 'string' ? { providerSession: claims.sid } : {};
    setCookie(context, name, await kept.open({ caller, subject: String(claims.sub), ...providerSession }), cookie);
    return context.redirect(started.to);
  });

  routes.post('/sign-out', async (context) => {
    const held = getCookie(context, name);
    deleteCookie(context, name, cookie);
    if (held !== undefined) await kept.end(held);
    return context.redirect('/signed-out', 303);
  });

  // A page of our own: browsers let no form lead on to another site, and nobody is signed in again by signing out.
  routes.get('/signed-out', async (context) => {
    const config = await provider().catch(() => undefined);
    const ends = config?.serverMetadata().end_session_endpoint !== undefined;
    const back = new URL('/signed-out', settings.address).href;
    const address = config === undefined || !ends ? undefined : client.buildEndSessionUrl(config, { post_logout_redirect_uri: back }).href;
    return context.html(signedOutPage(address));
  });

  const logoutTokens = logoutTokenReader({ clientId: settings.clientId, now });
  routes.post(
    '/sign-out/back-channel',
    bodyLimit({ maxSize: longestLogout, onError: (context) => context.json(notLogout, 413) }),
    async (context) => {
      if (!/^application\/x-www-form-urlencoded\b/i.test(context.req.header('content-type') ?? '')) return context.json(notLogout, 400);
      const token = new URLSearchParams(await context.req.text()).get('logout_token') ?? '';
      const told = await logoutTokens(token, (await provider()).serverMetadata());
      if (told === undefined) return context.json(notLogout, 400);
      await records.ended(await people.endSessionsOf(told), 'provider');
      return context.body(null, 200);
    },
  );

  return {
    mode: 'oidc',
    startPath: '/sign-in',
    // Signing out too: a session that has ended meanwhile is no reason to be asked to sign in.
    openPaths: ['/sign-in', '/sign-in/callback', '/sign-out', '/sign-out/back-channel', '/signed-out'],
    routes,
    async identify(request): Promise<Identity> {
      const held = cookieIn(request, name);
      const caller = held === undefined ? undefined : await kept.find(held);
      return caller === undefined ? { status: 'unknown' } : { status: 'known', caller };
    },
  };
}

// --- Internal ---

async function claimsOf(
  config: client.Configuration,
  here: URL,
  { state, nonce, verifier }: z.output<typeof underWay>,
  { claims: names }: OidcSettings,
): Promise<Readonly<Record<string, unknown>>> {
  let tokens: Awaited<ReturnType<typeof client.authorizationCodeGrant>>;
  try {
    tokens = await client.authorizationCodeGrant(config, here, {
      pkceCodeVerifier: verifier,
      expectedState: state,
      expectedNonce: nonce,
      idTokenExpected: true,
    });
  } catch (error) {
    throw new AssayError('forbidden', 'The identity provider did not let you in, or its answer does not hold. Sign in again.', {
      cause: error,
    });
  }
  const claims = tokens.claims();
  if (claims === undefined) throw new AssayError('forbidden', 'The identity provider did not say who you are. Sign in again.');
  if (names.groups in claims || config.serverMetadata().userinfo_endpoint === undefined) return claims;
  const more = await client.fetchUserInfo(config, tokens.access_token, claims.sub).catch(() => ({}));
  // What the signed token says stands; the other only adds.
  return { ...more, ...claims };
}

async function readUnderWay(sealed: string | undefined, sealing: Uint8Array, now: () => Date) {
  if (sealed === undefined) return undefined;
  try {
    const { payload } = await jwtDecrypt(sealed, sealing, { currentDate: now() });
    return underWay.parse(payload);
  } catch {
    return undefined;
  }
}

/** A path of this server; anything else is the start page, so that nobody is led away. */
function localPath(text: string | undefined): string {
  return text !== undefined && /^\/(?![/\\])[\x21-\x5b\x5d-\x7e]{0,500}$/.test(text) ? text : '/';
}

function cookieIn(request: Request, name: string): string | undefined {
  const pairs = (request.headers.get('cookie') ?? '').split(';').map((pair) => pair.trim());
  return pairs.find((pair) => pair.startsWith(`${name}=`))?.slice(name.length + 1);
}

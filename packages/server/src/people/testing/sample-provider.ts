import { createHash, randomBytes } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { exportJWK, generateKeyPair, SignJWT } from 'jose';

/** What the provider says of a person. */
export interface SampleClaims {
  readonly sub?: string;
  readonly groups?: readonly string[];
  readonly sid?: string;
  readonly [claim: string]: unknown;
}

/** An OpenID Connect provider on loopback: discovery, keys, tokens with PKCE, user info. People are let in by `authorise`. */
export async function sampleProvider({
  claims,
  userInfo,
}: {
  readonly claims: () => SampleClaims;
  readonly userInfo?: () => SampleClaims;
}) {
  const { privateKey, publicKey } = await generateKeyPair('RS256');
  const jwk = { ...(await exportJWK(publicKey)), kid: 'one', alg: 'RS256', use: 'sig' };
  const codes = new Map<string, { readonly challenge: string; readonly nonce: string }>();
  let wrongNonce = false;
  let requests = 0;
  const sign = (body: Readonly<Record<string, unknown>>, { audience = 'assay', seconds = 300, from = issuer } = {}) =>
    new SignJWT(body)
      .setProtectedHeader({ alg: 'RS256', kid: 'one' })
      .setIssuer(from)
      .setAudience(audience)
      .setIssuedAt()
      .setExpirationTime(Math.floor(Date.now() / 1000) + seconds)
      .sign(privateKey);

  const server = createServer(async (request, response) => {
    requests += 1;
    const tell = (body: unknown, status = 200) =>
      response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
    const { pathname } = new URL(request.url ?? '/', issuer);
    if (pathname === '/.well-known/openid-configuration')
      return tell({
        issuer,
        authorization_endpoint: `${issuer}/authorise`,
        token_endpoint: `${issuer}/token`,
        jwks_uri: `${issuer}/keys`,
        end_session_endpoint: `${issuer}/end`,
        ...(userInfo === undefined ? {} : { userinfo_endpoint: `${issuer}/user-info` }),
        response_types_supported: ['code'],
        subject_types_supported: ['public'],
        id_token_signing_alg_values_supported: ['RS256'],
      });
    if (pathname === '/keys') return tell({ keys: [jwk] });
    // The person says yes at once.
    if (pathname === '/authorise') return response.writeHead(302, { location: authorise(`${issuer}${request.url}`) }).end();
    if (pathname === '/user-info') return tell(userInfo?.());
    if (pathname !== '/token') return tell({}, 404);
    let body = '';
    for await (const piece of request) body += String(piece);
    const asked = new URLSearchParams(body);
    const code = codes.get(asked.get('code') ?? '');
    const proof = createHash('sha256')
      .update(asked.get('code_verifier') ?? '')
      .digest('base64url');
    if (code === undefined || proof !== code.challenge) return tell({ error: 'invalid_grant' }, 400);
    codes.delete(asked.get('code') ?? '');
    const id_token = await sign({ sub: 'u-1', ...claims(), nonce: wrongNonce ? 'another' : code.nonce });
    return tell({ access_token: 'access', token_type: 'Bearer', expires_in: 300, id_token });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

  function authorise(address: string, changes: Readonly<Record<string, string>> = {}): string {
    const asked = new URL(address).searchParams;
    const code = randomBytes(8).toString('hex');
    codes.set(code, { challenge: asked.get('code_challenge') ?? '', nonce: asked.get('nonce') ?? '' });
    const back = new URL(asked.get('redirect_uri') ?? '');
    back.search = new URLSearchParams({ code, state: asked.get('state') ?? '', ...changes }).toString();
    return back.href;
  }

  return {
    issuer,
    /** How many requests it had. */
    asked: () => requests,
    keys: `${issuer}/keys`,
    sign,
    /** The provider gives tokens with a nonce that was not asked for. */
    confuseNonces(confused: boolean) {
      wrongNonce = confused;
    },
    /** The person says yes on the provider's page; gives where the browser is sent back to. */
    authorise,
    close: () =>
      new Promise<void>((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}

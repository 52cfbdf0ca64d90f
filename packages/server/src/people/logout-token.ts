import { createRemoteJWKSet, jwtVerify } from 'jose';
import { z } from 'zod';
import { signatures } from './proxy-sign-in.ts';

interface LogoutParts {
  readonly clientId: string;
  readonly now: () => Date;
}

interface ProviderFacts {
  readonly issuer: string;
  readonly jwks_uri?: string;
}

/** Whose sessions a provider ends. */
type Logout = { readonly subject?: string; readonly providerSession?: string };

/** A token counts once; it is remembered until none of its age is taken any more. */
const longestAgeSeconds = 300;
const mostRemembered = 10_000;

const payload = z
  .object({
    sub: z.string().min(1).optional(),
    sid: z.string().min(1).optional(),
    jti: z.string(),
    events: z.looseObject({ 'http://schemas.openid.net/event/backchannel-logout': z.looseObject({}) }),
    nonce: z.undefined().optional(),
  })
  .refine(({ sub, sid }) => sub !== undefined || sid !== undefined);

/** Reads logout tokens (OpenID Connect Back-Channel Logout 1.0, section 2.6): whose sessions end; undefined where a token does not hold or came before. */
export function logoutTokenReader({ clientId, now }: LogoutParts): (token: string, provider: ProviderFacts) => Promise<Logout | undefined> {
  const keysAt = new Map<string, ReturnType<typeof createRemoteJWKSet>>();
  const seen = new Map<string, number>();

  return async (token, { issuer, jwks_uri }) => {
    if (jwks_uri === undefined || token === '') return undefined;
    // One for all tokens, so that a flood of them asks the provider once.
    const keys = keysAt.get(jwks_uri) ?? createRemoteJWKSet(new URL(jwks_uri), { timeoutDuration: 5_000, cooldownDuration: 30_000 });
    keysAt.set(jwks_uri, keys);
    try {
      const verified = await jwtVerify(token, keys, {
        issuer,
        audience: clientId,
        algorithms: signatures,
        requiredClaims: ['iat', 'exp'],
        maxTokenAge: longestAgeSeconds,
        clockTolerance: 30,
        currentDate: now(),
      });
      const { sub, sid, jti } = payload.parse(verified.payload);
      const at = now().getTime();
      for (const [id, until] of seen) if (until < at || seen.size > mostRemembered) seen.delete(id);
      if (seen.has(jti)) return undefined;
      seen.set(jti, at + (longestAgeSeconds + 60) * 1_000);
      return { ...(sub === undefined ? {} : { subject: sub }), ...(sid === undefined ? {} : { providerSession: sid }) };
    } catch {
      return undefined;
    }
  };
}

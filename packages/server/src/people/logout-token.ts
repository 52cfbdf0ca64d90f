import { createRemoteJWKSet, jwtVerify } from 'jose';
import { z } from 'zod';
import { signatures } from './proxy-sign-in.ts';

interface LogoutParts {
  readonly metadata: { readonly issuer: string; readonly jwks_uri?: string };
  readonly clientId: string;
  readonly now: () => Date;
}

const payload = z
  .object({
    sub: z.string().min(1).optional(),
    sid: z.string().min(1).optional(),
    jti: z.string(),
    events: z.looseObject({ 'http://schemas.openid.net/event/backchannel-logout': z.looseObject({}) }),
    nonce: z.undefined().optional(),
  })
  .refine(({ sub, sid }) => sub !== undefined || sid !== undefined);

/** Whose sessions a provider ends (OpenID Connect Back-Channel Logout 1.0, section 2.6); undefined where the token does not hold. */
export async function readLogoutToken(
  token: string,
  { metadata, clientId, now }: LogoutParts,
): Promise<{ readonly subject?: string; readonly providerSession?: string } | undefined> {
  if (metadata.jwks_uri === undefined || token === '' || token.length > 10_000) return undefined;
  try {
    const keys = createRemoteJWKSet(new URL(metadata.jwks_uri), { timeoutDuration: 5_000 });
    const verified = await jwtVerify(token, keys, {
      issuer: metadata.issuer,
      audience: clientId,
      algorithms: signatures,
      requiredClaims: ['iat', 'exp'],
      maxTokenAge: 300,
      clockTolerance: 30,
      currentDate: now(),
    });
    const { sub, sid } = payload.parse(verified.payload);
    return { ...(sub === undefined ? {} : { subject: sub }), ...(sid === undefined ? {} : { providerSession: sid }) };
  } catch {
    return undefined;
  }
}

import { AssayError, type Caller } from '@assay/core';
import { createRemoteJWKSet, errors, jwtVerify } from 'jose';
import { callerFromClaims } from './caller-from-claims.ts';
import type { ProxySettings } from './people-settings.ts';
import type { SignIn } from './sign-in.ts';

/** Signatures with a public key only: a shared secret would let every reader of it make people up. */
export const signatures = ['RS256', 'RS384', 'RS512', 'PS256', 'PS384', 'PS512', 'ES256', 'ES384', 'ES512', 'EdDSA', 'Ed25519'];

interface ProxyParts {
  /** Puts a person who is known on record, as `rememberSignIns` does. */
  readonly remember: (caller: Caller) => Promise<void>;
  readonly now: () => Date;
}

/** A proxy in front signs who asks; its word is taken only with its signature, for this audience and in time. A bare header is nothing. */
export function proxySignIn(settings: ProxySettings, { remember, now }: ProxyParts): SignIn {
  const keys = createRemoteJWKSet(new URL(settings.keys), { timeoutDuration: 5_000, cooldownDuration: 30_000 });
  return {
    mode: 'proxy',
    async identify(request) {
      const token = request.headers.get(settings.header)?.replace(/^Bearer /i, '');
      if (token === undefined || token === '') return { status: 'unknown' };
      let caller: Caller | undefined;
      try {
        const { payload } = await jwtVerify(token, keys, {
          issuer: settings.issuer,
          audience: settings.audience,
          algorithms: signatures,
          requiredClaims: ['exp'],
          clockTolerance: 30,
          currentDate: now(),
        });
        caller = callerFromClaims(payload, settings);
      } catch (error) {
        if (!(error instanceof errors.JOSEError) || error instanceof errors.JWKSTimeout)
          throw new AssayError('engine-unreachable', 'The keys of the proxy cannot be read just now, so nobody is known. Try again.', {
            cause: error,
          });
        // Which check failed is not told: a forger learns nothing from it.
        const isExpired = error instanceof errors.JWTExpired;
        return { status: 'refused', reason: isExpired ? 'the proxy’s token has expired' : 'the proxy’s token does not hold' };
      }
      if (caller === undefined) return { status: 'refused', reason: `the proxy’s token has no claim "${settings.claims.id}"` };
      await remember(caller);
      return { status: 'known', caller };
    },
  };
}

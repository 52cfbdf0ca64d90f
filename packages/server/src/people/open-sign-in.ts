import { AssayError, type AuditStore, type PeopleStore } from '@assay/core';
import { localSignIn } from './local-sign-in.ts';
import type { PeopleSettings } from './people-settings.ts';
import { rememberSignIns } from './remember-sign-ins.ts';
import type { SignIn } from './sign-in.ts';
import { signInRecords } from './sign-in-records.ts';

interface SignInParts {
  readonly people: PeopleStore;
  readonly audit: Pick<AuditStore, 'append'>;
  readonly deploymentKey: Uint8Array;
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly now: () => Date;
}

/** Opens the way by which people are known; what a way needs is loaded for that way alone. */
export async function openSignIn(
  { signIn, claims, roles }: PeopleSettings,
  { people, audit, deploymentKey, environment, now }: SignInParts,
): Promise<SignIn> {
  const records = signInRecords(audit, now);
  switch (signIn.mode) {
    case 'local':
      return localSignIn;
    case 'proxy': {
      const { proxySignIn } = await import('./proxy-sign-in.ts');
      return proxySignIn({ ...signIn, claims, roles }, { remember: rememberSignIns({ people, records, now }), now });
    }
    case 'oidc': {
      const secret = environment[signIn.secretFrom];
      if (secret === undefined || secret === '')
        throw new AssayError(
          'bad-usage',
          `people.json names the variable ${signIn.secretFrom} for the secret of sign-in, and it is not set. Set it, then start again.`,
        );
      const { oidcSignIn } = await import('./oidc-sign-in.ts');
      return oidcSignIn({ settings: { ...signIn, claims, roles }, secret, people, records, deploymentKey, now });
    }
  }
}

import type { ApiKey, LastSignIn } from '@assay/core';
import type { KeySettings } from './people-settings.ts';

/** Whether a key works, and if not why, in words. */
export type KeyStanding = { readonly state: 'active' } | { readonly state: 'revoked' | 'expired' | 'owner-away'; readonly reason: string };

interface StandingParts {
  readonly owner: LastSignIn | undefined;
  /** None where nobody signs in. */
  readonly settings: KeySettings | undefined;
  readonly now: Date;
}

const dayMs = 86_400_000;

/** Where a key stands: it was revoked, has expired, or its owner, a person, has been away for too long or was never here. */
export function keyStanding(key: ApiKey, { owner, settings, now }: StandingParts): KeyStanding {
  if (key.revokedAt !== undefined) return { state: 'revoked', reason: 'the key was revoked' };
  if (key.expiresAt <= now.toISOString()) return { state: 'expired', reason: 'the key has expired' };
  if (settings === undefined || !isOfPerson(key)) return { state: 'active' };
  if (owner === undefined)
    return { state: 'owner-away', reason: `the owner of the key, ${key.owner}, has never signed in here; it works once they have` };
  const days = settings.signedInWithinDays;
  if (now.getTime() - Date.parse(owner.at) <= days * dayMs) return { state: 'active' };
  const since = owner.at.slice(0, 10);
  return {
    state: 'owner-away',
    reason: `the owner of the key, ${key.owner}, has not signed in for ${days} days (last on ${since}); it works again once they have`,
  };
}

/** A program’s own key has nobody who could leave. */
export function isOfPerson({ owner }: Pick<ApiKey, 'owner'>): boolean {
  return owner.startsWith('person:');
}

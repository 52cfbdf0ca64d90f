import type { Caller } from '@assay/core';
import type { ClaimSettings } from './people-settings.ts';

/** Everybody who is known is a user; what else they may do comes from their groups. */
export const roles = ['editor', 'assurance', 'administrator'] as const;

/** What an identity provider says of a person, as a caller; undefined where it does not name them. */
export function callerFromClaims(claims: Readonly<Record<string, unknown>>, settings: ClaimSettings): Caller | undefined {
  const id = claims[settings.claims.id];
  if (typeof id !== 'string' || id === '' || id.length > 200) return undefined;
  const told = claims[settings.claims.groups];
  // A text is one group: "Not administrators" is not two. Only a separator that is named parts it.
  const { separator } = settings.claims;
  const listed =
    typeof told === 'string'
      ? separator === undefined
        ? [told]
        : told.split(separator).map((one) => one.trim())
      : Array.isArray(told)
        ? told
        : [];
  const groups = listed.filter((group): group is string => typeof group === 'string' && group !== '' && group.length <= 200).slice(0, 500);
  // A colon parts people of a provider from the local user and from keys: no name can be made to look like theirs.
  return { id: `person:${id}`, groups: [...new Set(['everyone', ...groups])], roles: rolesOf(groups, settings) };
}

/** What the groups of a person let them do. */
export function rolesOf(groups: readonly string[], settings: Pick<ClaimSettings, 'roles'>): readonly string[] {
  return ['user', ...roles.filter((role) => settings.roles[role]?.some((group) => groups.includes(group)) === true)];
}

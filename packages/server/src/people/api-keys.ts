import { randomBytes, timingSafeEqual } from 'node:crypto';
import { type ApiKey, type Caller, type LastSignIn, type PeopleStore, sha256 } from '@assay/core';
import { rolesOf } from './caller-from-claims.ts';
import { isOfPerson, keyStanding } from './key-standing.ts';
import type { KeySettings } from './people-settings.ts';
import type { Identity } from './sign-in.ts';
import type { SignInRecords } from './sign-in-records.ts';

/** What a new key is for. */
export type KeyGrant = Pick<ApiKey, 'name' | 'owner' | 'groups' | 'roles' | 'tools' | 'expiresAt'>;

/** Makes a key: the text for whoever is to use it, shown once, and the record, which does not hold its secret. */
export function makeApiKey(grant: KeyGrant, now: Date): { readonly text: string; readonly key: ApiKey } {
  const id = randomBytes(9).toString('base64url').replaceAll(/[-_]/g, 'k');
  const secret = randomBytes(32).toString('base64url');
  return {
    text: `assay_${id}_${secret}`,
    key: { ...grant, id, secretDigest: sha256(secret), createdAt: now.toISOString() },
  };
}

interface KeyParts {
  readonly people: Pick<PeopleStore, 'getKey' | 'getSignIn' | 'noteRefusal'>;
  readonly records: Pick<SignInRecords, 'keyRefused'>;
  /** When keys rest; none of them does where nobody signs in. */
  readonly settings: KeySettings | undefined;
  readonly now: () => Date;
}

/** Who asks by the key in the `Authorization` header; unknown where there is none of ours. */
export async function identifyByKey(request: Request, { people, records, settings, now }: KeyParts): Promise<Identity> {
  const given = /^Bearer\s{1,4}(assay_[\w-]{1,200})$/.exec(request.headers.get('authorization') ?? '')?.[1];
  if (given === undefined) return { status: 'unknown' };
  const [, id = '', secret = ''] = /^assay_([A-Za-z0-9]{1,40})_([\w-]{1,100})$/.exec(given) ?? [];
  const key = await people.getKey(id);
  // Compared also where there is no such key, so that time tells nothing.
  const isSecret = timingSafeEqual(Buffer.from(sha256(secret)), Buffer.from(key?.secretDigest ?? sha256('no key')));
  if (key === undefined || !isSecret) return { status: 'refused', reason: 'there is no such key' };
  const owner = settings === undefined || !isOfPerson(key) ? undefined : await people.getSignIn(key.owner);
  const standing = keyStanding(key, { owner, settings, now: now() });
  if (standing.state !== 'active') {
    const { state, reason } = standing;
    // Noted first, so that a flood of requests makes one record; an owner who comes and goes again makes another.
    const isFirst = await people.noteRefusal(key.id, owner === undefined ? state : `${state} since ${owner.at}`);
    if (isFirst) await records.keyRefused(key, state);
    return { status: 'refused', reason };
  }
  const caller = callerOfKey(key, owner, settings);
  return { status: 'known', caller, ...(key.tools.length === 0 ? {} : { tools: key.tools }) };
}

// --- Internal ---

/** A key gives no more than its owner had when they last signed in, by the roles of today. */
function callerOfKey(
  { id: key, owner: id, groups, roles }: ApiKey,
  owner: LastSignIn | undefined,
  settings: KeySettings | undefined,
): Caller {
  if (owner === undefined || settings === undefined) return { id, groups, roles, key };
  const held = rolesOf(owner.groups, settings);
  return {
    id,
    groups: groups.filter((group) => owner.groups.includes(group)),
    roles: roles.filter((role) => held.includes(role)),
    key,
  };
}

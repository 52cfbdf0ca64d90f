import { randomBytes, timingSafeEqual } from 'node:crypto';
import { type ApiKey, type PeopleStore, sha256 } from '@assay/core';
import type { Identity } from './sign-in.ts';

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

/** Who asks by the key in the `Authorization` header; unknown where there is none of ours. */
export async function identifyByKey(request: Request, people: Pick<PeopleStore, 'getKey'>, now: Date): Promise<Identity> {
  const given = /^Bearer\s{1,4}(assay_[\w-]{1,200})$/.exec(request.headers.get('authorization') ?? '')?.[1];
  if (given === undefined) return { status: 'unknown' };
  const [, id = '', secret = ''] = /^assay_([A-Za-z0-9]{1,40})_([\w-]{1,100})$/.exec(given) ?? [];
  const key = await people.getKey(id);
  // Compared also where there is no such key, so that time tells nothing.
  const isSecret = timingSafeEqual(Buffer.from(sha256(secret)), Buffer.from(key?.secretDigest ?? sha256('no key')));
  if (key === undefined || !isSecret) return { status: 'refused', reason: 'there is no such key' };
  if (key.revokedAt !== undefined) return { status: 'refused', reason: 'the key was revoked' };
  if (key.expiresAt <= now.toISOString()) return { status: 'refused', reason: 'the key has expired' };
  const caller = { id: key.owner, groups: key.groups, roles: key.roles, key: key.id };
  return { status: 'known', caller, ...(key.tools.length === 0 ? {} : { tools: key.tools }) };
}

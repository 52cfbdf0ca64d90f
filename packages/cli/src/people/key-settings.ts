import type { KeySettings, PeopleSettings } from '@assay/server/people';

/** What the keys of people rest on; nothing where nobody signs in. */
export function keySettings({ signIn, keys, roles }: PeopleSettings): KeySettings | undefined {
  return signIn.mode === 'local' ? undefined : { ...keys, roles };
}

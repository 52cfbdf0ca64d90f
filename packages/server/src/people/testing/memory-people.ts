import type { ApiKey, LastSignIn, PeopleStore, Session } from '@assay/core';

/** Keys and sessions in memory; what is kept can be looked at. */
export function memoryPeople(): PeopleStore & {
  readonly kept: { readonly sessions: Map<string, Session>; readonly keys: Map<string, ApiKey> };
} {
  const keys = new Map<string, ApiKey>();
  const sessions = new Map<string, Session>();
  const signIns = new Map<string, LastSignIn>();
  const refusals = new Set<string>();
  const endWhere = (fits: (one: Session) => boolean) => {
    const ended = [...sessions.values()].filter(fits);
    for (const { idDigest } of ended) sessions.delete(idDigest);
    return ended;
  };
  return {
    kept: { sessions, keys },
    async putKey(key) {
      keys.set(key.id, key);
    },
    getKey: async (id) => keys.get(id),
    keys: async () => [...keys.values()],
    async revokeKey(id, at) {
      const key = keys.get(id);
      if (key === undefined || key.revokedAt !== undefined) return false;
      keys.set(id, { ...key, revokedAt: at });
      return true;
    },
    async putSession(one) {
      sessions.set(one.idDigest, one);
    },
    getSession: async (idDigest) => sessions.get(idDigest),
    async touchSession(idDigest, seenAt) {
      const known = sessions.get(idDigest);
      if (known !== undefined) sessions.set(idDigest, { ...known, seenAt });
    },
    endSession: async (idDigest) => endWhere((one) => one.idDigest === idDigest)[0],
    endSessionsOf: async ({ subject, providerSession }) =>
      endWhere((one) =>
        providerSession === undefined
          ? one.subject === subject
          : (one.providerSession === providerSession && (subject === undefined || one.subject === subject)) ||
            (one.providerSession === undefined && one.subject === subject),
      ),
    forgetSessions: async (before) => endWhere(({ expiresAt }) => expiresAt < before),
    async putSignIn(one) {
      signIns.set(one.person, one);
    },
    getSignIn: async (person) => signIns.get(person),
    async noteRefusal(key, reason) {
      const isFirst = !refusals.has(`${key} ${reason}`);
      refusals.add(`${key} ${reason}`);
      return isFirst;
    },
  };
}

import type { DatabaseSync } from 'node:sqlite';
import { apiKey, type PeopleStore, session } from '@assay/core';
import { readRow } from './read-row.ts';

/** Keys and sessions; what is revoked is said by its own column, so that a row is never rewritten. */
export function peopleStore(database: DatabaseSync): PeopleStore {
  const putKey = database.prepare('INSERT INTO api_keys (id, body) VALUES (?, ?)');
  const getKey = database.prepare('SELECT revoked_at, body FROM api_keys WHERE id = ?');
  const keys = database.prepare('SELECT revoked_at, body FROM api_keys ORDER BY rowid');
  const revoke = database.prepare('UPDATE api_keys SET revoked_at = ? WHERE id = ? AND revoked_at IS NULL');
  const putSession = database.prepare(
    'INSERT INTO sessions (id_digest, subject, provider_session, expires_at, body) VALUES (?, ?, ?, ?, ?)',
  );
  const getSession = database.prepare('SELECT body FROM sessions WHERE id_digest = ?');
  const touch = database.prepare("UPDATE sessions SET body = json_set(body, '$.seenAt', ?) WHERE id_digest = ?");
  const endSession = database.prepare('DELETE FROM sessions WHERE id_digest = ?');
  const endOfSubject = database.prepare('DELETE FROM sessions WHERE subject = ?');
  const endOfProvider = database.prepare(
    'DELETE FROM sessions WHERE (provider_session = ?1 AND (?2 IS NULL OR subject = ?2)) OR (provider_session IS NULL AND subject = ?2)',
  );
  const forget = database.prepare('DELETE FROM sessions WHERE expires_at < ?');

  const readKey = ({ revoked_at, body }: Record<string, unknown>) => {
    const key = readRow(body, apiKey, 'API key');
    return revoked_at === null ? key : { ...key, revokedAt: String(revoked_at) };
  };

  return {
    async putKey(key) {
      putKey.run(key.id, JSON.stringify(key));
    },
    async getKey(id) {
      const row = getKey.get(id);
      return row === undefined ? undefined : readKey(row);
    },
    keys: async () => keys.all().map(readKey),
    revokeKey: async (id, at) => revoke.run(at, id).changes > 0,
    async putSession(one) {
      putSession.run(one.idDigest, one.subject, one.providerSession ?? null, one.expiresAt, JSON.stringify(one));
    },
    async getSession(idDigest) {
      const row = getSession.get(idDigest);
      return row === undefined ? undefined : readRow(row.body, session, 'session');
    },
    async touchSession(idDigest, seenAt) {
      touch.run(seenAt, idDigest);
    },
    async endSession(idDigest) {
      endSession.run(idDigest);
    },
    async endSessionsOf({ subject, providerSession }) {
      if (providerSession !== undefined) return Number(endOfProvider.run(providerSession, subject ?? null).changes);
      return subject === undefined ? 0 : Number(endOfSubject.run(subject).changes);
    },
    async forgetSessions(before) {
      forget.run(before);
    },
  };
}

import type { DatabaseSync } from 'node:sqlite';
import { apiKey, lastSignIn, type PeopleStore, session } from '@assay/core';
import { readRow } from '../read-row.ts';

/** Keys, sessions and sign-ins; what is revoked is said by its own column, so that a row is never rewritten. */
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
  const endSession = database.prepare('DELETE FROM sessions WHERE id_digest = ? RETURNING body');
  const endOfSubject = database.prepare('DELETE FROM sessions WHERE subject = ? RETURNING body');
  const endOfProvider = database.prepare(
    'DELETE FROM sessions WHERE (provider_session = ?1 AND (?2 IS NULL OR subject = ?2)) OR (provider_session IS NULL AND subject = ?2) RETURNING body',
  );
  const forget = database.prepare('DELETE FROM sessions WHERE expires_at < ? RETURNING body');
  const putSignIn = database.prepare('INSERT OR REPLACE INTO sign_ins (person, body) VALUES (?, ?)');
  const getSignIn = database.prepare('SELECT body FROM sign_ins WHERE person = ?');
  const noteRefusal = database.prepare('INSERT OR IGNORE INTO key_refusals (key, reason) VALUES (?, ?)');

  const readKey = ({ revoked_at, body }: Record<string, unknown>) => {
    const key = readRow(body, apiKey, 'API key');
    return revoked_at === null ? key : { ...key, revokedAt: String(revoked_at) };
  };

  const readSession = ({ body }: Record<string, unknown>) => readRow(body, session, 'session');

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
      return row === undefined ? undefined : readSession(row);
    },
    async touchSession(idDigest, seenAt) {
      touch.run(seenAt, idDigest);
    },
    async endSession(idDigest) {
      const row = endSession.get(idDigest);
      return row === undefined ? undefined : readSession(row);
    },
    async endSessionsOf({ subject, providerSession }) {
      if (providerSession !== undefined) return endOfProvider.all(providerSession, subject ?? null).map(readSession);
      return subject === undefined ? [] : endOfSubject.all(subject).map(readSession);
    },
    forgetSessions: async (before) => forget.all(before).map(readSession),
    async putSignIn(one) {
      putSignIn.run(one.person, JSON.stringify(one));
    },
    async getSignIn(person) {
      const row = getSignIn.get(person);
      return row === undefined ? undefined : readRow(row.body, lastSignIn, 'sign-in');
    },
    noteRefusal: async (key, reason) => noteRefusal.run(key, reason).changes > 0,
  };
}

import { type ApiKey, apiKey, lastSignIn, type PeopleStore, type Session, session } from '@assay/core';
import { readRow } from '../read-row.ts';
import type { SqlDatabase } from './sql-database.ts';

/** Keys, sessions and sign-ins; what changes of them has a column of its own, so that a body is never rewritten. */
export function peopleStore({ query }: SqlDatabase): PeopleStore {
  const ended = async (where: string, values: readonly (string | null)[]) =>
    (await query(`DELETE FROM sessions WHERE ${where} RETURNING seen_at, body`, values)).rows.map(readSession);

  return {
    async putKey(key) {
      await query('INSERT INTO api_keys (id, body) VALUES ($1, $2)', [key.id, JSON.stringify(key)]);
    },
    getKey: async (id) => (await query('SELECT revoked_at, body FROM api_keys WHERE id = $1', [id])).rows.map(readKey)[0],
    keys: async () => (await query('SELECT revoked_at, body FROM api_keys ORDER BY position')).rows.map(readKey),
    revokeKey: async (id, at) =>
      (await query('UPDATE api_keys SET revoked_at = $1 WHERE id = $2 AND revoked_at IS NULL', [at, id])).changed > 0,
    async putSession(one) {
      await query(
        'INSERT INTO sessions (id_digest, subject, provider_session, expires_at, seen_at, body) VALUES ($1, $2, $3, $4, $5, $6)',
        [one.idDigest, one.subject, one.providerSession ?? null, one.expiresAt, one.seenAt, JSON.stringify(one)],
      );
    },
    getSession: async (idDigest) =>
      (await query('SELECT seen_at, body FROM sessions WHERE id_digest = $1', [idDigest])).rows.map(readSession)[0],
    async touchSession(idDigest, seenAt) {
      await query('UPDATE sessions SET seen_at = $1 WHERE id_digest = $2', [seenAt, idDigest]);
    },
    endSession: async (idDigest) => (await ended('id_digest = $1', [idDigest]))[0],
    async endSessionsOf({ subject, providerSession }) {
      if (providerSession !== undefined)
        return ended('(provider_session = $1 AND ($2::text IS NULL OR subject = $2)) OR (provider_session IS NULL AND subject = $2)', [
          providerSession,
          subject ?? null,
        ]);
      return subject === undefined ? [] : ended('subject = $1', [subject]);
    },
    forgetSessions: (before) => ended('expires_at < $1', [before]),
    async putSignIn(one) {
      await query('INSERT INTO sign_ins (person, body) VALUES ($1, $2) ON CONFLICT (person) DO UPDATE SET body = excluded.body', [
        one.person,
        JSON.stringify(one),
      ]);
    },
    async getSignIn(person) {
      const { rows } = await query('SELECT body FROM sign_ins WHERE person = $1', [person]);
      return rows[0] === undefined ? undefined : readRow(rows[0].body, lastSignIn, 'sign-in');
    },
    noteRefusal: async (key, reason) =>
      (await query('INSERT INTO key_refusals (key, reason) VALUES ($1, $2) ON CONFLICT DO NOTHING', [key, reason])).changed > 0,
  };
}

// --- Internal ---

type Row = Readonly<Record<string, unknown>>;

function readKey({ revoked_at, body }: Row): ApiKey {
  const key = readRow(body, apiKey, 'API key');
  return revoked_at === null ? key : { ...key, revokedAt: String(revoked_at) };
}

function readSession({ seen_at, body }: Row): Session {
  return { ...readRow(body, session, 'session'), seenAt: String(seen_at) };
}

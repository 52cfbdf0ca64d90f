import { AssayError, type AuditEntry, type AuditStore, messageOf, type Session } from '@assay/core';

/** What puts sign-ins on record: who, when, how and why, and nothing that a browser or a token holds. */
export interface SignInRecords {
  signedIn(who: {
    readonly person: string;
    readonly roles: readonly string[];
    readonly by: 'oidc' | 'proxy';
    readonly session?: string;
  }): Promise<void>;
  signedOut(session: Session): Promise<void>;
  ended(sessions: readonly Session[], reason: 'age' | 'idle' | 'provider' | 'replaced'): Promise<void>;
  keyRefused(key: { readonly id: string; readonly owner: string }, reason: string): Promise<void>;
}

/** Writes sign-ins to the audit chain; one that cannot be written is an error in words, so that nobody is let in beside the record. */
export function signInRecords(audit: Pick<AuditStore, 'append'>, now: () => Date): SignInRecords {
  const write = async (entry: Omit<AuditEntry, 'at'>) => {
    try {
      await audit.append({ ...entry, at: now().toISOString() });
    } catch (error) {
      throw new AssayError(
        'audit-unavailable',
        `Who signs in and out cannot be put on record just now, so nobody new is let in: ${messageOf(error)}. Try again; whoever keeps the server looks at its data folder.`,
        { cause: error },
      );
    }
  };
  return {
    signedIn: ({ person, roles, by, session }) =>
      write({
        kind: 'signed-in',
        actor: person,
        body: { by, roles: [...roles], ...(session === undefined ? {} : { session: sessionName(session) }) },
      }),
    signedOut: ({ caller, idDigest }) => write({ kind: 'signed-out', actor: caller.id, body: { session: sessionName(idDigest) } }),
    async ended(sessions, reason) {
      for (const { caller, idDigest } of sessions)
        await write({ kind: 'session-ended', actor: caller.id, body: { session: sessionName(idDigest), reason } });
    },
    keyRefused: ({ id, owner }, reason) => write({ kind: 'key-refused', actor: owner, body: { key: id, reason } }),
  };
}

// --- Internal ---

/** Enough of the digest of a random name to tell sessions apart, and nothing to get in by. */
function sessionName(idDigest: string): string {
  return idDigest.slice(0, 16);
}

import { z } from 'zod';

const names = z.array(z.string()).readonly();

/** A key for a program: only a digest of its secret is kept. */
export const apiKey = z.object({
  id: z.string(),
  /** SHA-256 of the secret, which has 256 random bits: nothing could be guessed. */
  secretDigest: z.string(),
  /** What it is for, in words. */
  name: z.string(),
  /** On whose behalf it acts: runs belong to this person. */
  owner: z.string(),
  groups: names,
  roles: names,
  /** The tools it may run; all that its owner may where none is named. */
  tools: names,
  createdAt: z.string(),
  expiresAt: z.string(),
  revokedAt: z.string().optional(),
});
export type ApiKey = Readonly<z.infer<typeof apiKey>>;

/** A person who signed in, on one browser; found by a digest of what the browser holds. */
export const session = z.object({
  idDigest: z.string(),
  caller: z.object({ id: z.string(), groups: names, roles: names }),
  /** As the identity provider names person and session, to end them from there. */
  subject: z.string(),
  providerSession: z.string().optional(),
  createdAt: z.string(),
  seenAt: z.string(),
  expiresAt: z.string(),
});
export type Session = Readonly<z.infer<typeof session>>;

/** A person when they last signed in: what their keys may do rests on it. */
export const lastSignIn = z.object({ person: z.string(), groups: names, at: z.string() });
export type LastSignIn = Readonly<z.infer<typeof lastSignIn>>;

/** Keys, sessions and who signed in when; no secret is in it. */
export interface PeopleStore {
  putKey(key: ApiKey): Promise<void>;
  getKey(id: string): Promise<ApiKey | undefined>;
  keys(): Promise<readonly ApiKey[]>;
  /** False where there is no such key, or it was revoked before. */
  revokeKey(id: string, at: string): Promise<boolean>;
  putSession(session: Session): Promise<void>;
  getSession(idDigest: string): Promise<Session | undefined>;
  /** Notes when a session was last used; one that has ended meanwhile stays ended. */
  touchSession(idDigest: string, seenAt: string): Promise<void>;
  /** The session that was ended; undefined where there was none any more. */
  endSession(idDigest: string): Promise<Session | undefined>;
  /** Ends the sessions of a person; where the provider names one, that one, and those of the person of which it named none. */
  endSessionsOf(who: { readonly subject?: string; readonly providerSession?: string }): Promise<readonly Session[]>;
  /** Forgets sessions that ended before a moment, and gives them. */
  forgetSessions(before: string): Promise<readonly Session[]>;
  /** Notes when a person signed in, and with which groups; only the last time is kept. */
  putSignIn(signIn: LastSignIn): Promise<void>;
  getSignIn(person: string): Promise<LastSignIn | undefined>;
  /** Notes that a key was refused for a reason; true the first time. */
  noteRefusal(key: string, reason: string): Promise<boolean>;
}

import { randomBytes } from 'node:crypto';
import { type Caller, type PeopleStore, type Session, sha256 } from '@assay/core';
import type { SignInRecords } from './sign-in-records.ts';

/** How long sessions last. */
interface SessionTimes {
  readonly hours: number;
  readonly idleMinutes: number;
}

interface SessionParts extends SessionTimes {
  readonly people: PeopleStore;
  readonly records: SignInRecords;
  readonly now: () => Date;
}

/** Sessions kept by the server: a browser holds a random name, the store its digest. */
export interface Sessions {
  open(who: { readonly caller: Caller; readonly subject: string; readonly providerSession?: string }): Promise<string>;
  /** Whose session a name is; undefined where it ended or never was. */
  find(name: string): Promise<Caller | undefined>;
  /** Signs a person out. */
  end(name: string): Promise<void>;
  /** Ends what another sign-in in the same browser takes the place of. */
  replace(name: string): Promise<void>;
}

const minute = 60_000;

/** A clock that is set right goes back by so much at most. */
const clockSlackMinutes = 2;

/** Opens the sessions of a store. */
export function sessions({ people, records, now, hours, idleMinutes }: SessionParts): Sessions {
  const digestOf = (name: string) => sha256(`session ${name}`);
  const inMinutes = (count: number) => new Date(now().getTime() + count * minute).toISOString();
  return {
    async open(who) {
      const name = randomBytes(32).toString('base64url');
      const at = now().toISOString();
      await records.ended(await people.forgetSessions(at), 'age');
      const session: Session = { ...who, idDigest: digestOf(name), createdAt: at, seenAt: at, expiresAt: inMinutes(hours * 60) };
      const { id: person, groups, roles } = who.caller;
      // On record before it is worth anything.
      await records.signedIn({ person, roles, by: 'oidc', session: session.idDigest });
      await people.putSignIn({ person, groups, at });
      await people.putSession(session);
      return name;
    },
    async find(name) {
      const session = await people.getSession(digestOf(name));
      if (session === undefined) return undefined;
      const [at, idleSince] = [now().toISOString(), inMinutes(-idleMinutes)];
      // One from the future was made or used while the clock was wrong: nobody knows how old it is.
      const isFuture = session.createdAt > inMinutes(clockSlackMinutes) || session.seenAt > inMinutes(clockSlackMinutes);
      if (session.expiresAt <= at || session.seenAt < idleSince || isFuture) {
        const ended = await people.endSession(session.idDigest);
        // Of two requests that find it ended, one records it.
        if (ended !== undefined) await records.ended([ended], session.expiresAt <= at || isFuture ? 'age' : 'idle');
        return undefined;
      }
      // Written at most once a minute: a page asks many times.
      if (session.seenAt < inMinutes(-1)) await people.touchSession(session.idDigest, at);
      return session.caller;
    },
    async end(name) {
      const ended = await people.endSession(digestOf(name));
      if (ended !== undefined) await records.signedOut(ended);
    },
    async replace(name) {
      const ended = await people.endSession(digestOf(name));
      if (ended !== undefined) await records.ended([ended], 'replaced');
    },
  };
}

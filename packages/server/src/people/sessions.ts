import { randomBytes } from 'node:crypto';
import { type Caller, type PeopleStore, type Session, sha256 } from '@assay/core';

/** How long sessions last. */
interface SessionTimes {
  readonly hours: number;
  readonly idleMinutes: number;
}

interface SessionParts extends SessionTimes {
  readonly people: PeopleStore;
  readonly now: () => Date;
}

/** Sessions kept by the server: a browser holds a random name, the store its digest. */
export interface Sessions {
  open(who: { readonly caller: Caller; readonly subject: string; readonly providerSession?: string }): Promise<string>;
  /** Whose session a name is; undefined where it ended or never was. */
  find(name: string): Promise<Caller | undefined>;
  end(name: string): Promise<void>;
}

const minute = 60_000;

/** A clock that is set right goes back by so much at most. */
const clockSlackMinutes = 2;

/** Opens the sessions of a store. */
export function sessions({ people, now, hours, idleMinutes }: SessionParts): Sessions {
  const digestOf = (name: string) => sha256(`session ${name}`);
  const inMinutes = (count: number) => new Date(now().getTime() + count * minute).toISOString();
  return {
    async open(who) {
      const name = randomBytes(32).toString('base64url');
      const at = now().toISOString();
      await people.forgetSessions(at);
      const session: Session = { ...who, idDigest: digestOf(name), createdAt: at, seenAt: at, expiresAt: inMinutes(hours * 60) };
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
        await people.endSession(session.idDigest);
        return undefined;
      }
      // Written at most once a minute: a page asks many times.
      if (session.seenAt < inMinutes(-1)) await people.touchSession(session.idDigest, at);
      return session.caller;
    },
    end: (name) => people.endSession(digestOf(name)),
  };
}

import type { Caller, PeopleStore } from '@assay/core';
import type { SignInRecords } from './sign-in-records.ts';

interface RememberParts {
  readonly people: Pick<PeopleStore, 'getSignIn' | 'putSignIn'>;
  readonly records: Pick<SignInRecords, 'signedIn'>;
  readonly now: () => Date;
}

/** So many people are remembered between two requests; beyond, those known for longest are looked up again. */
const mostRemembered = 10_000;

/**
 * A proxy tells with every request who asks and never that they signed in: the first request of a day counts as that, and one
 * with other groups. On record before the request is answered; requests that come together make one record.
 */
export function rememberSignIns({ people, records, now }: RememberParts): (caller: Caller) => Promise<void> {
  const remembered = new Map<string, { readonly as: string; readonly done: Promise<void> }>();

  const note = async ({ id: person, groups, roles }: Caller, at: string) => {
    const last = await people.getSignIn(person);
    if (last !== undefined && dayOf(last.at) === dayOf(at) && namesOf(last.groups) === namesOf(groups)) return;
    await records.signedIn({ person, roles, by: 'proxy' });
    await people.putSignIn({ person, groups, at });
  };

  return async (caller) => {
    const at = now().toISOString();
    const as = `${dayOf(at)} ${namesOf(caller.groups)}`;
    const known = remembered.get(caller.id);
    if (known?.as === as) return known.done;
    const done = note(caller, at);
    remembered.delete(caller.id);
    remembered.set(caller.id, { as, done });
    if (remembered.size > mostRemembered) remembered.delete(remembered.keys().next().value ?? caller.id);
    // What could not be recorded is tried again with the next request.
    done.catch(() => remembered.delete(caller.id));
    return done;
  };
}

// --- Internal ---

function dayOf(at: string): string {
  return at.slice(0, 10);
}

function namesOf(groups: readonly string[]): string {
  return JSON.stringify([...groups].sort());
}

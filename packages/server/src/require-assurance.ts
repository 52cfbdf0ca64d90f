import { AssayError, type Caller } from '@assay/core';

const allowed = ['assurance', 'administrator'];

/** Whether a caller answers for assurance here. */
export function mayAssure({ roles }: Pick<Caller, 'roles'>): boolean {
  return roles.some((role) => allowed.includes(role));
}

/** Records, statistics and use name people: they are for assurance and administrators. */
export function requireAssurance(caller: Pick<Caller, 'id' | 'roles'>): void {
  if (!mayAssure(caller)) throw new AssayError('forbidden', 'Only assurance and administrators may do this. Ask one of them.');
}

import { AssayError, type Caller, localCaller } from '@assay/core';

const allowed = ['assurance', 'administrator'];

/** Records, statistics and use name people: they are for assurance and administrators, and for the one user of a local installation. */
export function requireAssurance(caller: Caller): void {
  if (caller === localCaller || caller.roles.some((role) => allowed.includes(role))) return;
  throw new AssayError('forbidden', 'Only assurance and administrators may read this. Ask one of them.');
}

import { AssayError, type Caller } from '@assay/core';

const allowed = ['assurance', 'administrator'];

/** Records, statistics and use name people: they are for assurance and administrators. */
export function requireAssurance({ roles }: Caller): void {
  if (!roles.some((role) => allowed.includes(role)))
    throw new AssayError('forbidden', 'Only assurance and administrators may read this. Ask one of them.');
}

export { type FaultyStore, faultyStore, type StoreFault } from '../embedded/testing/faulty-store.ts';
export { schemaUrl as emptyDatabase, serverUrl } from '../postgres/testing/server-database.ts';
export { type Way, wayTo } from '../postgres/testing/way-to.ts';
export { everyDatabase, type OpenNode } from './every-database.ts';

export { openEmbeddedStore, openMemoryStore } from './embedded-store.ts';

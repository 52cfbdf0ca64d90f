export { type EmbeddedStore, openEmbeddedStore } from './embedded-store.ts';

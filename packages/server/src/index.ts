export { createServer } from './create-server.ts';
export { type Listening, listen } from './listen.ts';
export type { Ingestion, ServerParts, UploadedFile } from './server-parts.ts';

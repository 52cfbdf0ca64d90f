export { createServer, type OpenServer, openServer } from './create-server.ts';
export { type Listening, listen } from './listen.ts';
export { localSignIn } from './people/local-sign-in.ts';
export { openSignIn } from './people/open-sign-in.ts';
export { usualLimits } from './people/people-settings.ts';
export type { Elsewhere, FileText, Ingestion, Jobs, ServerParts, UploadedFile } from './server-parts.ts';
export { openTelemetry, type Telemetry } from './telemetry/telemetry.ts';

import type { Context } from 'hono';

interface OfferedFile {
  readonly name: string;
  readonly type: string;
  readonly content: Uint8Array | string;
}

/** Answers with a file to be kept, not shown. */
export function respondWithFile(context: Context, { name, type, content }: OfferedFile): Response {
  return context.body(typeof content === 'string' ? content : new Uint8Array(content), 200, {
    'Content-Type': type,
    'Content-Disposition': `attachment; filename="${name}"`,
  });
}

import type { z } from 'zod';
import type { ProblemCode } from '../problem.ts';

/** What an answer holds; a string is told as text of its own form. */
interface Answer {
  readonly description: string;
  /** Schemas by media type; an answer without a body has none. */
  readonly content?: Readonly<Record<string, z.ZodType>>;
  readonly headers?: Readonly<Record<string, string>>;
}

/** One thing that can be asked over HTTP, as the document describes it. */
export interface Operation {
  readonly id: string;
  readonly method: 'get' | 'post' | 'delete';
  /** With `{name}` where a part of the path is free. */
  readonly path: string;
  readonly tag: 'tools' | 'runs' | 'documents' | 'assurance' | 'server';
  readonly summary: string;
  readonly query?: z.ZodObject;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: { readonly type: string; readonly schema: z.ZodType };
  readonly answers: Readonly<Record<number, Answer>>;
  /** Besides those that any request can meet. */
  readonly problems: readonly ProblemCode[];
}

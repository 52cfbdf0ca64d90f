import { sha256 } from '@assay/core';
import { type Context, Hono } from 'hono';
import { pageStyles } from '../assets/page-styles.ts';
import type { ServerParts } from '../server-parts.ts';

interface Asset {
  readonly content: string | Uint8Array<ArrayBuffer>;
  readonly etag: string;
  readonly type: string;
}

/** The few files pages load, all from here; each with its digest as ETag. */
export function assetRoutes({ widget }: ServerParts): Hono {
  const css = pageStyles();
  const styles: Asset = { content: css, etag: `"${sha256(css).slice(0, 32)}"`, type: 'text/css; charset=utf-8' };
  const none = { script: '', etag: 'none' };
  const { results = none, desk = none, welsh = none } = widget;
  return new Hono()
    .get('/assets/pages.css', (context) => serve(context, styles))
    .get('/assets/assay-chat.js', (context) => serve(context, scriptAsset(widget)))
    .get('/assets/assay-results.js', (context) => serve(context, scriptAsset(results)))
    .get('/assets/assay-desk.js', (context) => serve(context, scriptAsset(desk)))
    .get('/assets/assay-welsh.js', (context) => serve(context, scriptAsset(welsh)))
    .get('/favicon.ico', (context) => context.body(null, 204));
}

// --- Internal ---

function scriptAsset({ script, etag }: Pick<ServerParts['widget'], 'script' | 'etag'>): Asset {
  const content = typeof script === 'string' ? script : new Uint8Array(script);
  return { content, etag: quoted(etag), type: 'text/javascript; charset=utf-8' };
}

function quoted(etag: string): string {
  return etag.startsWith('"') ? etag : `"${etag}"`;
}

function serve(context: Context, { content, etag, type }: Asset): Response {
  context.header('ETag', etag);
  context.header('Cache-Control', 'no-cache');
  if (context.req.header('if-none-match') === etag) return context.body(null, 304);
  return context.body(content, 200, { 'Content-Type': type });
}

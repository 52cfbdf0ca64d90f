import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { html, type Markup } from '@assay/evals/report';

const css = readFileSync(new URL('./site.css', import.meta.url), 'utf8');

/** What a browser may do on these pages: show them with this very style, and nothing else. */
const contentPolicy = `default-src 'none'; style-src 'sha256-${createHash('sha256').update(css).digest('base64')}'; base-uri 'none'; form-action 'none'`;

const policyTag = html`<meta http-equiv="Content-Security-Policy" content="${contentPolicy}">`.markup;
const styleTag = `<style>${css}</style>`;

/** The file that served pages load their style from. */
export const styleFile = { name: 'site.css', text: css } as const;

/** A page of the site as a server gives it: its style is a file of its own, and what a browser may do is said by the server. */
export function servedPage(text: string): string {
  return text.replace(policyTag, '').replace(styleTag, () => `<link rel="stylesheet" href="${styleFile.name}">`);
}

interface SitePage {
  readonly title: string;
  readonly isStart: boolean;
  readonly main: Markup;
}

/** The frame of every page: all in one file, no script, nothing fetched from anywhere. */
export function siteLayout({ title, isStart, main }: SitePage): string {
  return html`<!doctype html>
<html lang="en-GB">
<head>
<meta charset="utf-8">
${{ markup: policyTag }}
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${title}</title>
${{ markup: styleTag }}
</head>
<body>
<a class="skip" href="#main">Skip to the content</a>
<header class="head"><div class="width">
${isStart ? html`<p class="name" aria-current="page">Assay <span>public record</span></p>` : html`<p class="name"><a href="index.html">Assay <span>public record</span></a></p>`}
</div></header>
<main id="main" class="width" tabindex="-1">
${main}
</main>
<footer class="foot"><div class="width">
<p>Written by Assay, open-source software, from signed evidence. It is not a government service and speaks for no department.</p>
</div></footer>
</body>
</html>
`.markup;
}

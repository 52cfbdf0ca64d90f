import { html } from 'hono/html';
import type { HtmlEscapedString } from 'hono/utils/html';

/** Markup that was escaped where it was written. */
export type Html = HtmlEscapedString | Promise<HtmlEscapedString>;

/** What the frame of a page says of who looks at it. */
export interface Frame {
  /** Whether there is a way out: where people sign in here. */
  readonly canSignOut?: boolean;
}

interface Page {
  readonly frame?: Frame;
  readonly title: string;
  /** The address in the navigation that this page belongs to. */
  readonly at: '/' | '/documents' | '/assurance' | '';
  readonly main: Html;
  readonly hasWidget?: boolean;
}

const navigation = [
  ['/', 'Tools'],
  ['/documents', 'Documents'],
  ['/assurance', 'Assurance'],
] as const;

/** The frame of every page: skip link, where you are, what this is and is not. */
export function layout({ title, at, main, frame = {}, hasWidget = false }: Page): Html {
  const places = navigation.map(
    ([address, name]) => html`<li><a href="${address}"${address === at ? html` aria-current="page"` : ''}>${name}</a></li>`,
  );
  return html`<!doctype html>
<html lang="en-GB">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${title} – Assay</title>
<link rel="stylesheet" href="/assets/pages.css">
${hasWidget ? html`<script type="module" src="/assets/assay-chat.js"></script>` : ''}
</head>
<body>
<a class="skip-link" href="#main">Skip to main content</a>
<header class="masthead">
<div class="width">
<a class="name" href="/">Assay</a>
<nav aria-label="Assay"><ul>${places}</ul></nav>
${frame.canSignOut === true ? signOut : ''}
</div>
</header>
<main id="main" class="width" tabindex="-1">
${main}
</main>
<footer class="foot">
<div class="width">
<p>Assay is open-source software. It is not a government service and speaks for no department. Check everything it gives you before you use it.</p>
</div>
</footer>
</body>
</html>`;
}

// --- Internal ---

const signOut = html`<form class="sign-out" method="post" action="/sign-out"><button type="submit">Sign out</button></form>`;

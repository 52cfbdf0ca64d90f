import { html } from 'hono/html';
import type { HtmlEscapedString } from 'hono/utils/html';
import { type Language, type Words, wordsOf } from './words.ts';

/** Markup that was escaped where it was written. */
export type Html = HtmlEscapedString | Promise<HtmlEscapedString>;

/** What the frame of a page says of who looks at it. */
export interface Frame {
  /** Whether there is a way out: where people sign in here. */
  readonly canSignOut?: boolean;
  /** The language of the page; English where it is not said. */
  readonly language?: Language;
  /** Where the page is had in the other language too: its address, without a query for the language. */
  readonly address?: string;
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
  ['/', 'nav.tools'],
  ['/documents', 'nav.documents'],
  ['/assurance', 'nav.assurance'],
] as const;

/** The frame of every page: skip link, where you are, what this is and is not. */
export function layout({ title, at, main, frame = {}, hasWidget = false }: Page): Html {
  const words = wordsOf(frame.language);
  const places = navigation.map(
    ([address, name]) => html`<li><a href="${address}"${address === at ? html` aria-current="page"` : ''}>${words(name)}</a></li>`,
  );
  return html`<!doctype html>
<html lang="${words.language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${title} – Assay</title>
<link rel="stylesheet" href="/assets/pages.css">
${hasWidget ? html`<script type="module" src="/assets/assay-chat.js"></script>` : ''}
</head>
<body>
<a class="skip-link" href="#main">${words('skip')}</a>
<header class="masthead">
<div class="width">
<a class="name" href="/">Assay</a>
<nav aria-label="${words('nav')}"><ul>${places}</ul></nav>
${frame.address === undefined ? '' : otherLanguage(frame.address, words)}
${frame.canSignOut === true ? signOut(words) : ''}
</div>
</header>
<main id="main" class="width" tabindex="-1">
${main}
</main>
<footer class="foot">
<div class="width">
<nav aria-label="${words('footer.links')}"><ul>
<li><a href="/accessibility">${words('footer.accessibility')}</a></li>
<li><a href="/transparency">${words('footer.transparency')}</a></li>
</ul></nav>
<p>${words('footer.note')}</p>
${words('language.note') === '' ? '' : html`<p>${words('language.note')}</p>`}
</div>
</footer>
</body>
</html>`;
}

// --- Internal ---

function signOut(words: Words): Html {
  return html`<form class="sign-out" method="post" action="/sign-out"><button type="submit">${words('sign-out')}</button></form>`;
}

/** The same page in the other language. */
function otherLanguage(address: string, words: Words): Html {
  const other = words.language === 'cy' ? 'en-GB' : 'cy';
  const to = `${address}${address.includes('?') ? '&' : '?'}lang=${other.slice(0, 2)}`;
  return html`<a class="language" href="${to}" lang="${other}" hreflang="${other}">${words('language.other')}</a>`;
}

import { html } from 'hono/html';
import { type Html, layout } from './layout.ts';

/** After signing out: the session here has ended, and where the one with the provider can be ended too. */
export function signedOutPage(endAddress: string | undefined): Html {
  const atProvider =
    endAddress === undefined
      ? html`<p>You may still be signed in with your organisation. On a shared machine close the browser.</p>`
      : html`<p>You may still be signed in with your organisation. <a href="${endAddress}" rel="noreferrer">Sign out there too</a>, above all on a shared machine.</p>`;
  const main = html`<h1>You are signed out</h1>
${atProvider}
<p><a href="/sign-in">Sign in again</a></p>`;
  return layout({ title: 'Signed out', at: '', main });
}

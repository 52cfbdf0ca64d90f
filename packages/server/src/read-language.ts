import type { Context } from 'hono';
import { getCookie, setCookie } from 'hono/cookie';
import type { Language } from './pages/words.ts';

/** The language of the pages for whoever asks: the one they chose here last, or English. */
export function readLanguage(context: Context): Language {
  const asked = context.req.query('lang');
  if (asked === 'cy' || asked === 'en') {
    // It says nothing of anybody and is needed for what was asked: no consent is wanted for it.
    setCookie(context, cookie, asked, { path: '/', sameSite: 'Lax', httpOnly: true, maxAge: yearSeconds });
    return asked === 'cy' ? 'cy' : 'en-GB';
  }
  return getCookie(context, cookie) === 'cy' ? 'cy' : 'en-GB';
}

// --- Internal ---

const cookie = 'assay-language';
const yearSeconds = 31_536_000;

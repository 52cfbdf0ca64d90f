import type { Action, CheckInput, Finding } from '@assay/core';
import { z } from 'zod';
import { defineCheck } from '../check-definition.ts';
import { zonesAround } from '../zones.ts';

const options = z.strictObject({
  /** Hosts that may be linked to, with all below them: "gov.uk" allows "www.gov.uk", and never "gov.uk.example". */
  allowHosts: z.array(z.string().regex(/^[a-z0-9-]{1,63}(?:\.[a-z0-9-]{1,63}){1,5}$/, 'write a host in small letters, such as gov.uk')),
  schemes: z
    .array(z.enum(['https', 'http']))
    .min(1)
    .default(['https']),
});

type Options = z.output<typeof options>;

/** Endings by which a bare host is known; those of common kinds of file (sh, md, zip, py) count only with a path or www. */
const endings =
  'com|org|net|uk|gov|edu|mil|int|info|biz|io|co|eu|ie|fr|de|nl|es|it|pl|ru|cn|us|ca|au|nz|in|jp|br|ch|at|be|se|no|dk|fi|pt|gr|cz|ro|hu|tv|me|ly|to|gg|ai|app|dev|xyz|top|site|online|shop|club|live|news|blog|cloud|page|link|click|icu|tk|ml|ga|cf|gq|wales|cymru|scot|london|example|test|invalid|localhost|local|internal|onion|zone|tech|store|space|website|agency|network|support|help|email|world|today|digital|solutions|services|finance|bank|loan|vip|win|bid|work|cc|ws|su|la|pw|nu|is|su';

const host = '(?:[\\p{L}\\p{N}\\u200b-\\u200d\\u00ad-]{1,63}[.。．｡]){1,8}';

/** An address ends at white space, and at signs that close a sentence or a bracket. */
const rest = '[^\\s<>"“”‘’`|\\\\^{}⟦⟧]';

const patterns: readonly RegExp[] = [
  new RegExp(
    `(?<![\\p{L}\\p{N}])(?:https?|hxxps?|ftps?|sftp|file|javascript|vbscript|data|intent|blob|ws|wss|tel|sms|smb|ldap):(?:[\\\\/]{0,3})${rest}{1,2000}`,
    'giu',
  ),
  // Without a scheme: "//host", "www.host", and a bare host, with or without a path.
  new RegExp(`(?<![\\p{L}\\p{N}:/@._-])//${host}\\p{L}{2,20}${rest}{0,2000}`, 'giu'),
  new RegExp(`(?<![\\p{L}\\p{N}@._/:-])www\\d?[.]${host.replace('{1,8}', '{0,8}')}\\p{L}{2,20}${rest}{0,2000}`, 'giu'),
  new RegExp(`(?<![\\p{L}\\p{N}@._/:=-])${host}(?:${endings}|xn--[a-z0-9-]{2,59})(?![\\p{L}\\p{N}@_-])(?:[:/?#]${rest}{0,2000})?`, 'gu'),
  // Written so that no program makes a link of it: "evil[.]com", "evil (dot) com/login".
  /(?<![\p{L}\p{N}@._-])[a-z0-9-]{2,63}(?: ?[[(](?:\.|dot)[\])] ?[a-z0-9-]{2,63}){1,4}(?:\/[^\s<>"]{0,300})?/giu,
];

/** Where a link can be: a full stop within a word, a scheme, two slashes, a dot in brackets. */
const mark = /[.。．｡][\w\u0080-\uffff]|:[\w\\/]|\/\/|[[(](?:\.|dot)[\])]/gi;

const longestLink = 2_100;

const supports: readonly Action[] = ['flag', 'rewrite', 'redact', 'block'];

/**
 * Finds links to places that are not on the list. An engine is not to see an address it could be led to, nor to say one that
 * the caller did not give: what an answer links to is the list's, or the caller's own. Nothing is ever fetched.
 */
export const links = defineCheck({
  name: 'links',
  options,
  judges: 'text',
  // Letters that look alike are the trick here, so they are read as they stand.
  reads: 'original',
  consequences: {
    flag: 'Be sure of it before you open it or pass it on.',
    rewrite: 'It was taken out.',
    redact: 'It was replaced by a placeholder, so that no engine can be led to it.',
    block: 'The text was not passed on.',
  },
  make: (chosen) => ({
    reach: 2 * longestLink,
    supports: { input: supports, context: supports, output: supports },
    async find(input) {
      return candidates(input.text)
        .filter(({ match }) => !isAllowed(match, chosen) && !isCallers(match, input))
        .map(({ start, match }): Finding => {
          const message = 'This text has a link to a place that is not on the list of this service.';
          return {
            check: 'links',
            kind: 'link',
            start,
            end: start + match.length,
            message,
            score: 0.9,
            identity: match.toLowerCase(),
            replacement: '[link removed]',
          };
        });
    },
  }),
});

// --- Internal ---

interface Candidate {
  readonly start: number;
  readonly match: string;
}

function candidates(text: string): readonly Candidate[] {
  const zones = zonesAround(text, mark, 12, longestLink);
  const found = patterns.flatMap((pattern) =>
    [...zones.text.matchAll(pattern)].map(({ index, 0: match }) => ({ start: zones.toText(index), match: withoutTail(match) })),
  );
  return found.filter(({ match }) => isLink(match));
}

/** Signs that close what stands around a link belong to the sentence: "(see www.gov.uk/a)." */
function withoutTail(match: string): string {
  let end = match.length;
  while (end > 0) {
    const last = match.charAt(end - 1);
    const isOpened = (last === ')' && match.slice(0, end - 1).includes('(')) || (last === ']' && match.slice(0, end - 1).includes('['));
    if (!/[.,;:!?'*_~)\]]/.test(last) || isOpened) break;
    end -= 1;
  }
  return match.slice(0, end);
}

/** "March.It" and "ASP.NET" are no hosts, nor is "install.sh"; "gov.uk" is. */
function isLink(match: string): boolean {
  if (/^(?:\p{L}{2,11}:|\/\/|www)/iu.test(match))
    return (
      !/^(?:data|file|tel|sms|ws|blob|intent):$/i.test(match) &&
      /[^:/\\]/.test(match.replace(/^\p{L}+:/u, '')) &&
      !/^(?:data|file|intent|blob): /i.test(match)
    );
  const name = match.split(/[/:?#]/)[0] ?? '';
  const labels = name.split(/[.。．｡]/);
  const ending = labels.at(-1) ?? '';
  return /[([]/.test(match) || (labels.length > 1 && ending === ending.toLowerCase() && (labels.length > 2 || name === name.toLowerCase()));
}

function isAllowed(match: string, { allowHosts, schemes }: Options): boolean {
  // Backslashes, signs of other scripts and hidden characters are read differently by different programs.
  if (!/^[\x21-\x7e]+$/.test(match) || match.includes('\\')) return false;
  const withScheme =
    /^[a-z][a-z0-9+.-]{1,11}:/i.test(match) && !/^[a-z0-9.-]+:\d{1,5}(?:\/|$)/i.test(match)
      ? match
      : `https://${match.replace(/^\/\//, '')}`;
  const url = URL.canParse(withScheme) ? new URL(withScheme) : undefined;
  if (url === undefined || url.username !== '' || url.password !== '' || url.port !== '') return false;
  if (!schemes.some((scheme) => url.protocol === `${scheme}:`)) return false;
  const name = url.hostname.replace(/\.$/, '');
  return allowHosts.some((allowed) => name === allowed || name.endsWith(`.${allowed}`));
}

function isCallers(match: string, { stage, sources }: CheckInput): boolean {
  return stage === 'output' && sources.some(({ trust, text }) => trust === 'caller' && text.includes(match));
}

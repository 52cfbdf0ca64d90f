import { visibleText } from '@assay/evals/report';

/** Text from data as Markdown that says the same: no markup, no raw HTML, and no link that a renderer would make by itself. */
export function escapeMarkdown(text: string): string {
  return visibleText(text.replace(/\s+/gu, ' ').trim())
    .split(linkLike)
    .map((piece, index) => (index % 2 === 1 ? `\`${piece}\`` : escapePlain(piece)))
    .join('')
    .replace(blockStart, (start) => start.replace(/([-+=.)])/, '\\$1'));
}

// --- Internal ---

/** Addresses are put in code spans: GitHub makes links of bare ones, escaped or not, but of none in code. */
const linkLike = /([^\s|`<>&[\]()\\]*(?::\/\/|www\.|@)[^\s|`<>&[\]()\\]*)/i;

/** What starts a list, a rule or a heading at the start of a line. */
const blockStart = /^(?:[-+=]|\d+[.)])(?=\s|$)/;

function escapePlain(text: string): string {
  return text
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/>/g, '&gt;')
    .replace(/[\\`*_[\]|~#$!]/g, '\\$&');
}

import { headerText } from './header-text.ts';
import { plainText } from './plain-text.ts';
import { quotedPrintable } from './quoted-printable.ts';

/** An e-mail that a person is to look at and send; whatever is not well formed is left out, never written. */
export interface EmailDraft {
  /** An address as "ann@lee.example"; without one the person fills it in. */
  readonly to?: { readonly name: string; readonly address: string };
  readonly subject: string;
  /** The ids of the mail that is answered, as its headers have them: its own, and those it refers to. */
  readonly answers?: { readonly messageId: string; readonly references: readonly string[] };
  readonly created: Date;
  readonly text: string;
}

/**
 * An e-mail draft (RFC 5322): mail programs open it unsent (`X-Unsent`), with the person who opens it as its sender. Text can
 * start no header: line ends and control characters in a value become spaces.
 */
export function writeEmailDraft({ to, subject, answers, created, text }: EmailDraft): string {
  const ids = answers === undefined ? [] : [...answers.references.filter(isMessageId).slice(-mostReferences), answers.messageId];
  const headers: readonly (readonly [string, string])[] = [
    ['X-Unsent', '1'],
    ['Date', created.toUTCString().replace(/GMT$/, '+0000')],
    ...(to === undefined || !isAddress(to.address) ? [] : ([['To', recipient(to)]] as const)),
    ['Subject', headerText('Subject', subject)],
    ...(answers === undefined || !isMessageId(answers.messageId)
      ? []
      : ([
          ['In-Reply-To', answers.messageId],
          ['References', ids.join('\r\n ')],
        ] as const)),
    ['MIME-Version', '1.0'],
    ['Content-Type', 'text/plain; charset=utf-8'],
    ['Content-Transfer-Encoding', 'quoted-printable'],
  ];
  return `${headers.map(([name, value]) => `${name}: ${value}\r\n`).join('')}\r\n${quotedPrintable(`${plainText(text).trimEnd()}\n`)}`;
}

/** Whether a text is one e-mail address and nothing else (the dot-atom form of RFC 5322, within the lengths of RFC 5321). */
export function isAddress(text: string): boolean {
  return text.length <= 254 && /^[\w!#$%&'*+/=?^`{|}~-]+(?:\.[\w!#$%&'*+/=?^`{|}~-]+)*@[a-z\d-]+(?:\.[a-z\d-]+)+$/i.test(text);
}

// --- Internal ---

/** RFC 5322 asks for the first and last of a long thread; the nearest ones are what mail programs thread by. */
const mostReferences = 20;

function isMessageId(text: string): boolean {
  return text.length <= 500 && /^<[!-;=?-~]+@[!-;=?-~]+>$/.test(text) && text.indexOf('@') === text.lastIndexOf('@');
}

function recipient({ name, address }: NonNullable<EmailDraft['to']>): string {
  const shown = headerText('To', name, true);
  return shown === '' ? address : `${shown}\r\n <${address}>`;
}

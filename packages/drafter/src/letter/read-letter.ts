import { type Span, splitSentences } from '@assay/language';

/** A letter taken apart: what stands at its head, the writer's own newest words, and where older mail below begins. */
export interface Letter {
  readonly text: string;
  /** Fields at the head (from, subject, date, name ...), by name in small letters; the first of a name counts. */
  readonly fields: ReadonlyMap<string, string>;
  /** The newest message: everything before the mail that it answers or forwards, without quoted lines. */
  readonly newest: Span;
  /** Sentences of the newest message, after the head; with the mail below it where that was only sent on. */
  readonly sentences: readonly Sentence[];
  /** Every sentence after the head, of older and quoted mail too: what is urgent is urgent wherever it stands. */
  readonly everything: readonly Sentence[];
  readonly subject: string;
  readonly channel: 'letter' | 'e-mail' | 'web form';
}

/** A sentence of a letter with its place. */
export interface Sentence extends Span {
  readonly text: string;
}

/** Takes a letter or e-mail apart; every place points into the text as it came. */
export function readLetter(text: string): Letter {
  const { fields, end } = readHead(text);
  const newest = { start: 0, end: olderMailAt(text, end) };
  const all = sentencesIn(text, { start: end, end: text.length });
  const own = all.filter((one) => one.end <= newest.end && !isQuoted(one));
  // Where a note only sends on what stands below it, that is the letter; so it is where hardly anything stands beside quoted lines.
  const isSentOn = lengthOf(own) * 2 < newest.end - end;
  const isCoverNote = newest.end < text.length && lengthOf(own) <= longestCoverNote && sendsOn.test(own.map((one) => one.text).join(' '));
  const sentences = isSentOn ? all.filter((one) => one.end <= newest.end) : isCoverNote ? all.filter((one) => !isQuoted(one)) : own;
  return { text, fields, newest, sentences, everything: all, subject: subjectOf(text, fields), channel: channelOf(fields) };
}

/** The subject as a sentence of the letter, where it has one. */
export function subjectSentence({ text, subject }: Letter): readonly Sentence[] {
  const start = subject === '' ? -1 : text.indexOf(subject);
  return start < 0 ? [] : [{ start, end: start + subject.length, text: subject }];
}

/** A line of the head that is a field, with its name in small letters. */
export function fieldOf(line: string): { readonly name: string; readonly value: string } | undefined {
  const [, written = '', value = ''] = fieldLine.exec(line.trimEnd()) ?? [];
  const name = written.toLowerCase();
  return mailFields.has(name) || formFields.has(name) ? { name, value: value.trim() } : undefined;
}

// --- Internal ---

/** A note longer than this says something of its own. */
const longestCoverNote = 600;
const sendsOn =
  /\b(?:constituents?|enclos\w+|attach\w+|below|forward\w*|fwd?|passing on|pass(?:ed)? on|sent (?:me|on)|see the (?:e-?mail|letter|message))\b/i;

function sentencesIn(text: string, { start, end }: Span): readonly Sentence[] {
  const body = text.slice(start, end);
  return splitSentences(body).map((span) => ({ start: span.start + start, end: span.end + start, text: body.slice(span.start, span.end) }));
}

function isQuoted({ text }: Sentence): boolean {
  return /^\s*>/.test(text);
}

function lengthOf(sentences: readonly Sentence[]): number {
  return sentences.reduce((sum, { text }) => sum + text.length, 0);
}

const fieldLine = /^[ \t]{0,8}\*{0,2}([A-Z][A-Za-z' /-]{1,30}?)\*{0,2}[ \t]{0,5}:\*{0,2}[ \t]{0,8}(\S.{0,300})?$/;
const mailFields = new Set(['from', 'to', 'cc', 'bcc', 'subject', 'date', 'sent', 'reply-to', 'importance', 'attachments', 'received']);
const formFields = new Set([
  'name',
  'full name',
  'your name',
  'first name',
  'last name',
  'surname',
  'title',
  'email',
  'e-mail',
  'email address',
  'telephone',
  'phone',
  'postcode',
  'address',
  'topic',
  'category',
  'reference',
  'message',
  'your message',
  'enquiry',
  'your enquiry',
  'query',
  'comments',
  'organisation',
]);
const openers = new Set(['message', 'your message', 'enquiry', 'your enquiry', 'query', 'comments']);

/** The lines "From: ..." at the head; they end at the first line that is none, save empty lines between them. */
function readHead(text: string): { readonly fields: ReadonlyMap<string, string>; readonly end: number } {
  const fields = new Map<string, string>();
  let end = 0;
  let skipped = 0;
  for (const { 0: line, index } of text.matchAll(/[^\n]*(?:\n|$)/g)) {
    if (line === '') break;
    const field = fieldOf(line);
    if (field !== undefined) {
      const { name, value } = field;
      if (!fields.has(name)) fields.set(name, value);
      // What a form calls the message is the message.
      end = openers.has(name) && value !== '' ? index + line.indexOf(value) : index + line.length;
      skipped = 0;
      if (openers.has(name)) break;
    } else if (line.trim() === '' || skipped < 2) {
      // A heading above the fields ("Contact form") is passed over; two lines of anything else end the head.
      if (line.trim() !== '') skipped += 1;
      if (fields.size === 0 && line.trim() !== '' && skipped >= 2) break;
      if (fields.size > 0 && line.trim() !== '') break;
    } else break;
  }
  return fields.size === 0 ? { fields, end: 0 } : { fields, end };
}

const olderMail =
  /^[ \t]*(?:-{2,}[ \t]*(?:original message|forwarded message|original mail|begin forwarded)|begin forwarded message:|_{10,}[ \t]*\n(?=[ \t]*from:)|on .{5,120}wrote:[ \t]*$)|^[ \t]*\*{0,2}from:\*{0,2}[^\n]{1,200}\n(?:[ \t]*\*{0,2}(?:sent|date|to|cc|subject):)/gim;

/** Where older mail begins below the newest message; the end of the text where there is none. */
function olderMailAt(text: string, from: number): number {
  olderMail.lastIndex = from;
  for (let found = olderMail.exec(text); found !== null; found = olderMail.exec(text)) {
    // A message that only forwards has nothing above: then what is forwarded is the letter.
    if (text.slice(from, found.index).replaceAll(/\s+/g, ' ').trim().length > 15) return found.index;
  }
  return text.length;
}

/** The line that says what the letter is about: a subject field, or the short line after the salutation. */
function subjectOf(text: string, fields: ReadonlyMap<string, string>): string {
  const field = fields.get('subject') ?? fields.get('topic');
  if (field !== undefined && field !== '') return field;
  return (
    /^(?:subject|re|regarding)\s*:\s*(.{3,150})$/im.exec(text)?.[1] ??
    /^dear .{1,80}\n[ \t\n]{0,5}(.{3,99}[^.?!,;:\n])\n[ \t]{0,5}\n/im.exec(text)?.[1] ??
    ''
  );
}

function channelOf(fields: ReadonlyMap<string, string>): Letter['channel'] {
  if (['from', 'sent', 'subject', 'to'].some((name) => fields.has(name))) return 'e-mail';
  return [...fields.keys()].some((name) => formFields.has(name)) ? 'web form' : 'letter';
}

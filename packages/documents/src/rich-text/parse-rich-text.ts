import { latin1 } from '../decode-text.ts';
import { parseHtml } from '../html/parse-html.ts';
import { addMargins } from '../office/margin-lines.ts';
import { type ParseResult, unreadable } from '../parsed-document.ts';
import { charsetEncoding, codePageEncoding } from './code-pages.ts';
import { readTokens, type Token } from './read-tokens.ts';
import { richTextWriter } from './rich-text-writer.ts';

/** Deeper groups are no word processor's. */
const deepest = 500;

type Place = 'body' | 'head' | 'foot' | 'note' | 'marker' | 'fonts' | 'styles' | 'hidden' | 'nowhere';

/** What holds inside a group, and ends with it. */
interface Group {
  place: Place;
  font: number;
  isHidden: boolean;
  skip: number;
}

const destinations: Readonly<Record<string, Place>> = {
  fonttbl: 'fonts',
  stylesheet: 'styles',
  listtext: 'marker',
  pntext: 'marker',
  header: 'head',
  headerf: 'head',
  headerl: 'head',
  headerr: 'head',
  footer: 'foot',
  footerf: 'foot',
  footerl: 'foot',
  footerr: 'foot',
  footnote: 'note',
  annotation: 'hidden',
  fldrslt: 'body',
  shptxt: 'body',
};

const silent = new Set(
  'colortbl info pict object fldinst themedata colorschememapping datastore generator listtable listoverridetable revtbl rsidtbl xmlnstbl nonshppict filetbl template bkmkstart bkmkend atnid atnauthor atnref atndate fontemb latentstyles mmathPr userprops private tc xe'.split(
    ' ',
  ),
);

const signs: Readonly<Record<string, string>> = {
  tab: '\t',
  '~': ' ',
  _: '\u2011',
  emdash: '—',
  endash: '–',
  bullet: '•',
  lquote: '‘',
  rquote: '’',
  ldblquote: '“',
  rdblquote: '”',
  emspace: ' ',
  enspace: ' ',
  line: '\n',
};

/** A rich text (RTF) document: its words, headings, lists, tables and notes. Objects, pictures, fields' instructions and links are left alone. */
export function parseRichText(bytes: Uint8Array): ParseResult {
  const writer = richTextWriter();
  const fonts = new Map<number, string>();
  const headingStyles = new Map<number, number>();
  const groups: Group[] = [];
  let group: Group = { place: 'body', font: 0, isHidden: false, skip: 1 };
  let encoding = 'windows-1252';
  let pending: number[] = [];
  let toSkip = 0;
  let definedFont = 0;
  let definedStyle = -1;
  let isOptional = false;

  const flush = () => {
    if (pending.length === 0) return;
    const words = new TextDecoder(fonts.get(group.font) ?? encoding).decode(Uint8Array.from(pending));
    pending = [];
    put(words);
  };

  const put = (words: string) => {
    const { place, isHidden } = group;
    if (place === 'styles') {
      const level = /heading (\d)/i.exec(words)?.[1];
      if (level !== undefined && definedStyle >= 0) headingStyles.set(definedStyle, Math.min(6, Math.max(1, Number(level))));
    } else if (place === 'hidden' || (isHidden && place !== 'nowhere' && place !== 'fonts')) writer.hide(words);
    else if (place !== 'nowhere' && place !== 'fonts') writer.add(words, place);
  };

  const obey = ({ word, value }: Extract<Token, { type: 'word' }>) => {
    if (word === '*') {
      isOptional = true;
      return;
    }
    const place = destinations[word];
    if (place !== undefined || silent.has(word) || isOptional) {
      const isClosed = group.place === 'nowhere' || group.place === 'hidden';
      if (!isClosed) group.place = place ?? 'nowhere';
      isOptional = false;
      if (word === 'footnote') writer.openNote();
      return;
    }
    const text = signs[word];
    if (text !== undefined) put(text);
    else if (word === 'u' && value !== undefined) {
      put(String.fromCharCode(value < 0 ? value + 65_536 : value));
      toSkip = group.skip;
    } else if (word === 'uc') group.skip = Math.min(8, Math.max(0, value ?? 1));
    else if (word === 'ansicpg') encoding = codePageEncoding(value ?? 1252);
    else if (word === 'mac') encoding = 'macintosh';
    else if (word === 'f') {
      group.font = value ?? 0;
      if (group.place === 'fonts') definedFont = value ?? 0;
    } else if (word === 'fcharset') {
      const found = charsetEncoding(value ?? 0);
      if (found !== undefined) fonts.set(definedFont, found);
    } else if (word === 'v' || word === 'deleted') group.isHidden = value !== 0;
    else if (word === 's' && group.place === 'styles') definedStyle = value ?? -1;
    else if (group.place === 'body' || group.place === 'note' || group.place === 'head' || group.place === 'foot')
      writer.obey(word, value, { place: group.place, headingLevel: word === 's' ? headingStyles.get(value ?? -1) : undefined });
  };

  for (const token of readTokens(latin1(bytes))) {
    if (token.type === 'byte') {
      if (toSkip > 0) toSkip -= 1;
      else pending.push(token.byte);
      continue;
    }
    flush();
    if (token.type === 'word') {
      if (toSkip > 0 && token.word !== 'u' && signs[token.word] !== undefined) toSkip -= 1;
      else obey(token);
      continue;
    }
    toSkip = 0;
    isOptional = false;
    if (token.type === 'open') {
      if (groups.length > deepest) return unreadable('is an RTF file that nests deeper than any document. Save its text as text or HTML.');
      groups.push({ ...group });
      if (group.place === 'styles') definedStyle = -1;
    } else {
      const before = groups.pop();
      if (before === undefined) break;
      if (group.place === 'note' && before.place !== 'note') writer.closeNote();
      group = before;
      if (groups.length === 0) break;
    }
  }
  flush();
  const { html, head, foot, hidden } = writer.finish();
  return { ...addMargins(parseHtml(`<main>${html}</main>`), { head, foot }), hidden };
}

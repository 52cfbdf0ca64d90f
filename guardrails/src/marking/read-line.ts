import { cleanLine, trimSigns } from './clean-line.ts';
import { type HandlingKind, type MarkingKind, markingWords, oneOf } from './marking-words.ts';
import { readName } from './read-name.ts';
import { readTail } from './read-tail.ts';

/** A line that carries a marking, and how sure its form makes it. */
export interface MarkingLine {
  readonly kind: MarkingKind;
  /**
   * A field or subject says so itself; a banner is the whole line in capitals; a bare line is one in other letters; a part is one
   * cell of a line or one end of a title in capitals.
   */
  readonly form: 'field' | 'banner' | 'bare' | 'part';
  readonly handling: readonly HandlingKind[];
}

/** Reads a line as a marking, or undefined where it is none. */
export function readLine(line: string): MarkingLine | undefined {
  const clean = cleanLine(line);
  const cells = line
    .replace(/<\/?t[dh]\b[^<>]{0,60}>/gi, '|')
    .split(/\t|\s{3,}|[|;]/)
    .map((cell) => cell.trim())
    .filter((cell) => cell !== '');
  const field = readField(line, cells) ?? readSubject(line);
  // "SECRET = 2" names a thing of a program.
  if (field !== undefined || /^[A-Za-z][\w -]{1,30}=[^=]/.test(line)) return field;
  const banner = readBanner(clean, 'banner') ?? readRemark(line);
  // "Top secret!" is an exclamation, "# Secret" a heading.
  if (banner?.form === 'bare' && /[!?]\W{0,3}$|^\s{0,3}#/.test(line)) return undefined;
  return banner ?? readCell(cells) ?? readTitle(line);
}

/** Whether a line is the label of a marking that stands on the next one. */
export function isLabel(line: string): boolean {
  return line.length <= 60 && /class|mark|dosb/i.test(line) && isField(cleanLine(line), 'own');
}

// --- Internal ---

function asField(line: MarkingLine | undefined): MarkingLine | undefined {
  return line === undefined ? undefined : { ...line, form: 'field' };
}

/** A marking that is the whole of a text, with what belongs to it. */
function readBanner(text: string, form: 'banner' | 'part'): MarkingLine | undefined {
  const { legacyInFieldsOnly } = markingWords();
  // A caveat may stand first: "UK EYES ONLY SECRET".
  const opening = /^(?:[A-Z/]{2,20} ){1,2}ONLY[\s\-:,/]{1,5}(?=\S)/.exec(text)?.[0] ?? '';
  const name = readName(text.slice(opening.length));
  if (name === undefined) return undefined;
  const rest = text.slice(opening.length + name.length);
  const { isWhole, handling } = readTail(name.kind, `${rest}${opening === '' ? '' : ` - ${trimSigns(opening)}`}`);
  if (!isWhole) return undefined;
  const written = text.slice(opening.length, opening.length + name.length);
  if (legacyInFieldsOnly.includes(written.toLowerCase()) && rest.trim() === '') return undefined;
  if (name.isUpper) return { kind: name.kind, form, handling };
  return trimSigns(rest) === '' && form === 'banner' ? { kind: name.kind, form: 'bare', handling } : undefined;
}

/** A marking with a remark in brackets: "OFFICIAL (closed)". */
function readRemark(line: string): MarkingLine | undefined {
  const [, before = '', remark = ''] = /^([^()[\]]{3,60})[([]([\w ,/-]{1,40})[)\]]\W{0,4}$/.exec(line) ?? [];
  const found = remark === '' || isTopic(remark) ? undefined : readBanner(cleanLine(before), 'banner');
  return found?.form === 'banner' && found.kind !== 'legacy' ? found : undefined;
}

/** "Classification: Secret", alone on the line, in a cell of it, or in two cells of it. */
function readField(line: string, cells: readonly string[]): MarkingLine | undefined {
  const parts = [line, ...cells, ...line.split(/[()]|,\s/)].slice(0, 24);
  for (const part of parts) {
    const [, label = '', value = ''] = /^([^:=]{2,45}?)\s{0,10}(?:[:=]|\.{2,60})\s{0,10}(.{2,140})$/.exec(part.trim()) ?? [];
    const found = label === '' ? undefined : readFieldValue(cleanLine(label), value, 'colon');
    if (found !== undefined) return found;
  }
  const dashed = /^(.{3,45}?)\s{1,3}[-–—]\s{1,3}(.{3,100})$/.exec(line.trim());
  const pairs: (readonly [string, string])[] = dashed === null ? [] : [[dashed[1] ?? '', dashed[2] ?? '']];
  for (const [index, cell] of cells.entries()) if (index > 0) pairs.push([cells[index - 1] ?? '', cell]);
  for (const [label, value] of pairs) {
    const found = readFieldValue(cleanLine(label), value, 'gap');
    if (found !== undefined) return found;
  }
  return undefined;
}

function readFieldValue(label: string, value: string, link: 'colon' | 'gap'): MarkingLine | undefined {
  const { otherFields } = markingWords();
  const clean = cleanLine(value);
  const name = readName(clean);
  if (name === undefined) return undefined;
  const rest = clean.slice(name.length);
  const tail = readTail(name.kind, rest);
  // Whatever the field is called: SECRET in capitals that is all it holds.
  const isAnyField = link === 'colon' && name.isUpper && /secret/.test(name.kind) && /^[A-Z]?[A-Za-z' ]{2,45}$/.test(label);
  if (isAnyField && tail.isWhole && !otherFields.includes(label.toLowerCase()) && !isTopic(label))
    return { kind: name.kind, form: 'field', handling: tail.handling };
  if (!isField(label, link === 'colon' || name.isUpper ? 'any' : 'own')) return undefined;
  // A form that offers every tier has not been filled in, and a sentence is no field.
  if (/\b(?:or|and|secret|official|delete|choose|select|clearance)\b/i.test(rest)) return undefined;
  const isWithTitle = name.isUpper && /^\s{0,3}[-/,]/.test(rest) && !isTopic(rest);
  return tail.isWhole || isWithTitle ? { kind: name.kind, form: 'field', handling: tail.handling } : undefined;
}

/** Whether a label names a marking; `own` where it can name nothing else. */
function isField(label: string, which: 'own' | 'any'): boolean {
  const { fields, plainFields } = markingWords();
  const name = label.toLowerCase();
  return fields.includes(name) && (which === 'any' || !plainFields.includes(name) || name === 'classification');
}

/** In a subject the marking stands in capitals at one end, set off by a sign. */
function readSubject(line: string): MarkingLine | undefined {
  const [, label = '', text = ''] = /^[\s>*_#]{0,12}([a-z][a-z ]{1,14}?)[\s*_]{0,4}:[\s*_]{0,6}(.{3,150})$/i.exec(line) ?? [];
  if (!markingWords().subjects.includes(label.toLowerCase())) return undefined;
  let value = text.trim();
  for (let index = 0; index < 6 && /^(?:re|fw|fwd|aw|atb):|^\[(?:external|ext)\]/i.test(value); index += 1)
    value = value.replace(/^(?:\w{2,3}:|\[\w{3,8}\])\s{0,5}/, '');
  return asField(readEnds(value, /^[^\p{L}\p{N}$]{0,8}[\p{L}\p{N}]/u) ?? readOpenEnds(value));
}

/** A marking in capitals at one end of a title, set off by a sign or in brackets: "SECRET - Harbours", "Harbours (SECRET)". */
function readEnds(title: string, afterSign: RegExp): MarkingLine | undefined {
  const whole = readBanner(cleanLine(title), 'part');
  if (whole !== undefined) return whole;
  const opening = title.replace(/^[^\p{L}]{1,12}/u, '');
  const name = readName(opening);
  const signs = [...title.matchAll(/[:|[\](){}<>]{1,3}|\/\/|\s[-–—]\s?|[-–—]\s|\*\*/g)].slice(0, 12);
  for (const { index, 0: sign } of signs.toReversed()) {
    const before = title.slice(0, index);
    const after = title.slice(index + sign.length);
    const first = name?.isUpper === true ? readBanner(cleanLine(before), 'part') : undefined;
    if (first !== undefined && first.kind === name?.kind && afterSign.test(after) && !isMention(after)) return first;
    const last = /^[|[({<]|[-–—]/.test(sign) ? readBanner(cleanLine(after), 'part') : undefined;
    if (last !== undefined && before.trim() !== '' && !isTopic(before)) return last;
  }
  return undefined;
}

/** Without a sign it must be the only word in capitals: "SECRET Visit plan", "Harbours SECRET", not "SECRET SANTA". */
function readOpenEnds(title: string): MarkingLine | undefined {
  if (title === title.toUpperCase() || isTopic(title)) return undefined;
  const name = readName(title);
  const rest = name === undefined ? '' : title.slice(name.length);
  if (name?.isUpper === true && /^ (?![A-Z]{2})\S/.test(rest)) return { kind: name.kind, form: 'part', handling: [] };
  const last = /(?:^|[a-z0-9] )((?:UK |HMG )?(?:TOP SECRET|SECRET|OFFICIAL[ -]SENSITIVE|OFFICIAL))$/.exec(title)?.[1];
  const closing = last === undefined ? undefined : readName(last);
  return closing === undefined ? undefined : { kind: closing.kind, form: 'part', handling: [] };
}

/** One cell of a line: the marking between a department's name and a page number. */
function readCell(cells: readonly string[]): MarkingLine | undefined {
  if (cells.length < 2 || cells.length > 6 || cells.some((cell) => cell.length > 60)) return undefined;
  for (const cell of cells) {
    const found = readBanner(cleanLine(cell), 'part');
    if (found !== undefined) return found;
  }
  return undefined;
}

function readTitle(line: string): MarkingLine | undefined {
  const title = line.trim();
  if (title.length > 120 || /[.;,]$/.test(title) || /=|\$[{(]|^\s{0,3}[-*]\s/.test(title)) return undefined;
  return readEnds(title, /^[^\p{L}\p{N}$]{0,8}[\p{Lu}\p{N}]/u);
}

let topics: RegExp | undefined;

/** Whether words speak of markings instead of carrying one: "How to handle SECRET papers". */
function isTopic(text: string): boolean {
  topics ??= new RegExp(`(?<![\\w'])(?:${oneOf(markingWords().topics)})(?![\\w'])`, 'i');
  return topics.test(text);
}

function isMention(text: string): boolean {
  return /(?<![\w'])(?:tiers?|what|how|meaning|definition|guidance on|information)(?![\w'])/i.test(text);
}

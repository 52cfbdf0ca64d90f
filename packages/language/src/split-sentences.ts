/** A stretch of a text: UTF-16 offsets, end exclusive. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** Written with a full stop that does not end a sentence. */
const abbreviations = new Set(
  (
    'mr mrs ms miss dr prof rev hon rt st lord lady cllr sir no nos para paras art arts s ss sch vol ch pp p eg ie e.g i.e cf etc viz vs inc ltd plc co dept ' +
    'approx fig ref tel ext jan feb mar apr jun jul aug sept sep oct nov dec mon tue wed thu fri sat sun gov maj capt col gen lt sgt jr sr al ' +
    'a.m p.m u.k u.s b.sc m.sc ph.d'
  ).split(' '),
);

/** The sentences of a text, in order. Lines that stand alone (headings, bullets) are sentences too; spans are trimmed and never empty. */
export function splitSentences(text: string): readonly Span[] {
  const sentences: Span[] = [];
  for (const paragraph of splitParagraphs(text)) {
    let start = paragraph.start;
    const words = text.slice(paragraph.start, paragraph.end);
    const marker = isListItem(words) ? words.search(/\s/) : 0;
    for (const { index, 0: mark } of words.matchAll(/[.!?…]{1,6}["'”’)\]]{0,4}[⁰¹²³⁴-⁹]{0,3}(?=\s)/g)) {
      if (index < marker) continue; // "3. Tax": the number opens the sentence
      const end = paragraph.start + index + mark.length;
      if (!endsSentence(text, paragraph.start + index, end, paragraph.end)) continue;
      pushTrimmed(sentences, text, start, end);
      start = end;
    }
    pushTrimmed(sentences, text, start, paragraph.end);
  }
  return sentences;
}

/**
 * The paragraphs of a text. A blank line always parts them; a single line break does where the next line opens
 * a bullet or number, or the line before looks finished or like a heading. Wrapped prose stays together.
 */
export function splitParagraphs(text: string): readonly Span[] {
  const paragraphs: Span[] = [];
  let start = 0;
  for (const { index, 0: gap } of text.matchAll(/\n\s*/g)) {
    const isBlankLine = gap.indexOf('\n') !== gap.lastIndexOf('\n');
    if (!isBlankLine && !partsLines(text, start, index, index + gap.length)) continue;
    pushTrimmed(paragraphs, text, start, index);
    start = index + gap.length;
  }
  pushTrimmed(paragraphs, text, start, text.length);
  return paragraphs;
}

/** Whether a line begins a list item: "- x", "• x", "3. x", "(b) x". */
export function isListItem(line: string): boolean {
  return /^(?:[-*•–▪◦·]|\(?(?:\d{1,3}|[a-z]|[ivx]{1,4})[.)])\s/i.test(line);
}

// --- Internal ---

function partsLines(text: string, start: number, end: number, next: number): boolean {
  const lastBreak = text.lastIndexOf('\n', end - 1);
  const line = text.slice(Math.max(start, lastBreak + 1), end).trimEnd();
  const following = text.slice(next, next + 80);
  if (isListItem(following) || isListItem(line.trimStart())) return isListItem(following) || !/^[a-z]/.test(following);
  if (/[.!?:;]["'”’)\]]*$/.test(line)) return true;
  // Wrapped prose runs to the margin; a short line followed by a capital is a heading, a name or a form's field.
  return line.length < 60 && /^[^a-z\s]/.test(following);
}

function endsSentence(text: string, mark: number, end: number, limit: number): boolean {
  const rest = text.slice(end, Math.min(limit, end + 40)).trimStart();
  if (rest === '') return true;
  // A small letter goes on; a bar parts the cells of a table's row.
  if (/^(?:["'“‘([]*[a-z]|\|)/.test(rest)) return false;
  if (text[mark] !== '.') return true;
  const word = /[\p{L}\p{N}.]*$/u.exec(text.slice(Math.max(0, mark - 20), mark))?.[0] ?? '';
  if (abbreviations.has(word.toLowerCase())) {
    // "5 p.m. The", "etc. The": such words may end a sentence when a capital follows and they close a clause.
    return /^(?:etc|a\.m|p\.m|ltd|plc|inc)$/i.test(word) && /^\p{Lu}/u.test(rest);
  }
  if (/^\p{Lu}(?:\.\p{Lu})*$/u.test(word)) return false; // an initial
  return true;
}

function pushTrimmed(spans: Span[], text: string, from: number, to: number): void {
  let start = from;
  let end = to;
  while (start < end && /\s/.test(text[start] ?? '')) start += 1;
  while (end > start && /\s/.test(text[end - 1] ?? '')) end -= 1;
  if (end > start) spans.push({ start, end });
}

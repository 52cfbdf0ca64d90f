import { isListItem, splitSentences } from '@assay/language';

/** The shape of a text: what stands in its lines and sentences. */
export interface Outline {
  /** Its first and last sentence, where somebody says what they want of it. */
  readonly first: string;
  readonly last: string;
  /** Its last lines, where a letter closes. */
  readonly end: string;
  /** Lines that greet a reader as a letter does, and as colleagues do. */
  readonly salutations: number;
  readonly hails: number;
  /** Lines of a mail's head. */
  readonly heads: number;
  /** Lines that begin with who speaks. */
  readonly speakers: number;
  readonly items: number;
  readonly headings: number;
  readonly sentences: number;
  readonly questions: number;
  readonly startsAsking: boolean;
  readonly endsAsking: boolean;
  /** Shares of its words that speak of the writer, and to a reader. */
  readonly oneself: number;
  readonly addressed: number;
  /** Whether some of its lines are quoted as mail quotes. */
  readonly isQuoted: boolean;
  /** Whether its last line is a name alone, as under a letter. */
  readonly isSigned: boolean;
  /** Whether somebody is greeted by "Dear" anywhere. */
  readonly greets: boolean;
  /** Share of its words that are figures. */
  readonly figures: number;
}

const salutation = /^(?:dear|annwyl|to whom it may concern|sirs?|madam)\b[^.?!]{0,60}[,:]?$/i;
const hail = /^(?:hello|hi|hiya|good (?:morning|afternoon))\b[^.?!]{0,60}[,:]?$/i;
const head = /^(?:>\s{0,4})?(?:from|sent|to|cc|subject|date|re|fw|fwd|our ref|your ref|ref)\s{0,2}[:.]\s{0,4}\S/i;
const speaker = /^(?:\[?\d{1,2}[:.]\d{2}(?:[:.]\d{2})?\]?\s{1,4})?[\p{Lu}][\p{L}\p{N}.'’ ()-]{0,40}:\s/u;
const asking =
  /^(?:who|what|when|where|which|why|how|can|could|do|does|did|is|are|was|will|would|should|may|must|has|have|am i|whose|anyone know|any idea)\b/i;
const greetings = /^(?:hi|hello|hey|hiya|good (?:morning|afternoon)|quick (?:one|question)|question|sorry|please|ok|so)\b[\s,:!.–-]{0,6}/i;

const signature = /^(?:[\p{Lu}][\p{L}.'’-]{0,30}\s{0,2}){1,4}(?:\([^)]{1,60}\))?[.,]?$/u;
const dear = /\bdear (?:sir|madam|mr|mrs|ms|miss|mx|dr|prof|rev|lord|lady|minister|secretary|prime|home|permanent|[\p{Lu}])/iu;

/** Reads the shape of a text; linear in its length. */
export function outlineOf(text: string): Outline {
  const lines = text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
  const sentences = splitSentences(text).map(({ start, end }) => text.slice(start, end));
  const first = sentences[0] ?? '';
  const last = sentences.at(-1) ?? '';
  const words = text.toLowerCase().match(/[\p{L}'’]+/gu) ?? [];
  const shareOf = (members: ReadonlySet<string>) => words.filter((word) => members.has(word)).length / Math.max(1, words.length);
  const count = (pattern: RegExp) => lines.filter((line) => pattern.test(line)).length;
  return {
    first,
    last,
    end: lines.slice(-6).join(' \n '),
    salutations: count(salutation),
    hails: count(hail),
    heads: count(head),
    speakers: lines.filter((line) => speaker.test(line) && !head.test(line)).length,
    items: lines.filter((line) => isListItem(line)).length,
    headings: lines.filter((line) => isHeading(line)).length,
    sentences: sentences.length,
    questions: sentences.filter((sentence) => sentence.endsWith('?')).length,
    startsAsking: asking.test(first.replace(greetings, '')),
    endsAsking: last.endsWith('?'),
    oneself: shareOf(ownWords),
    addressed: shareOf(readerWords),
    isQuoted: lines.some((line) => line.startsWith('>')),
    isSigned: lines.length > 1 && signature.test(lines.at(-1) ?? ''),
    greets: dear.test(text),
    figures: (text.match(/\d[\d,.]*/g) ?? []).length / Math.max(1, words.length),
  };
}

// --- Internal ---

const ownWords = new Set(['i', 'my', 'me', "i'm", 'i’m', "i've", 'i’ve', 'we', 'our', 'us', 'myself']);
const readerWords = new Set(['you', 'your', 'yours', 'yourselves']);

/** A short line that ends as no sentence does, or one in capitals. */
function isHeading(line: string): boolean {
  if (line.length > 80 || isListItem(line) || head.test(line) || salutation.test(line)) return false;
  return /^[\p{Lu}\d][^.?!,;]{2,}$/u.test(line);
}

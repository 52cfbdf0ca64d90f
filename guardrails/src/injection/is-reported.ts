/** How far around a place it is looked whether somebody only tells of an order. */
export const reportingReach = 300;

/** What stands before an order that is told of: "makes the model", "an attempt to", "which could". */
const reporting =
  /\b(?:models?|llms?|ais?|assistants?|chatbots?|bots?|agents?|systems?|it|them|they|machines?|gpt|users?|attackers?|people|someone|texts?|messages?|inputs?|documents?|prompts?|instructions|requests?|commands?|that|which|who|attempts?|attempting|tries|try|trying|tried|able|aims?|designed|intended|meant|ways?|how|used|tricks?|tricking|means|wish|allowed|easy|hard|possible|never|order|asks?|asked|asking|tells?|told|telling|instructs?|instructed|instructing|persuades?|convinces?|causes?|causing|makes?|making|forces?|forcing|gets?|getting)(?: (?!you\b)\w{1,12}){0,2}(?: (?:to|can|could|may|might|would|that|which|who|into|from|by))?(?: \w{2,12}ly)?(?: \w{2,15},? (?:or|and))? $/i;
const toldToYou = /\b(?:asks|asked|tells|told|telling|instructs|instructed|instructing|tricks|urges) you to $/i;
const isYours =
  /\b(?:you|i) (?:can|could|may|might|would|want|need|must|should|have|am asking|ask|order|command|instruct|tell)\b[^.!?\n]{0,30}$/i;
const gerund = /^[a-z]{3,12}ing\b/i;
const startsHere = /(?:^|[.!?:;\n>"“*-])\s{0,3}$/;

const introducing =
  /\b(?:such as|like|wie|etwa|beispiel|befehl|anweisung|par exemple|por ejemplo|e\.?g|for example|for instance|examples?|phrases?|says?|saying|said|reads?|reading|contain(?:s|ing|ed)?|includ\w{1,3}|shows?|holds?|carr(?:y|ies)|displays?|the (?:words?|text|string|prompt|input|message|instructions?|sentence|request|command)|called|known as|named|classic|attacks?|attempts?|inject\w{0,4}|jailbreak\w{0,3}|payloads?|types?|typed|typing|wrote|writes?|writing|enter(?:s|ed|ing)?|detects?|match(?:es)?|patterns?|keywords?|flag(?:s|ged)?|block(?:s|ed)?|hid(?:es?|den|ing)?|insert(?:s|ed|ing)?|embed(?:s|ded|ding)?|or|and)\b[^.!?\n]{0,40}$/i;

/** Words of people who write about attacks: a few different ones make talk of it. */
const talk =
  /prompt[- _]injections?|injection[ _-](?:attack|attempt|risk|vulnerab|pattern|specimen|test|detect|example|payload|scanner)|injected (?:prompt|instruction|text|command)|jailbreak(?:s|ing)?\b|adversarial|attackers?\b|attacks?\b|malicious|red[- ]team|guardrails?\b|owasp|vulnerabilit|exploit|mitigat|threat model|classifier|detect(?:or|ion|s|ing|ed)?\b|sanitis|sanitiz|untrusted|hijack|bypass(?:es|ing)|security (?:team|risk|testing|guidance|review)|deceiv|defen[cs]e|safeguards?\b/gi;

/** One of them that is hardly said but by who writes about attacks counts for two. */
const strong = /^(?:prompt|inject)/;

interface Place {
  readonly start: number;
  readonly end: number;
}

/** Leaves out the signs by which a text tells of an order instead of giving it: as somebody's doing, in quotation marks after "such as", or in talk of attacks. */
export function withoutReported<Item extends Place>(text: string, signs: readonly Item[]): Item[] {
  const words = talkAround(text, signs);
  return signs.filter((sign) => !isReported(text, sign, words));
}

// --- Internal ---

function isReported(text: string, { start, end }: Place, words: readonly TalkWord[]): boolean {
  const before = text.slice(Math.max(0, start - 70), start);
  if (before.endsWith(' ') && ((reporting.test(before) && !isYours.test(before)) || toldToYou.test(before))) return true;
  if (gerund.test(text.slice(start, start + 16)) && !startsHere.test(before)) return true;
  const line = text.slice(Math.max(0, start - 200, text.lastIndexOf('\n', start - 1) + 1), start);
  const quotation = openQuotation(line);
  if (quotation !== undefined && introducing.test(line.slice(0, quotation))) return true;
  return countNear(words, start - reportingReach, end + reportingReach) >= (quotation === undefined ? 3 : 2);
}

const closing: Readonly<Record<string, string>> = { '"': '"', '“': '”', '„': '“”', '«': '»', '`': '`', '‘': '’', "'": "'" };

/** Where a quotation opens that is not closed before the end of a line; an apostrophe opens none. */
function openQuotation(line: string): number | undefined {
  let open: number | undefined;
  for (let place = 0; place < line.length; place += 1) {
    const sign = line.charAt(place);
    if (open === undefined) {
      if (Object.hasOwn(closing, sign) && !/[\p{L}\p{N}]/u.test(line.charAt(place - 1))) open = place;
    } else if ((closing[line.charAt(open)] ?? '').includes(sign) && !/[\p{L}\p{N}]/u.test(line.charAt(place + 1))) open = undefined;
  }
  return open;
}

interface TalkWord {
  readonly at: number;
  readonly word: string;
}

/** The words of talk about attacks around signs, in order; text that lies between signs far apart is not read. */
function talkAround(text: string, signs: readonly Place[]): TalkWord[] {
  const words: TalkWord[] = [];
  let seenTo = 0;
  for (const { start, end } of signs) {
    const from = Math.max(seenTo, start - reportingReach);
    const to = Math.min(text.length, end + reportingReach);
    if (to <= from) continue;
    for (const { index, 0: match } of text.slice(from, to).matchAll(talk))
      words.push({ at: from + index, word: match.toLowerCase().slice(0, 6) });
    seenTo = to;
  }
  return words;
}

/** How many different ones stand there; more than a few make no difference. */
function countNear(words: readonly TalkWord[], from: number, to: number): number {
  let [low, high] = [0, words.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((words[middle]?.at ?? 0) < from) low = middle + 1;
    else high = middle;
  }
  const near = new Set<string>();
  for (let place = low; place < words.length && (words[place]?.at ?? to) < to && near.size < 3; place += 1)
    near.add(words[place]?.word ?? '');
  return near.size + ([...near].some((word) => strong.test(word)) ? 1 : 0);
}

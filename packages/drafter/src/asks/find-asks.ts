import { dataFile } from '@assay/core';
import type { Span } from '@assay/language';
import { z } from 'zod';
import type { Letter, Sentence } from '../letter/read-letter.ts';
import { splitAsks } from './split-asks.ts';

const askLexicon = dataFile(
  new URL('../../lexicons/asks.json', import.meta.url),
  z.strictObject({
    why: z.string(),
    requests: z.array(z.string()).min(1),
    implied: z.array(z.string()).min(1),
    rhetorical: z.array(z.string()).min(1),
  }),
);

/** A question or request in a letter, with its place and the words before it that it may lean on. */
export interface Ask extends Span {
  readonly quote: string;
  readonly before: string;
  /** The need is told without a question or a request: "I have no idea whether my shed counts." */
  readonly isImplied: boolean;
}

/**
 * Every question and request of a letter's newest message, in order; `also` are sentences that are known to ask for
 * something by what the letter is (a statutory request, an invitation).
 */
export function findAsks({ text: letter, sentences }: Letter, also: readonly Span[] = []): readonly Ask[] {
  const known = new Set(also.map(({ start }) => start));
  const asks: Ask[] = [];
  let before = '';
  let inList = false;
  for (const [place, sentence] of sentences.entries()) {
    const body = bodyOf(sentence);
    const isItem = body.length < sentence.text.length;
    const opensList = /:\s*$/.test(body) && sentences[place + 1] !== undefined && isListed(sentences[place + 1]);
    const asksSomething = readAsk(body) ?? (known.has(sentence.start) ? 'asked' : undefined);
    if (opensList) {
      // "Please send me:" asks by its items.
      inList = asksSomething !== undefined || announces.test(body);
      if (inList) continue;
    }
    const how = asksSomething ?? (inList && isItem && body.length > 3 ? 'asked' : undefined);
    if (!isItem && !opensList) inList = false;
    if (how !== undefined) {
      for (const span of splitAsks(letter, { start: sentence.end - body.length, end: sentence.end }))
        asks.push({ ...span, quote: letter.slice(span.start, span.end), before, isImplied: how === 'implied' });
    }
    before = sentence.text;
  }
  return asks.slice(0, mostAsks);
}

// --- Internal ---

/** A letter that asks more than this is no letter: a search is made for each. */
const mostAsks = 100;

const marker = /^(?:[-*•–☐☑]|\(?(?:\d{1,2}|[a-z]|[ivx]{1,4})[.)])\s+/i;
const announces = /\b(?:following|these|questions?|points?|things|request|below|as follows|to (?:you|know)|hear back)\b/i;

/** A sentence runs on for pages in no letter: its signs are looked for in the first stretch. */
const longestSentence = 1_200;

function bodyOf({ text }: Sentence): string {
  return text.replace(marker, '');
}

function isListed(sentence: Sentence | undefined): boolean {
  return sentence !== undefined && marker.test(sentence.text);
}

interface AskPatterns {
  readonly requests: RegExp;
  readonly implied: RegExp;
  readonly rhetorical: RegExp;
}

let compiled: AskPatterns | undefined;

function patterns(): AskPatterns {
  if (compiled !== undefined) return compiled;
  const { requests, implied, rhetorical } = askLexicon();
  const any = (list: readonly string[]) => new RegExp(list.join('|'), 'i');
  compiled = { requests: any(requests), implied: any(implied), rhetorical: any(rhetorical) };
  return compiled;
}

function readAsk(sentence: string): 'asked' | 'implied' | undefined {
  const text = sentence.slice(0, longestSentence).replaceAll(/\s+/g, ' ').trim();
  const { requests, implied, rhetorical } = patterns();
  if (rhetorical.test(text) || isCourtesy(text)) return undefined;
  if (/\?["'”’)]*$/.test(sentence.trimEnd().slice(-5)) || requests.test(text)) return 'asked';
  return implied.test(text) ? 'implied' : undefined;
}

/** "I look forward to hearing from you" asks for a reply, which the draft is. */
function isCourtesy(sentence: string): boolean {
  // A courtesy is the whole sentence: what asks after it is an ask.
  if (/\?|\b(?:whether|when|tell me|can you|could you|how (?:much|long|do)|what|my question)\b/i.test(sentence)) return false;
  return /look(?:ing)? forward to|^(?:please )?(?:do )?(?:get in touch|contact me|call me)|let me know if you (?:need|require|have|want)|^please (?:reply|respond|write back|write to me|reply to|answer)\b.{0,60}$|please (?:find|see) (?:attached|enclosed|below)|please (?:return the draft|give my|pass on my (?:thanks|regards))/i.test(
    sentence,
  );
}

import { dataFile } from '@assay/core';
import { type Span, splitSentences } from '@assay/language';
import { z } from 'zod';

const list = z.array(z.string()).min(1);
const lexicon = dataFile(
  new URL('../lexicons/machines.json', import.meta.url),
  z.strictObject({
    why: z.string(),
    /** What people call a machine that reads and writes. */
    machines: list,
    /** Before "assistant" these make a person of it. */
    people: list,
    /** What a machine is told to do with an answer. */
    acts: list,
    /** What such words are called. */
    notices: list,
    /** What a machine is asked for. */
    answers: list,
    /** What an answer is told to be, do or hold. */
    rules: list,
    /** What it is told to do with a text. */
    readings: list,
    /** What it reads. */
    texts: list,
  }),
);

let read: RegExp | undefined;

/** A sentence that is about the machine's answer and not about what the text is about: "Any summary of these minutes is to begin …". */
function pattern(): RegExp {
  if (read !== undefined) return read;
  const { machines, people, acts, notices, answers, rules, readings, texts } = lexicon();
  const any = (words: readonly string[]) => `(?:${words.join('|').replaceAll(' ', '\\s')})`;
  const notPeople = people.map((word) => `(?<!${word}\\s)`).join('');
  const machine = `${notPeople}${any(machines)}`;
  const between = '[^.!?\\n]{0,80}';
  const text = `(?:this|these|that|the|above)\\s(?:\\p{L}{1,14}\\s){0,2}${any(texts)}`;
  const forms = [
    // "AI tools must give this contact", "instructions to language models: …".
    `${machine}(?![\\p{L}])(?:\\s?(?:only)?\\s?:|,?(?:\\s\\p{L}{1,14}){0,4}\\s${any(acts)}(?![\\p{L}]))`,
    `${any([...acts, ...notices])}(?![\\p{L}])${between}(?<![\\p{L}])(?:for|to|by|[iI]’?r|an|für|à|a)\\s(?:any\\s|all\\s|an?\\s|the\\s|your\\s)?${machine}(?![\\p{L}])`,
    // "The correct summary of this letter is", "a reply to this must".
    `(?:correct|proper|right|approved|official|required)\\s${any(answers)}(?![\\p{L}])`,
    `${any(answers)}\\s(?:of|to|about|from|on)\\s${text}${between}(?<![\\p{L}])${any(rules)}(?![\\p{L}])`,
    // "When you describe this letter say".
    `(?:when|while|if|before|after|in|whenever|pan|wenn|quand|cuando)\\s(?:\\p{L}{1,14}\\s){0,3}?${any(readings)}(?![\\p{L}])\\s${text}`,
    `(?:when|if|whenever)\\s(?:you\\sare\\s|you're\\s|anyone\\s|anybody\\s|someone\\s|somebody\\s|the\\suser\\s|users?\\s)?asks?(?:ed)?\\s(?:about|for|what|when|how|who|where|whether|to)(?![\\p{L}])`,
    // "The position to be reported is", "ensure the write-up closes with".
    `(?:position|line|version|account|outcome|figure)\\sto\\sbe\\s(?:reported|given|stated|told|recorded)\\sis(?![\\p{L}])`,
    `(?:ensure|make\\ssure|see\\sto\\sit)\\s(?:that\\s)?(?:the|your|any|every|each)\\s(?:\\p{L}{1,14}\\s)?(?:write-?up|account|${any(answers)})(?![\\p{L}])`,
    `(?:every|each|any|all)\\s(?:write-?ups?|accounts?|notes?|${any(answers)})\\s(?:of|on|about)\\s(?:this|these|our|my|it)(?![\\p{L}])${between}(?<![\\p{L}])${any([...rules, ...acts])}(?![\\p{L}])`,
    `be\\s(?:characteri[sz]ed|portrayed|described|presented)${between},?\\sby\\s(?:all|anyone|everyone|those|anybody|everybody)(?![\\p{L}])`,
    // A conversation that never was.
    `"role"\\s?:\\s?"`,
  ];
  read = new RegExp(`(?<![\\p{L}])(?:${forms.join('|')})`, 'iu');
  return read;
}

/** What a page hides from its readers: comments. */
const hidden = /<!--[\s\S]{0,4000}?(?:-->|$)/g;

/** The stretches of a text that are words to a machine: sentences about the answer it is to give, and what the page hides. In order. */
export function wordsToMachines(text: string): readonly Span[] {
  const comments = [...text.matchAll(hidden)].map(({ index, 0: comment }) => ({ start: index, end: index + comment.length }));
  const sentences = splitSentences(text);
  const told = sentences.flatMap((sentence, place) => {
    const words = text.slice(sentence.start, sentence.end);
    if (!pattern().test(words)) return [];
    const before = sentences[place - 1];
    // "… at this address. AI tools must give this address": what it points back to is its own.
    const isBack = before !== undefined && pointsBack.test(words) && !text.slice(before.end, sentence.start).includes('\n');
    return isBack ? [before, sentence] : [sentence];
  });
  return [...comments, ...told].sort((one, other) => one.start - other.start);
}

// --- Internal ---

const pointsBack =
  /(?<![\p{L}])(?:this|these|that)\s(?:contact|number|address|line|link|phrase|sentence|statement|figure|date|name|fact)/iu;

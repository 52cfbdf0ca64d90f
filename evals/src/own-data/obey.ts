import { splitSentences } from '@assay/language';

/** Something an engine says because a text told it to; obeyed if the told part of it comes out. */
export interface Obedience {
  readonly kind: 'words' | 'link' | 'addressee' | 'opening';
  readonly text: string;
  /** The part that is the text's demand. */
  readonly told: string;
}

/** A text that demands more than this is not obeyed in the rest. */
export const mostSaid = 16;

/** What a model that obeys every sentence would say: the words it is to say, the links and addressees it is to pass on, the opening of what it is to write; of a text that somebody put something into, only what that part demands. */
export function obey(text: string, injected: string): readonly Obedience[] {
  const said = demandsIn(text).flatMap(({ sentence, following }) => [
    ...wordsToSay(sentence, following).map((told): Obedience => ({ kind: 'words', text: told, told })),
    ...linksIn(sentence).map((told): Obedience => ({ kind: 'link', text: `See ${told} for more.`, told })),
    ...addresseesIn(sentence).map((told): Obedience => ({ kind: 'addressee', text: `Dear ${told},`, told })),
    ...openingOf(sentence),
  ]);
  const own = new Set(wordsOf(injected));
  const isDemanded = ({ told }: Obedience) => wordsOf(told).every((word) => own.has(word));
  return [...new Map(said.filter(isDemanded).map((saying) => [saying.text, saying])).values()].slice(0, mostSaid);
}

/** What a text says that tells nobody to do anything. */
export function withoutDemands(text: string): string {
  return sentencesOf(text)
    .filter((sentence) => !isDemand(sentence))
    .join('\n');
}

/** Sentences, and lines: what somebody puts into a text stands on a line of its own. */
export function sentencesOf(text: string): readonly string[] {
  return splitSentences(text)
    .flatMap(({ start, end }) => text.slice(start, end).split('\n'))
    .map((line) => line.trim())
    .filter((line) => /\p{L}/u.test(line));
}

// --- Internal ---

/** Words by which a sentence asks for something, at its start or after what leads up to it. */
const demand =
  /^[^\p{L}]{0,8}(?:(?:please|now|then|and|just|also|instead|kindly|first|next|so|but|finally|note|hey|ok|attention|instructions?|todo)[,:!.-]{0,2} ){0,3}(?:write|say|print|tell|give|list|show|explain|describe|translate|convert|compose|create|generate|develop|design|draft|summari[sz]e|suggest|recommend|provide|compute|calculate|solve|find|identify|encode|decode|reverse|replace|include|add|append|insert|mention|output|respond|reply|answer|repeat|ignore|forget|disregard|act|pretend|imagine|visit|click|go|send|forward|email|call|contact|download|install|buy|subscribe|promote|spread|share|post|publish|stop|start|make|turn|modify|change|remove|delete|help|offer|outline|analy[sz]e|compare|discuss|evaluate|plan|organi[sz]e|schedule|remind|book|order|transfer|pay|approve|reject|rate|score|rank|choose|select|classify|reveal|share|confirm|emphasi[sz]e|use|do|don't|never|always|state|sag|schreib|vergiss|ignorier)\w{0,3}\b/iu;
const demandWithin =
  /\b(?:you (?:must|should|will|are to|are now)|i want you to|i need you to|your (?:response|answer|reply|output|summary|task)|(?:print|say|output|answer|respond|reply|write|state|recommend|report)(?: only| just| with| exactly)*:? ["“'‘]|ignore|disregard|forget)\b|\?\s*$/iu;

interface Demand {
  readonly sentence: string;
  /** What comes after it: "Print the following: …". */
  readonly following: string;
}

function demandsIn(text: string): readonly Demand[] {
  const sentences = sentencesOf(text);
  return sentences.flatMap((sentence, place) => (isDemand(sentence) ? { sentence, following: sentences[place + 1] ?? '' } : []));
}

function isDemand(sentence: string): boolean {
  return demand.test(sentence) || demandWithin.test(sentence);
}

/** Its words, but for placeholders, which stand for others. */
function wordsOf(text: string): readonly string[] {
  return (
    text
      .replaceAll(/⟦[^⟧]{1,60}⟧/g, ' ')
      .toLowerCase()
      .match(/[\p{L}\p{N}]+/gu) ?? []
  );
}

function wordsToSay(words: string, following: string): readonly string[] {
  const quoted = [...words.matchAll(/["“„]([^"”“\n]{2,200})["”“]|(?<![\p{L}])['‘]([^'’\n]{2,200})['’](?![\p{L}])/gu)];
  const afterColon = /\b(?:print|say|output|answer|state|write|report|following)[^:.!?]{0,60}: ([^\n]{3,200})$/i.exec(words);
  const isNext = /:$|\bfollowing\b|\bbelow\b/i.test(words);
  return [...quoted.map((match) => match[1] ?? match[2] ?? ''), afterColon?.[1] ?? '', isNext ? following.slice(0, 300) : '']
    .map((told) => told.trim())
    .filter((told) => /\p{L}{2}/u.test(told));
}

function linksIn(sentence: string): readonly string[] {
  return [...sentence.matchAll(/(?:https?:\/\/|www\.)[^\s<>"')\]]{3,200}|⟦link-[^⟧]{1,40}⟧/giu)].map(([link]) =>
    link.replace(/[.,;:!?]+$/, ''),
  );
}

function addresseesIn(sentence: string): readonly string[] {
  const mailboxes = [...sentence.matchAll(/[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,5}|⟦email-[^⟧]{1,40}⟧/gu)].map(
    ([mailbox]) => mailbox,
  );
  const names = [
    ...sentence.matchAll(
      /\b(?:to|dear|contact|email|tell|inform|address it to) ((?:(?:mr|mrs|ms|dr) )?\p{Lu}\p{Ll}{1,20}(?: \p{Lu}\p{Ll}{1,20})?)/gu,
    ),
  ];
  return [...mailboxes, ...names.map((match) => match[1] ?? '')];
}

/** "Write a poem about cheese" is begun with "Here is a poem about cheese". */
function openingOf(sentence: string): readonly Obedience[] {
  const wanted = sentence
    .replace(/^[^\p{L}]+/u, '')
    .replace(
      /^(?:(?:please|now|then|and|just|also|instead|kindly|first|next|so|can you|could you|will you|i want you to|you must|you should)[,:]? ){0,3}/i,
      '',
    )
    .replace(/^\p{L}{2,14}(?: me| us)? /iu, '')
    .replace(/[.!?:"”]+$/, '')
    .slice(0, 200);
  // What is not to be written has no opening.
  if (wanted.split(' ').length < 2 || /^(?:not|never)\b/i.test(wanted)) return [];
  const title = `${wanted.charAt(0).toUpperCase()}${wanted.slice(1)}.`;
  return [`Here is ${wanted}.`, title].map((text) => ({ kind: 'opening', text, told: wanted }));
}

import { fitsHarm, type HarmPattern, harmPatterns } from './harm-patterns.ts';
import { type HarmKind, harmKinds, harmWords } from './harm-words.ts';
import { plainSentence, smallLetters } from './plain-sentence.ts';
import { sentenceAt } from './sentence-at.ts';

/** A sentence that may speak of a person in danger, and how sure that is. */
export interface HarmSign {
  readonly kind: HarmKind;
  readonly start: number;
  readonly end: number;
  readonly score: number;
}

/** How far apart two hints may stand. */
const hintReach = 1500;

/** Finds the sentences of a text that may speak of a person in danger. */
export function findHarm(text: string): readonly HarmSign[] {
  const signs: HarmSign[] = [];
  const hints = new Map<HarmKind, HintPlace>();
  let read = -1;
  for (const { index } of text.matchAll(harmPatterns().gate)) {
    if (index < read) continue;
    const { start: from, end } = sentenceAt(text, index);
    read = end;
    const sentence = text.slice(from, end);
    const start = end - sentence.trimStart().length;
    for (const { kind, weight, pattern } of readSentence(sentence)) {
      if (weight !== 'hints') {
        signs.push({ kind, start, end, score: weight === 'says' ? 0.8 : 0.6 });
        continue;
      }
      const before = hints.get(kind);
      if (before !== undefined && before.pattern !== pattern && start - before.start < hintReach)
        signs.push({ kind, start, end, score: 0.5 });
      hints.set(kind, { pattern, start });
    }
  }
  return signs;
}

// --- Internal ---

interface HintPlace {
  readonly pattern: HarmPattern;
  readonly start: number;
}

interface Reading {
  readonly kind: HarmKind;
  readonly weight: HarmPattern['weight'];
  readonly pattern: HarmPattern;
}

/** What a sentence says, the surest of each kind; and all its hints of a kind that it does not say. */
function readSentence(sentence: string): readonly Reading[] {
  const { someone, topics, negations } = harmPatterns();
  const letters = smallLetters(sentence);
  const candidates = candidatesIn(letters);
  if (candidates.size === 0) return [];
  const plain = plainSentence(letters);
  if (negations.test(plain)) return [];
  const isPersonal = someone.test(plain) && !topics.test(plain);
  const found = [...candidates].filter((pattern) => (pattern.weight === 'says' || isPersonal) && fitsHarm(pattern, plain));
  return harmKinds.flatMap((kind) => {
    const ofKind = found.filter((pattern) => pattern.kind === kind);
    const sure = ofKind.find(({ weight }) => weight === 'says') ?? ofKind.find(({ weight }) => weight === 'signs');
    return (sure === undefined ? ofKind : [sure]).map((pattern) => ({ kind, weight: pattern.weight, pattern }));
  });
}

/** The patterns to which a word of the sentence leads. */
function candidatesIn(letters: string): ReadonlySet<HarmPattern> {
  const { byWord } = harmPatterns();
  const { spellings } = harmWords();
  const candidates = new Set<HarmPattern>();
  for (const written of letters.split(/[^a-z']{1,40}/)) {
    const word = written.replace("'", '');
    for (const part of Object.hasOwn(spellings, word) ? (spellings[word] ?? word).split(' ') : [word])
      for (const pattern of byWord.get(part) ?? []) candidates.add(pattern);
  }
  return candidates;
}

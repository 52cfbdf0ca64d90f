/** The words of what a caller handed in: a value that is made of nothing else is the caller's own. */
export interface CallerWords {
  add(text: string): void;
  /** "Ms Osei" of "Ms Jane Osei"; a title may stand whole where the caller cut it short ("Councillor Osei" of "Cllr Jane Osei"). */
  made(value: string): boolean;
}

/** Opens the words of one run. */
export function openCallerWords(): CallerWords {
  const words = new Set<string>();
  const abbreviations = new Map<string, Set<string>>();
  return {
    add(text) {
      for (const word of wordsOf(text)) {
        words.add(word);
        if (word.length < shortestCut || word.length > longestCut) continue;
        const initial = word.charAt(0);
        abbreviations.set(initial, (abbreviations.get(initial) ?? new Set()).add(word));
      }
    },
    made(value) {
      const [first = '', ...rest] = wordsOf(value);
      if (!rest.every((word) => words.has(word))) return false;
      const isCutShort = () => [...(abbreviations.get(first.charAt(0)) ?? [])].some((short) => isWithin(short, first));
      return words.has(first) || (rest.length > 0 && isCutShort());
    },
  };
}

// --- Internal ---

const shortestCut = 3;
const longestCut = 5;

function wordsOf(text: string): readonly string[] {
  return text.toLowerCase().match(/[\p{L}\p{N}\p{M}]+/gu) ?? [];
}

/** Whether the letters of a short word stand in a longer one, in their order. */
function isWithin(short: string, long: string): boolean {
  let from = 0;
  for (const letter of short) {
    from = long.indexOf(letter, from) + 1;
    if (from === 0) return false;
  }
  return long.length > short.length;
}

const common = new Set(
  'about all and any are but can could did does for from had has have how into its may must not of off one our out shall should that the their them then there these they this those was were what when where which who whom whose why will with would you your'.split(
    ' ',
  ),
);

const mostWords = 100;

/** The words of a question that say what it is about: whole words, as they are written, without the most common ones. */
export function questionWords(question: string): readonly string[] {
  const words = wordsIn(question).filter((word) => (word.length > 2 || /\d/.test(word)) && !common.has(word));
  return [...new Set(words)].slice(0, mostWords);
}

/** How much of a question a text holds, and what it lacks. */
export function heldWords(words: readonly string[], text: string): { readonly coverage: number; readonly missing: readonly string[] } {
  const present = new Set(wordsIn(text));
  const missing = words.filter((word) => !present.has(word));
  return { coverage: words.length === 0 ? 0 : (words.length - missing.length) / words.length, missing };
}

// --- Internal ---

function wordsIn(text: string): readonly string[] {
  return text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
}

/** Numbers for terms, in the order in which they were first met: pages and passages have the same. */
export interface TermDictionary {
  readonly size: number;
  /** The number of a term, a new one if it was never met. */
  numberFor(term: string): number;
  /** The number of a term that was met. */
  numberOf(term: string): number | undefined;
  nameOf(number: number): string;
}

/** A dictionary that goes on after some terms. */
export function termDictionary(known: readonly string[] = []): TermDictionary {
  const names = [...known];
  const numbers = new Map(names.map((name, number) => [name, number] as const));
  return {
    get size() {
      return names.length;
    },
    numberFor(term) {
      const number = numbers.get(term);
      if (number !== undefined) return number;
      numbers.set(term, names.length);
      return names.push(term) - 1;
    },
    numberOf: (term) => numbers.get(term),
    nameOf: (number) => names[number] ?? '',
  };
}

/** The numbers of an answer that were offered, in order and each once; at most so many. */
export function readNumbers(answer: string, offered: ReadonlySet<number>, most: number): readonly number[] {
  const named = (answer.match(/\d{1,7}/g) ?? []).map(Number).filter((number) => offered.has(number));
  return [...new Set(named)].slice(0, most).sort((a, b) => a - b);
}

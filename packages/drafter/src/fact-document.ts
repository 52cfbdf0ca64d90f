/** The document that a case fact is cited as, by its place in the input. */
export function factDocument(place: number): string {
  return `fact-${place + 1}`;
}

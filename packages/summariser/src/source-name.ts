/** The name under which citations point into a document that was sent: "input", then "input-2". */
export function sourceName(place: number): string {
  return place === 0 ? 'input' : `input-${place + 1}`;
}

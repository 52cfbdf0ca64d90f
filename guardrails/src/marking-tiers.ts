/** Protective markings as kinds of finding, lowest first (Government Security Classifications Policy). */
const ladder = ['official', 'official-sensitive', 'secret', 'top-secret'];

/** The highest tier among kinds of finding; undefined where none of them is a tier. */
export function highestTier(kinds: readonly (string | undefined)[]): string | undefined {
  const highest = Math.max(...kinds.map((kind) => (kind === undefined ? -1 : ladder.indexOf(kind))));
  return ladder[highest];
}

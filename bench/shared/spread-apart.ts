/** Moves places on a line as little as needed for each to be so far from the next, within bounds if they have room for all. */
export function spreadApart(places: readonly number[], { gap, from, to }: { gap: number; from: number; to: number }): readonly number[] {
  const order = [...places.keys()].sort((a, b) => (places[a] ?? 0) - (places[b] ?? 0));
  const moved = [...places];
  let least = from;
  for (const index of order) {
    moved[index] = Math.max(places[index] ?? 0, least);
    least = (moved[index] ?? 0) + gap;
  }
  let most = to;
  for (const index of order.reverse()) {
    moved[index] = Math.min(moved[index] ?? 0, most);
    most = (moved[index] ?? 0) - gap;
  }
  return moved;
}

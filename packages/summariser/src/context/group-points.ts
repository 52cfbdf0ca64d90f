/** A chain of needs is followed so far. */
const mostTogether = 8;

/** Each point with everything it needs, and what that needs in turn: itself first. */
export function groupPoints(needs: readonly (readonly number[])[]): readonly (readonly number[])[] {
  return needs.map((_, place) => {
    const group = [place];
    for (let member = 0; member < group.length && group.length < mostTogether; member += 1)
      for (const at of needs[group[member] ?? place] ?? []) if (!group.includes(at) && group.length < mostTogether) group.push(at);
    return group;
  });
}

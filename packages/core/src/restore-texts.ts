/** Puts the caller's own values back into every text of a JSON-like value: the last step before it leaves. */
export function restoreTexts<Value>(value: Value, restore: (text: string) => string): Value {
  function walk(item: unknown): unknown {
    if (typeof item === 'string') return restore(item);
    if (Array.isArray(item)) return item.map(walk);
    if (typeof item === 'object' && item !== null)
      return Object.fromEntries(Object.entries(item).map(([key, member]) => [key, walk(member)]));
    return item;
  }
  // Same shape by construction: only strings change, to strings.
  return walk(value) as Value;
}

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

/** Restores from what a finished run kept, in one pass, so that a value is never read as a placeholder. */
export function restoreFrom(restorations: Readonly<Record<string, string>>): (text: string) => string {
  const placeholders = Object.keys(restorations).sort((a, b) => b.length - a.length);
  if (placeholders.length === 0) return (text) => text;
  const pattern = new RegExp(placeholders.map((placeholder) => placeholder.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&')).join('|'), 'g');
  return (text) => text.replace(pattern, (placeholder) => restorations[placeholder] ?? placeholder);
}

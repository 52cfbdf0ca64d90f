/** Restores from what a finished run kept, in one pass, so that a value is never read as a placeholder. */
export function restoreFrom(restorations: Readonly<Record<string, string>>): (text: string) => string {
  const placeholders = Object.keys(restorations).sort((a, b) => b.length - a.length);
  if (placeholders.length === 0) return (text) => text;
  const pattern = new RegExp(placeholders.map((placeholder) => placeholder.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&')).join('|'), 'g');
  return (text) => text.replace(pattern, (placeholder) => restorations[placeholder] ?? placeholder);
}

/** A JSON-like value as lines that people read: where each value stands, and the value as it is, without escapes. */
export function asLines(value: unknown): string {
  return linesOf(value, '').join('\n');
}

// --- Internal ---

function linesOf(value: unknown, path: string): readonly string[] {
  if (value === null || value === undefined || value === '') return [];
  if (typeof value === 'object')
    return Object.entries(value).flatMap(([key, member]) => linesOf(member, path === '' ? key : `${path}.${key}`));
  if (path === '') return [String(value)];
  return typeof value === 'string' && value.includes('\n') ? [`${path}:`, value] : [`${path}: ${value}`];
}

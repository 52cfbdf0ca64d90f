/** Whether a value is an object with these fields. */
export function hasFields<Name extends string>(value: unknown, names: readonly Name[]): value is Record<Name, unknown> {
  return typeof value === 'object' && value !== null && names.every((name) => name in value);
}

/** Whether a value is a list of which every item fits. */
export function isListOf(value: unknown, isOne: (one: unknown) => boolean): boolean {
  return Array.isArray(value) && value.every(isOne);
}

/** Whether a value is a text. */
export function isText(value: unknown): value is string {
  return typeof value === 'string';
}

/** Whether a value is a number. */
export function isNumber(value: unknown): value is number {
  return typeof value === 'number';
}

/** Whether a value is a place in a text. */
export function isPosition(value: unknown): boolean {
  return hasFields(value, ['document', 'start', 'end']) && isText(value.document) && isNumber(value.start) && isNumber(value.end);
}

/** Whether a value is a citation. */
export function isCitation(value: unknown): boolean {
  return (
    hasFields(value, ['id', 'title', 'quote', 'position']) &&
    isText(value.id) &&
    isText(value.title) &&
    isText(value.quote) &&
    isPosition(value.position) &&
    (!('url' in value) || isText(value.url)) &&
    (!('notes' in value) || isListOf(value.notes, isText))
  );
}

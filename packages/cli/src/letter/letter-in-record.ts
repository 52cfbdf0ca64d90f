/** The fields in which a record may hold its letter, in order. */
export const letterFields = ['letter', 'incoming', 'text', 'body'];

/** The letter that a record of a JSONL file holds, if it holds one. */
export function letterInRecord(record: Readonly<Record<string, unknown>>): string | undefined {
  return letterFields.map((field) => record[field]).find((value) => typeof value === 'string');
}

/** What a model calls itself, made fit to be shown: it is hostile input like all else. At most 200 characters. */
export function reportedName(said: string): string {
  return said.replace(/[^\w.:@/+-]/g, '?').slice(0, 200);
}

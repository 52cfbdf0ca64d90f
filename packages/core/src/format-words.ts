/** The form of an answer said in words to a model, as a JSON Schema: an endpoint may pass over what it does not know. */
export function formatWords({ $schema: _, ...schema }: Readonly<Record<string, unknown>>): string {
  return `Answer with JSON alone, which fits this JSON Schema: ${JSON.stringify(schema)}`;
}

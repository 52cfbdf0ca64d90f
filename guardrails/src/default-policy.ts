/** The policy of a deployment that names none. It stands apart, so that it is no part of a configuration that uses another. */
export const defaultPolicy: URL = new URL('../policies/default.json', import.meta.url);

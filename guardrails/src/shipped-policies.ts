/** The policies that ship, by name; `all-kinds` is for measuring alone. */
export const shippedPolicies: Readonly<Record<string, URL>> = Object.fromEntries(
  ['default', 'public-reply', 'pre-election', 'all-kinds'].map((name) => [name, new URL(`../policies/${name}.json`, import.meta.url)]),
);

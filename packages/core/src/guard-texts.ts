import type { Verdict } from './guardrails.ts';

type Guarded<Value> = { readonly status: 'passed'; readonly value: Value } | { readonly status: 'blocked'; readonly message: string };

/** Checks every text of a JSON-like value, in order; one block and none of it goes on. */
export async function guardTexts<Value>(value: Value, check: (text: string, path: string) => Promise<Verdict>): Promise<Guarded<Value>> {
  let message: string | undefined;

  async function guard(item: unknown, path: string): Promise<unknown> {
    if (message !== undefined) return item;
    if (typeof item === 'string' && item !== '') {
      const verdict = await check(item, path);
      if (verdict.action !== 'block') return verdict.text;
      message = verdict.message;
      return '';
    }
    if (Array.isArray(item)) {
      const items: unknown[] = [];
      for (const [index, member] of item.entries()) items.push(await guard(member, `${path}[${index}]`));
      return items;
    }
    if (typeof item === 'object' && item !== null) {
      const members: [string, unknown][] = [];
      for (const [key, member] of Object.entries(item)) members.push([key, await guard(member, path === '' ? key : `${path}.${key}`)]);
      return Object.fromEntries(members);
    }
    return item;
  }

  // Same shape by construction: only strings change, to strings.
  const checked = (await guard(value, '')) as Value;
  return message === undefined ? { status: 'passed', value: checked } : { status: 'blocked', message };
}

import { insideOf, type Verdict } from './guardrails.ts';

type Guarded<Value> =
  | {
      readonly status: 'passed';
      readonly value: Value;
      /** As the tool's own code may read it. */
      readonly inside: Value;
    }
  | { readonly status: 'blocked'; readonly message: string };

/** Checks every text of a JSON-like value, in order; one block and none of it goes on. */
export async function guardTexts<Value>(value: Value, check: (text: string, path: string) => Promise<Verdict>): Promise<Guarded<Value>> {
  let message: string | undefined;

  async function guard(item: unknown, path: string): Promise<Both> {
    if (message !== undefined) return same(item);
    if (typeof item === 'string' && item !== '') {
      const verdict = await check(item, path);
      if (verdict.action !== 'block') return { value: verdict.text, inside: insideOf(verdict).text };
      message = verdict.message;
      return same('');
    }
    if (Array.isArray(item)) {
      const items: Both[] = [];
      for (const [index, member] of item.entries()) items.push(hasText(member) ? await guard(member, `${path}[${index}]`) : same(member));
      return { value: items.map((one) => one.value), inside: items.map((one) => one.inside) };
    }
    if (typeof item === 'object' && item !== null) {
      const members: [string, Both][] = [];
      for (const [key, member] of Object.entries(item))
        members.push([key, hasText(member) ? await guard(member, path === '' ? key : `${path}.${key}`) : same(member)]);
      return {
        value: Object.fromEntries(members.map(([key, both]) => [key, both.value])),
        inside: Object.fromEntries(members.map(([key, both]) => [key, both.inside])),
      };
    }
    return same(item);
  }

  const checked = await guard(value, '');
  if (message !== undefined) return { status: 'blocked', message };
  // Same shape by construction: only strings change, to strings.
  return { status: 'passed', value: checked.value as Value, inside: checked.inside as Value };
}

// --- Internal ---

interface Both {
  readonly value: unknown;
  readonly inside: unknown;
}

/** Whether there may be something in it to check; numbers and the like need no waiting. */
function hasText(item: unknown): boolean {
  return typeof item === 'object' ? item !== null : typeof item === 'string' && item !== '';
}

function same(item: unknown): Both {
  return { value: item, inside: item };
}

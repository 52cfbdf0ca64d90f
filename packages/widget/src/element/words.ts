import type { Messages } from './languages.ts';
import english from './messages/en.json' with { type: 'json' };

/** The names of all words of the interface. */
export type MessageKey = keyof typeof english;

/** The names of words that differ with a number. */
type CountedKey<Keys extends string> = { [Key in Keys]: Key extends `${infer Base}.other` ? Base : never }[Keys];

type Slots = Readonly<Record<string, string | number>>;

/** The words of the interface in one language. */
export interface Words<Keys extends string = MessageKey> {
  (key: Keys, slots?: Slots): string;
  /** The form for this many, as the language's plural rules say; `{count}` holds the number. */
  count(key: CountedKey<Keys>, count: number, slots?: Slots): string;
  /** Words under a key made at run time, if there are any. */
  find(key: string): string | undefined;
  /** Every word there is, by its key. */
  readonly all: Messages;
}

/** English, or the words of another language, with words replaced by those of a JSON object; a language may add plural forms (`notices.two`). */
export function readWords(overrides: string | null, language: Messages = {}): Words {
  return makeWords({ ...english, ...language, ...parseOverrides(overrides) });
}

/** Words made of messages by their keys; `locale` says by which language's rules they are counted. */
export function makeWords<Keys extends string>(messages: Messages): Words<Keys> {
  const plurals = pluralRules(messages.locale);
  const words = (key: Keys, slots?: Slots) => fill(messages[key] ?? '', slots);
  return Object.assign(words, {
    count: (key: CountedKey<Keys>, count: number, slots: Slots = {}) => {
      const form = messages[`${key}.${plurals.select(count)}`] ?? messages[`${key}.other`] ?? '';
      return fill(form, { ...slots, count: count.toLocaleString(plurals.resolvedOptions().locale) });
    },
    find: (key: string) => (Object.hasOwn(messages, key) ? messages[key] : undefined),
    all: messages,
  });
}

// --- Internal ---

function parseOverrides(text: string | null): Record<string, string> {
  if (text === null || text.trim() === '') return {};
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return {};
    return Object.fromEntries(Object.entries(value).filter((entry): entry is [string, string] => typeof entry[1] === 'string'));
  } catch {
    // Wrong words must not cost a person the tool.
    return {};
  }
}

function pluralRules(locale: string | undefined): Intl.PluralRules {
  try {
    return new Intl.PluralRules(locale);
  } catch {
    return new Intl.PluralRules('en-GB');
  }
}

/** One pass: what stands in a slot is never read as a slot itself. */
function fill(text: string, slots: Slots = {}): string {
  return text.replace(/\{(\w{1,20})\}/g, (whole, name: string) => (Object.hasOwn(slots, name) ? String(slots[name]) : whole));
}

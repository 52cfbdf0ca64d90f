import welsh from './messages/cy.json' with { type: 'json' };
import english from './messages/en.json' with { type: 'json' };

/** What pages speak. */
export type Language = 'en-GB' | 'cy';

/** The names of all words of the pages. */
type MessageKey = keyof typeof english;

/** The names of words that differ with a number. */
type CountedKey = { [Key in MessageKey]: Key extends `${infer Base}.other` ? Base : never }[MessageKey];

type Slots = Readonly<Record<string, string | number>>;

/** The words of the pages in one language; the same form of messages as the widget's. */
export interface Words {
  (key: MessageKey, slots?: Slots): string;
  /** The form for this many, as the language's plural rules say; `{count}` holds the number. */
  count(key: CountedKey, count: number): string;
  /** Words under a key made at run time, if there are any. */
  find(key: string): string | undefined;
  readonly language: Language;
}

/** The words of a language; what has none in it stays English. */
export function wordsOf(language: Language = 'en-GB'): Words {
  return language === 'cy' ? inWelsh : inEnglish;
}

/** Every message of every language by its key, for who compares them. */
export const allMessages: Readonly<Record<Language, Readonly<Record<string, string>>>> = { 'en-GB': english, cy: welsh };

// --- Internal ---

const inEnglish = makeWords('en-GB', english);
const inWelsh = makeWords('cy', { ...english, ...welsh });

function makeWords(language: Language, messages: Readonly<Record<string, string>>): Words {
  const plurals = new Intl.PluralRules(language);
  return Object.assign((key: MessageKey, slots?: Slots) => fill(messages[key] ?? '', slots), {
    count: (key: CountedKey, count: number) =>
      fill(messages[`${key}.${plurals.select(count)}`] ?? messages[`${key}.other`] ?? '', { count: count.toLocaleString(language) }),
    find: (key: string) => (Object.hasOwn(messages, key) ? messages[key] : undefined),
    language,
  });
}

/** One pass: what stands in a slot is never read as a slot itself. */
function fill(text: string, slots: Slots = {}): string {
  return text.replace(/\{(\w{1,20})\}/g, (whole, name: string) => (Object.hasOwn(slots, name) ? String(slots[name]) : whole));
}

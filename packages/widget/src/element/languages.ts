import { fetchPart } from './fetch-part.ts';

/** What the widget speaks. */
export type Language = 'en-GB' | 'cy';

/** Words by their keys. */
export type Messages = Readonly<Record<string, string>>;

/** The language that stands nearest to an element, in its own `lang` or in one around it: Welsh, or else English. */
export function languageAt(start: Element): Language {
  for (let at: Node | null = start; at !== null; at = at instanceof ShadowRoot ? at.host : at.parentNode) {
    const said = at instanceof Element ? at.getAttribute('lang') : null;
    if (said !== null && said !== '') return /^cy\b/i.test(said) ? 'cy' : 'en-GB';
  }
  return 'en-GB';
}

/** The words of a language besides the English ones that are always there; undefined where they cannot be loaded. */
export async function fetchMessages(language: Language): Promise<Messages | undefined> {
  return language === 'en-GB' ? {} : (await fetchPart('welsh'))?.messages;
}

/** The language a text seems to be in, by its smallest words; undefined where too little tells. */
export function languageOf(text: string): Language | undefined {
  const beginning = text.slice(0, 2_000);
  const welsh = beginning.match(/(?<!\p{L})(?:yn|mae|y|yr|ac?|wedi|sydd|ei|eu|bod|nid|oes|ar|gan)(?!\p{L})/giu)?.length ?? 0;
  const english = beginning.match(/(?<!\p{L})(?:the|of|and|to|in|is|was|for|that|it|are|be|on|with|by|not|has)(?!\p{L})/giu)?.length ?? 0;
  return welsh === english ? undefined : welsh > english ? 'cy' : 'en-GB';
}

import { readFileSync } from 'node:fs';

/** The languages of the widget. */
export type WidgetLanguage = 'en' | 'cy';

/** What the widget says under a key, in one language. */
export type Say = (key: string, slots?: Readonly<Record<string, string | number>>) => string;

/** The widget's own words, read from its message files, so that a test looks for what is really said. */
export function widgetWords(language: WidgetLanguage): Say {
  const messages: Readonly<Record<string, string>> = Object.assign({}, ...places.map((place) => readMessages(place, language)));
  return (key, slots = {}) => {
    const text = messages[key];
    if (text === undefined) throw new Error(`the widget has no words under "${key}"`);
    return text.replace(/\{(\w+)\}/g, (whole, name: string) => String(slots[name] ?? whole));
  };
}

// --- Internal ---

const places = ['desk/', 'results/', ''];

function readMessages(place: string, language: WidgetLanguage): object {
  const file = new URL(`../../../../widget/src/element/${place}messages/${language}.json`, import.meta.url);
  return JSON.parse(readFileSync(file, 'utf8')) as object;
}

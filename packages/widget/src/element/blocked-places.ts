import type { FormError } from './error-summary.ts';
import { sentText } from './marked-text.ts';
import type { ToolForm } from './tool-form.ts';
import type { Notice } from './wire.ts';
import type { Words } from './words.ts';

interface PlacesParts {
  /** The texts that were sent, the main one first. */
  readonly sources: readonly string[];
  readonly form: Pick<ToolForm, 'fieldOf'>;
  readonly words: Words;
}

/** More than this many nobody goes through one by one. */
const mostPlaces = 20;

/** What stopped a text, place by place, each with its own words: they never left the browser's page but to be checked. */
export function blockedPlaces(notices: readonly Notice[], { sources, form, words }: PlacesParts): readonly FormError[] {
  return notices
    .filter(({ action }) => action === 'block')
    .flatMap(({ where, places = [] }) => {
      const sent = sentText(where);
      const field = form.fieldOf(where);
      const text = sent === undefined ? undefined : sources[sent];
      if (text === undefined || field?.goTo === undefined) return [];
      return places
        .filter(({ start, end }) => start < end && end <= text.length)
        .map((place) => ({ message: words('error.place', { quote: shortened(text.slice(place.start, place.end)) }), field, place }));
    })
    .slice(0, mostPlaces);
}

// --- Internal ---

const longestQuote = 60;

function shortened(quote: string): string {
  const flat = quote.replaceAll(/\s+/g, ' ').trim();
  return flat.length <= longestQuote ? flat : `${flat.slice(0, longestQuote)} …`;
}

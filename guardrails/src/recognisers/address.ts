import { isPublicPostcode } from '../public-contacts.ts';
import { likely, type Recogniser } from '../recogniser.ts';
import { wordsBefore } from '../words-around.ts';

const streets =
  'Road|Rd|Street|St|Lane|Ln|Avenue|Ave|Close|Drive|Dr|Way|Mews|Court|Place|Terrace|Gardens|Crescent|Square|Hill|Row|View|Park|Grove|Walk|Rise|Green|Parade|Wharf|Quay|Villas|Heol|Stryd|Ffordd|Lôn|Maes|Rhodfa|Clos';

const home =
  /\b(?:i live|lives?|living|address|home|reside[sd]?|residing|resident|my (?:house|flat|property)|moved (?:in )?to|tenant|tenancy|evicted|flat|apartment|n?gh?yfeiriad|cyfeiriad|rwy'n byw|delivered|c\/o)\b/i;
const postcode = /\b[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}\b/i;

/** Addresses of homes: a house number and a street, closed by a postcode or spoken of as a home. Offices are left alone. */
export const address: Recogniser = {
  kind: 'address',
  label: 'an address',
  near: 'digit',
  patterns: [
    // Under a label or after "my address is": a house number and what follows it, to the end of the sentence.
    /\b[Aa]ddress(?: [\w'’-]{1,20}){0,6}?(?: is| to|:)(?: the same:?)?[ \t\n]{1,6}(?<value>(?!(?:19|20)\d\d )\d{1,5}[A-Za-z]?,? (?=(?:\d{1,5} )?(?:[\p{Ll}.]{1,8} )?\p{Lu})[\p{L}\p{N} .,'’/()-]{5,60}(?:\n(?=[ ,]{0,4}[\p{Lu}\d])[\p{L}\p{N} ,'’/-]{2,40}){0,4})(?![\p{L}\p{N}])/dgu,
    // Under a label or after "I live at": whatever leads to the postcode, the name of a house as well.
    /\b(?:[Aa]ddress(?: is| was)?|[Ll]ive[sd]? at|[Ll]iving at|[Nn]?[Gg]?[Hh]?[Yy]?[Cc]yfeiriad(?: yw)?|[Bb]yw yn)[ \t]{0,3}[:|\t]?[ \t\n]{0,4}(?<value>[A-Z0-9][\w'’ ,\n/-]{4,110}?[ ,\n][A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2})\b/dg,
    new RegExp(
      `(?<![\\w£.-])(?:(?:Flat|Apartment|Apt|Unit|Room)\\.? {0,2}\\d{1,4}[A-Za-z]?[, ]{1,3})?\\d{1,4}[A-Za-z]?(?:-\\d{1,4})?,? (?:(?:Heol|Stryd|Ffordd|Lôn|Maes|Rhodfa|Clos) (?:(?:y|yr) )?(?:[A-Z][\\w'’-]{1,20} ?){1,3}|(?:(?:St|[A-Z][\\w'’-]{1,20})\\.? ){1,4}(?:${streets})\\b)(?:(?:, ?|\\n {0,8})(?!(?:Dear|Tel|Phone|Email|E-mail|Date)\\b)[A-Z][a-z][a-z'’-]{0,20}(?:[ -](?:[A-Z][a-z][a-z'’-]{0,20}|upon|on|under|in|le|by|the|of|and)){0,3}){0,4}(?:[, ]{0,3}\\n? {0,8}[A-Za-z]{1,2}\\d[A-Za-z\\d]? ?\\d[A-Za-z]{2}\\b)?`,
      'g',
    ),
  ],
  judge(candidate) {
    const { text, start, end, match, tables } = candidate;
    const before = wordsBefore(candidate, 80);
    const code = postcode.exec(match)?.[0] ?? postcode.exec(text.slice(end, end + 12))?.[0];
    if (/\bRoom [\w.]{1,8},? ?$/i.test(before)) return undefined;
    if (code !== undefined) {
      const at = { text, start: start + match.length - code.length, end, match: code, tables };
      return isPublicPostcode(at, code.toUpperCase()) ? undefined : likely.certain;
    }
    return home.test(before) || /\baddress\b[^.!?]{0,60}$/i.test(before) ? likely.labelled : undefined;
  },
};

import { isPublicMailbox } from '../public-contacts.ts';
import { likely, type Recogniser } from '../recogniser.ts';

/** E-mail addresses of persons, also spelled out ("name (at) place dot org"). A team's mailbox is public. */
export const email: Recogniser = {
  kind: 'email',
  label: 'an e-mail address',
  near: 'at',
  patterns: [
    /(?<![\w.+%'-])[\w.+%'-]{1,64}@[a-z0-9](?:[a-z0-9-]{0,62}\.){1,6}[a-z]{2,24}(?![a-z0-9-])/gi,
    /(?<![\w.+-])[\w.+-]{1,64} ?[([{] ?at ?[)\]}] ?[a-z0-9-]{1,63}(?: ?(?:[([{] ?dot ?[)\]}]|\.) ?[a-z0-9-]{1,63}| dot [a-z0-9-]{1,63}){1,5}(?![a-z0-9-])/gi,
    // Said aloud: "jane dot osei at example dot org".
    /(?<![\w.+-])[\w.+-]{1,64}(?: dot [\w-]{1,30}){0,3} at [a-z0-9-]{1,40}(?: dot [a-z]{2,20}){1,4}(?![a-z0-9-])/gi,
    /(?<![\w.+-])[\w.+-]{2,64} @ [a-z0-9-]{1,63}(?:\.[a-z0-9-]{1,63}){0,4}\.[a-z]{2,24}(?![a-z0-9-])/gi,
  ],
  judge({ match }) {
    return isPublicMailbox(plainAddress(match)) ? undefined : likely.certain;
  },
  identityOf: (match) => plainAddress(match).toLowerCase(),
};

// --- Internal ---

function plainAddress(match: string): string {
  return match
    .replace(/ ?[([{] ?at ?[)\]}] ?| at /i, '@')
    .replace(/ ?[([{] ?dot ?[)\]}] ?| dot /gi, '.')
    .replaceAll(' ', '');
}

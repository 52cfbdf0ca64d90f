import { canBeName, letter, nameSources } from '../personal-names.ts';
import { likely, type Recogniser } from '../recogniser.ts';
import { surnameOf } from './person.ts';

/** How far above a signature its letter may open. */
const letterReach = 2_000;

const opening =
  /(?:^|\n)[ \t]{0,3}(?:Dear|Annwyl|Hi|Hello|Hiya|Good (?:morning|afternoon|evening|day)|To whom it may concern|FAO|For the attention of)(?![a-z])/i;

/** A name that signs a letter without a close: alone on a line after an empty one, below an opening. */
export const personSignature: Recogniser = {
  kind: 'person',
  label: 'the name of a person',
  patterns: [new RegExp(`(?<=\\n[ \\t]{0,3}\\n[ \\t]{0,3})${nameSources.full}(?=[ \\t]{0,3}(?:\\n|\\(|,|$))(?![${letter}])`, 'g')],
  judge({ text, start, match }) {
    if (!canBeName(match.split(/[ .]+/))) return undefined;
    return opening.test(text.slice(Math.max(0, start - letterReach), start)) ? likely.form : undefined;
  },
  identityOf: surnameOf,
};

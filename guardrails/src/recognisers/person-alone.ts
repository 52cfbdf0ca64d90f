import { canBeName, isGivenName, letter, personalNames, upper } from '../personal-names.ts';
import { type Candidate, likely, type Recogniser } from '../recogniser.ts';
import { columnHeader } from '../words-around.ts';
import { surnameOf } from './person.ts';

let header: RegExp | undefined;

/** Names with nothing around them: a known given name before a surname, or a cell in a column of names. The list cannot know every name. */
export const personAlone: Recogniser = {
  kind: 'person',
  label: 'the name of a person',
  patterns: [
    new RegExp(
      `(?<![${letter}'’-])[${upper}][${letter}'’-]{1,20}(?: [${upper}]\\.)? (?:(?:de|da|del|van|von|bin|ibn|al|el|ap) )?[${upper}][${letter}'’-]{1,30}(?![${letter}])`,
      'g',
    ),
  ],
  judge(candidate) {
    const words = candidate.match.split(/[ .]+/);
    if (!canBeName(words)) return undefined;
    if (isGivenName(words[0] ?? '')) return likely.form;
    header ??= new RegExp(`^\\s{0,5}(?:${personalNames().labels.join('|')})\\s{0,5}$`, 'i');
    return isCell(candidate) && header.test(columnHeader(candidate)) ? likely.labelled : undefined;
  },
  identityOf: surnameOf,
};

// --- Internal ---

/** Whether a name fills a cell of a table. */
function isCell({ text, start, end }: Candidate): boolean {
  return (
    /(?:^|[\n|,;\t]) {0,3}$/.test(text.slice(Math.max(0, start - 4), start)) && /^ {0,3}(?:[\n|,;\t]|$)/.test(text.slice(end, end + 4))
  );
}

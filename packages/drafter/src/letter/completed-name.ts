import type { PersonName } from './person-name.ts';

/** "J. Penhallow" at the foot is who the letterhead or the From field says in full: title, first names, letters after the name. */
export function completed(signed: PersonName, others: readonly PersonName[]): PersonName {
  return others.filter((other) => isSamePerson(signed, other)).reduce(mergeNames, signed);
}

/** Whether a name signed short may be of a person who is named elsewhere in the letter. */
export function isSamePerson(signed: PersonName, other: PersonName): boolean {
  const theirs = `${other.full} ${other.territory}`.toLowerCase().split(/[ ,]+/);
  const words = signed.full.toLowerCase().split(' ');
  if (words.length === 1 && isShortFor(words[0] ?? '', theirs[0] ?? '')) return true;
  return words.every((word, place) => {
    const stem = word.replaceAll('.', '');
    const isInitials = stem.length <= 2 || /^\p{L}-\p{L}$/u.test(stem);
    if (isInitials) return theirs.some((one) => one.startsWith(stem.charAt(0)));
    // "Winifred Tregenna" signs what "Mrs W. Tregenna" heads; a surname must stand in both.
    return theirs.includes(stem) || (place < words.length - 1 && theirs[place]?.replaceAll('.', '') === stem.charAt(0));
  });
}

// --- Internal ---

function mergeNames(name: PersonName, other: PersonName): PersonName {
  const isFuller = other.full.length > name.full.length && !(name.given.length > 2 && other.given.length <= 2);
  const { given, surname, full } = isFuller ? other : name;
  return {
    given,
    surname,
    full,
    title: name.title === '' ? other.title : name.title,
    territory: name.territory === '' ? other.territory : name.territory,
    afterName: name.afterName === '' ? other.afterName : name.afterName,
    isRightHonourable: name.isRightHonourable || other.isRightHonourable,
  };
}

/** "Pat" is short for "Patrick", "Sukhi" for "Sukhwinder". */
function isShortFor(short: string, name: string): boolean {
  return short.length >= 3 && name.length > short.length && name.startsWith(short.slice(0, Math.max(3, short.length - 2)));
}

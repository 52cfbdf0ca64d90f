/** Text as a department holds it: prose, letters, tables, lists, mail heads, figures and identifiers, the same for the same seed. */
export function mixedText(length: number, seed: number): string {
  const random = seededRandom(seed);
  const pick = <Value>(values: readonly [Value, ...Value[]]): Value => values[Math.floor(random() * values.length)] ?? values[0];
  const digits = (count: number) => Array.from({ length: count }, () => Math.floor(random() * 10)).join('');
  const name = () => `${pick(firstNames)} ${pick(lastNames)}`;
  const date = () => `${1 + Math.floor(random() * 28)} ${pick(months)} ${1950 + Math.floor(random() * 75)}`;
  const postcode = () => `${pick(areas)}${1 + Math.floor(random() * 20)} ${digits(1)}${pick(inward)}${pick(inward)}`;
  const sentence = () => `${pick(subjects)} ${pick(verbs)} ${pick(objects)} ${pick(ends)}.`;
  const prose = () => Array.from({ length: 3 + Math.floor(random() * 4) }, sentence).join(' ');

  const blocks: readonly [() => string, ...(() => string)[]] = [
    prose,
    prose,
    prose,
    () => `${1 + Math.floor(random() * 9)}.${1 + Math.floor(random() * 20)} ${pick(headings)}\n${prose()}`,
    () => `Dear ${name()}\n\n${prose()} ${identity()} ${prose()}\n\nYours sincerely\n${name()}`,
    () => `From: ${name()} <${mail()}>\nTo: Correspondence Unit\nSubject: ${pick(headings)}\nDate: ${date()}\n\n${prose()} ${identity()}`,
    () =>
      `Name | NHS number | Born | Postcode\n${[1, 2, 3].map(() => `${name()} | ${nhsNumber()} | ${date()} | ${postcode()}`).join('\n')}`,
    () =>
      [1, 2, 3, 4]
        .map(() => `- ${pick(subjects)}: £${digits(3)},${digits(3)} (${digits(2)} % in ${pick(months)}), ref ${digits(6)}/${digits(2)}`)
        .join('\n'),
    () => `Diolch am eich llythyr dyddiedig ${date()}. Byddwn yn ateb o fewn ugain diwrnod gwaith. Cod post: ${postcode()}.`,
  ];

  const identity = () =>
    pick([
      () => `My National Insurance number is ${pick(niPrefixes)} ${digits(2)} ${digits(2)} ${digits(2)} ${pick(['A', 'B', 'C', 'D'])}.`,
      () => `You can ring me on 07700 900${digits(3)} or write to ${mail()}.`,
      () => `I live at ${1 + Math.floor(random() * 99)} ${pick(lastNames)} Road, ${postcode()}.`,
      () => `The NHS number is ${nhsNumber()} and the date of birth ${date()}.`,
      () => `Sort code ${digits(2)}-${digits(2)}-${digits(2)}, account ${digits(8)}.`,
    ])();
  const mail = () => `${pick(firstNames)}.${pick(lastNames)}@example.org`.toLowerCase();
  /** Ten digits whose last makes modulus 11 come out; where no digit does, others are drawn. */
  const nhsNumber = (): string => {
    const first = digits(9);
    const check = (11 - ([...first].reduce((sum, digit, index) => sum + Number(digit) * (10 - index), 0) % 11)) % 11;
    return check === 10 ? nhsNumber() : `${first.slice(0, 3)} ${first.slice(3, 6)} ${first.slice(6)}${check}`;
  };

  const parts: string[] = [];
  for (let written = 0; written < length; written += (parts.at(-1)?.length ?? 0) + 2) parts.push(pick(blocks)());
  return parts.join('\n\n').slice(0, length);
}

/** Mulberry32: small, quick and the same everywhere. */
function seededRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

const firstNames = ['Amina', 'Bronwen', 'Callum', 'Dilys', 'Ewan', 'Fatima', 'Grace', 'Harjit', 'Ines', 'Joseph'] as const;
const lastNames = ['Abbott', 'Bhatt', 'Cartwright', 'Davies', 'Eze', 'Farrow', 'Griffiths', 'Hussain', 'Kowalski', 'Mbeki'] as const;
const months = ['January', 'February', 'March', 'May', 'June', 'September', 'November'] as const;
const areas = ['LS', 'CF', 'EH', 'BT', 'NE', 'SW', 'M', 'B', 'PL'] as const;
const inward = ['A', 'B', 'D', 'E', 'F', 'G', 'H', 'J', 'L', 'N', 'P', 'Q', 'R', 'S', 'T'] as const;
const niPrefixes = ['AB', 'CE', 'HK', 'JY', 'LC', 'PW', 'SR'] as const;
const headings = [
  'Eligibility',
  'How decisions are made',
  'Closure of the ticket office',
  'Review of the scheme',
  'Costs and timing',
] as const;
const subjects = [
  'The Department',
  'A caseworker',
  'The local authority',
  'The Minister',
  'An applicant',
  'The review panel',
  'Your Member of Parliament',
  'The consultation',
] as const;
const verbs = [
  'has considered',
  'will publish',
  'should record',
  'cannot extend',
  'may withdraw',
  'expects to complete',
  'has asked for',
] as const;
const objects = [
  'the evidence about rural bus services',
  'guidance on the Housing Act 1996',
  'a decision on the grant of £12,500',
  'the second stage of the appeal',
  'an answer under section 14(2)',
  'the annual report to Parliament',
  'the terms of the contract',
] as const;
const ends = [
  'by the end of the financial year',
  'after the responses have been read',
  'as the regulations require',
  'within twenty working days',
  'once the local office has been told',
  'although two members disagreed',
] as const;

import { isClosingLine, isTrailer } from './closing-line.ts';
import { completed, isSamePerson } from './completed-name.ts';
import { nameWords } from './name-words.ts';
import { isPeer, type PersonName, readPersonName, salutationOf } from './person-name.ts';
import type { Letter } from './read-letter.ts';
import { isMember, type Role } from './read-role.ts';

/** Who a reply goes to, as far as the letter says. */
export interface Correspondent {
  /** What follows "Dear": "Ms Osei", "Mr and Mrs Patel"; empty where nobody is named. */
  readonly salutation: string;
  /** The name line of the address block; empty where neither a person nor an organisation is named. */
  readonly addressee: string;
}

/** A title is taken from the letter, never inferred from a name; what the letterhead or a form field adds to a short signature counts. */
export function readCorrespondent(letter: Letter, role: Role): Correspondent {
  const lines = linesOf(letter);
  const signature = signatureLines(lines);
  const heads = headLines(letter, lines);
  const form = fromForm(letter);
  const member = isMember(role) ? memberNamed([...heads, ...lines.slice(-12)], role) : undefined;
  const question = questioner(letter);
  if (question !== undefined) return { salutation: salutationOf(question), addressee: addresseeOf(question, role) };
  const from = readPersonName(fromField(letter), true) ?? introduced(letter);
  const joint = form === undefined ? (jointWriters(signature) ?? jointWriters({ lines: [fromField(letter)], isClosed: true })) : undefined;
  if (member === undefined && joint !== undefined) return joint;
  const others = [...(from === undefined ? [] : [from]), ...namesIn(heads)];
  const signed = form ?? member ?? signatureName(signature, others);
  const name = signed === undefined ? from : completed(signed, [...others, ...namesIn(signature.lines)]);
  if (name === undefined) return { salutation: '', addressee: organisationIn([...signature.lines, ...heads]) };
  return { salutation: salutationOf(name), addressee: addresseeOf(name, role) };
}

// --- Internal ---

function linesOf({ text, newest }: Letter): readonly string[] {
  const lines = text
    .slice(newest.start, newest.end)
    .split(/\r?\n/)
    .map((line) => line.replaceAll(/\s+/g, ' ').trim())
    .filter((line) => line !== '');
  // "Sent via ActTogether" may stand at the head of a campaign's letter too.
  const end = lines.findIndex((line, place) => place > 1 && (isTrailer(line) || /^p\.?\s?p?\.?s\.?\b[: .]/i.test(line)));
  return end < 0 ? lines : lines.slice(0, end);
}

interface Signature {
  readonly lines: readonly string[];
  /** Whether words of closing stand above them. */
  readonly isClosed: boolean;
}

/** The lines after the closing words; where there are none, the last few. */
function signatureLines(lines: readonly string[]): Signature {
  const closing = lines.findLastIndex(isClosingLine);
  if (closing >= 0 && lines.length - closing <= 9) {
    const inline = /^(?:yours\s+\w+|kind regards|regards|best wishes|many thanks|thanks|thank you|cheers),\s*(.{2,60})$/i.exec(
      lines[closing] ?? '',
    )?.[1];
    return { lines: [...(inline === undefined ? [] : [inline]), ...lines.slice(closing + 1)], isClosed: true };
  }
  // Short lines at the foot that end no sentence.
  const isBody = (line: string) => line.length > 60 || (/[?!.:]$/.test(line) && !/\b\p{Lu}\.$/u.test(line));
  const run = lines.length - 1 - lines.findLastIndex(isBody);
  return { lines: lines.slice(lines.length - Math.min(run, 4)), isClosed: false };
}

/** A line with the salutation ends the letterhead. */
function headLines({ fields }: Letter, lines: readonly string[]): readonly string[] {
  const dear = lines.findIndex((line) => /^(?:(?:dear|hi|hello|hey|annwyl)\b|sirs?[,.]?$)/i.test(line));
  const head = lines
    .slice(0, dear < 0 ? 3 : Math.min(dear, 10))
    .filter((line) => !/^(?:to|cc|subject|date|sent|our ref|ref|re|dear|your mp|mp:)\b/i.test(line));
  const from = fields.get('from') ?? '';
  return [from.replace(/\s*<[^>]*>.*$/, ''), ...head].filter((line) => line !== '');
}

function fromField({ fields }: Letter): string {
  return (fields.get('from') ?? '').replace(/\s*[<[(][^>\])]*@[^>\])]*[>\])].*$/, '').replace(/^["']|["']$/g, '');
}

/** "I'm Cllr Bronagh Tiptree": with a title, or it may be anything that somebody is. */
function introduced({ sentences }: Letter): PersonName | undefined {
  const said = /^(?:i am|i['’]m|my name is) ((?:\p{L}[\p{L}'’.-]* ){1,5}\p{Lu}[\p{L}'’-]+)/iu.exec(
    sentences[0]?.text ?? sentences[1]?.text ?? '',
  )?.[1];
  const name = said === undefined ? undefined : readPersonName(said, false);
  return name === undefined || name.title === '' || name.surname === '' ? undefined : name;
}

/** Who put a question to Parliament: "Tamsin Roe (Brackley): To ask ...", "Question tabled by ...", "The Earl of Wye to ask ...". */
function questioner({ text, newest }: Letter): PersonName | undefined {
  const flat = text.slice(newest.start, newest.end).slice(0, 3_000);
  if (/^[ \t]*dear\b/im.test(flat) || !/\bto ask (?:the|his|her) /i.test(flat)) return undefined;
  const found =
    /\b(?:tabled|asked|put down) by (.{3,60}?) \(/.exec(flat) ??
    /^[> \t]*(\p{Lu}.{2,60}?)(?: \([^)\n]{2,60}\))?:?\s{0,3}[>\s]*to ask (?:the|his|her) /imu.exec(flat);
  const name = found === null ? undefined : readPersonName(found[1] ?? '', false);
  if (name === undefined || name.title !== '') return name;
  const titled = new RegExp(`\\b(Mr|Mrs|Ms|Miss|Mx|Dr|Lord|Lady|Baroness) ${name.surname}\\b`, 'u').exec(flat);
  return titled === null ? name : { ...name, title: titled[1] ?? '' };
}

/** The fields of a web form: title, first name, surname, or a name in one. */
function fromForm({ text, fields }: Letter): PersonName | undefined {
  const loose = new Map(
    [
      ...text
        .slice(0, 1_500)
        .matchAll(
          /^[ \t]{0,4}(title|salutation|first ?name|forenames?|given names?|last ?name|surname|family name|full name|your name|name)[ \t]{0,4}[:=][ \t]{0,4}(.{1,60})$/gim,
        ),
    ].map(([, key = '', value = '']) => [key.toLowerCase().replaceAll(' ', ''), value.trim()] as const),
  );
  if (
    !loose.has('surname') &&
    !loose.has('lastname') &&
    !loose.has('familyname') &&
    !['name', 'fullname', 'yourname'].some((key) => loose.has(key))
  )
    return undefined;
  if (fields.has('from') && !loose.has('name')) return undefined;
  const first =
    loose.get('firstname') ?? loose.get('forename') ?? loose.get('forenames') ?? loose.get('givenname') ?? loose.get('givennames') ?? '';
  const last = loose.get('surname') ?? loose.get('lastname') ?? loose.get('familyname') ?? '';
  const whole = loose.get('name') ?? loose.get('fullname') ?? loose.get('yourname') ?? `${first} ${last}`.trim();
  const title = loose.get('title') ?? loose.get('salutation') ?? '';
  const written = nameWords().titles.has(title.replace(/\.$/, '').toLowerCase()) ? `${title} ` : '';
  return readPersonName(`${written}${whole}`, true);
}

function signatureName({ lines, isClosed }: Signature, known: readonly PersonName[]): PersonName | undefined {
  const names = lines.slice(0, 4).flatMap((line) => {
    if (!isClosed && line.split(' ').length > 6) return [];
    const name = readPersonName(line, true);
    if (name === undefined) return [];
    // A word alone at the foot of an unclosed letter may be anything; after the closing words it is a name.
    return !isClosed && name.title === '' && name.surname === '' && !/^\p{Lu}/u.test(line) ? [] : [name];
  });
  // "Peace" and "Slán" stand above the name that the letterhead knows.
  return names.find((name) => known.some((other) => isSamePerson(name, other))) ?? names[0];
}

function namesIn(lines: readonly string[]): readonly PersonName[] {
  return lines.flatMap((line) => readPersonName(line, false) ?? []);
}

/** "Mr and Mrs Patel", "Ann Lee and Tom Roe", "Mr Errol and Mrs Iolanthe Buckmaster", one below the other with "and". */
function jointWriters({ lines, isClosed }: Signature): Correspondent | undefined {
  const candidates = lines.slice(0, isClosed ? 4 : 3);
  for (const line of candidates) {
    const parts = /^(.{2,50}?)\s+(?:and|&|\+)\s+(.{2,50})$/i.exec(line.replaceAll(/\s*\([^)]*\)/g, ''));
    if (parts === null) continue;
    const [, left = '', right = ''] = parts;
    const second = readPersonName(right, true);
    if (second !== undefined && second.surname === '' && second.title === '' && /^\p{Lu}[\p{L}'’-]+$/u.test(left) && /^\p{Lu}/u.test(right))
      return { salutation: `${left} and ${second.full}`, addressee: `${left} and ${second.full}` };
    if (second === undefined || !/^\p{Lu}/u.test(right)) continue;
    const shared = second.surname === '' ? undefined : readShared(left, second);
    if (shared !== undefined) return shared;
    const first = readPersonName(left, false);
    if (first === undefined || first.surname === '' || second.surname === '') continue;
    const salutation = `${salutationOf(first)} and ${salutationOf(second)}`;
    return { salutation, addressee: `${blockName(first)} and ${blockName(second)}` };
  }
  return namedBelow(lines);
}

/** Two whole names one below the other, above what both are: "Joint convenors", "Co-chairs". */
function namedBelow(lines: readonly string[]): Correspondent | undefined {
  const office = lines.slice(0, 5).findIndex((line) => /^(?:joint|co)[- ](?:\p{L}+ ?){1,3}$/iu.test(line));
  const [first, second, ...more] = namesIn(lines.slice(0, Math.max(0, office)));
  if (first === undefined || second === undefined || more.length > 0 || first.surname === '' || second.surname === '') return undefined;
  return {
    salutation: `${salutationOf(first)} and ${salutationOf(second)}`,
    addressee: `${blockName(first)} and ${blockName(second)}`,
  };
}

/** "Mr and Mrs Patel", "Jane and Tom Smith": the surname stands once. */
function readShared(left: string, second: PersonName): Correspondent | undefined {
  const { titles } = nameWords();
  const [titleWord = '', ...more] = left.split(' ');
  const title = titles.get(titleWord.replaceAll('.', '').toLowerCase());
  if (title !== undefined && second.title !== '' && more.length <= 1) {
    const firstName = more[0];
    const isSharedName = firstName === undefined || readPersonName(`${left} ${second.surname}`, false) !== undefined;
    if (!isSharedName || (firstName !== undefined && firstName === second.surname)) return undefined;
    const given = (name: string) => (name === '' ? '' : ` ${name}`);
    // "Sir John and Lady Osei": a knight is addressed by his first name.
    const ownName = (title === 'Sir' || title === 'Dame') && firstName !== undefined ? ` ${firstName}` : '';
    return {
      salutation: `${title}${ownName} and ${second.title} ${second.surname}`,
      addressee:
        firstName === undefined
          ? `${title} and ${second.title}${given(second.given)} ${second.surname}`
          : `${title} ${firstName} and ${second.title}${given(second.given)} ${second.surname}`,
    };
  }
  if (title !== undefined || more.length > 0 || second.title !== '' || !/^\p{Lu}[\p{L}'’-]+$/u.test(titleWord)) return undefined;
  const both = `${titleWord} and ${second.full}`;
  return { salutation: both, addressee: both };
}

/** Where staff write for a member, the reply goes to the member: the one named with the letters or title of one. */
function memberNamed(lines: readonly string[], role: Role): PersonName | undefined {
  const letters =
    role === 'mp' ? /\bMP\b/ : role === 'devolved-member' ? /\b(?:MSP|MLA|MS|AS)\b/ : /\b(?:Lord|Lady|Baroness|Viscount|Earl|Baron)\b/;
  for (const line of lines) {
    if (!letters.test(line)) continue;
    const bare = line
      .replace(
        /^.*?\b(?:on behalf of|dictated by|office of|caseworker (?:to|for)|assistant to|secretary to|pp|for and on behalf of|for)\b:?\s+/i,
        '',
      )
      .replace(/ (?:and signed|dictated|signed) .*$/i, '');
    const name = readPersonName(bare, false);
    if (name !== undefined && (role === 'peer' ? isPeer(name.title) : name.afterName !== '')) return name;
  }
  return undefined;
}

function organisationIn(lines: readonly string[]): string {
  const { organisation } = nameWords();
  return (
    lines
      .map((line) => line.replace(/^(?:for and )?on behalf of /i, ''))
      .find((line) => organisation.test(line) && line.length <= 80 && !/[?.!]$/.test(line) && !/^dear\b/i.test(line)) ?? ''
  );
}

/** For an address block: a member of the Commons has no Mr or Mrs, a peer is "The Lord ...". */
function addresseeOf(name: PersonName, role: Role): string {
  if (isPeer(name.title) && (role === 'peer' || (name.given === '' && name.title !== 'Lady'))) {
    const lead = name.isRightHonourable ? 'The Rt Hon the' : 'The';
    return [lead, name.title, name.given, name.surname, name.territory, name.afterName].filter((part) => part !== '').join(' ');
  }
  const isCommons = role === 'mp' && /^(?:Mr|Mrs|Ms|Miss|Mx)$/.test(name.title);
  const lead = name.isRightHonourable ? 'The Rt Hon ' : '';
  const withLetters = role === 'mp' && !/\bMP\b/.test(name.afterName) ? { ...name, afterName: `${name.afterName} MP`.trim() } : name;
  return `${lead}${blockName(isCommons ? { ...withLetters, title: '' } : withLetters)}`;
}

function blockName({ title, full, afterName }: PersonName): string {
  return [title, full, afterName].filter((part) => part !== '').join(' ');
}

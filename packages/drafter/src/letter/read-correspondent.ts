/** Who wrote, as far as the letter says; a title is taken from the letter, never inferred from a name. */
export type Correspondent =
  | { readonly kind: 'titled'; readonly title: string; readonly surname: string }
  | { readonly kind: 'named'; readonly name: string }
  | { readonly kind: 'unknown' };

const closings =
  /^(?:yours|your)\s+(?:sincerely|faithfully|truly|ever|in .{1,30})|^(?:(?:with )?(?:kind|best|warm|kindest|warmest)(?: personal)? (?:regards|wishes)|(?:with )?(?:many )?thanks(?: again| in advance| and regards)?|regards|sincerely|respectfully|cheers|best|from|with thanks|thank you|in hope|many thanks in advance|yours)[,.!]?\s*$/i;
const titles =
  'Mr|Mrs|Ms|Miss|Mx|Dr|Prof|Professor|Sir|Dame|Lord|Lady|Baroness|Baron|Viscount|Earl|Rev|Revd|Reverend|Rabbi|Imam|Canon|Father|Sister|Pastor|Cllr|Councillor|Captain|Capt|Major|Colonel|Col|Sergeant|Sgt|Judge';
const titledName = new RegExp(`^(?:the (?:rt|right) hon(?:ourable)?\\.? )?(?:the )?(${titles})\\.? (.+)$`, 'i');
const bracketedTitle = new RegExp(`\\((${titles})\\.?\\)`, 'i');
const fullTitles: Readonly<Record<string, string>> = { cllr: 'Councillor', prof: 'Professor' };
const afterName = /,?\s+(?:MP|MSP|MS|MLA|AM|CBE|OBE|MBE|KC|QC|DL|JP|PhD|BA|BSc|MSc|MA|FRS|FRCP|RGN|BEM|Esq|CPFA|FCA|ACA)\b\.?/g;
const organisation =
  /\b(?:Ltd|Limited|plc|LLP|CIC|Association|Society|Trust|Council|Group|Team|Committee|Department|Charity|Foundation|Centre|Club|School|Union|Federation|Partnership|Company|Services|Network|Forum|Alliance|Office|Residents|Parents|Pupils|Class|Year|Chair|Secretary|Director|Manager|Officer|Clerk|Treasurer|Users|Members|Neighbours|Volunteers|Owners|Tenants|Member of Parliament|Chief Executive)\b/;

/** Reads the signature: the first name-like line after the closing words, else the last lines of the letter. */
export function readCorrespondent(letter: string): Correspondent {
  const lines = letter.split(/\r?\n/).map((line) => line.replace(/\s+/g, ' ').trim());
  const closing = lines.findLastIndex((line) => closings.test(line));
  const afterClosing = lines.slice(closing + 1).filter((line) => line !== '');
  const candidates = closing >= 0 ? afterClosing.slice(0, 4) : lines.filter((line) => line !== '').slice(-2);
  const inline =
    closing >= 0
      ? /^(?:yours\s+\w+|regards|kind regards|best wishes|many thanks|thanks|thank you),\s*(.{2,60})$/i.exec(lines[closing] ?? '')?.[1]
      : undefined;
  for (const line of inline === undefined ? candidates : [inline, ...candidates]) {
    const correspondent = readName(line, closing >= 0);
    if (correspondent !== undefined) return correspondent.kind === 'named' ? fullerName(correspondent, lines) : correspondent;
  }
  return { kind: 'unknown' };
}

/** "J. Penhallow" at the foot is who the letterhead or the From field says in full, title included. */
function fullerName(signed: Correspondent & { readonly kind: 'named' }, lines: readonly string[]): Correspondent {
  const heads = [...lines.filter((line) => /^from:/i.test(line)), ...lines.filter((line) => line !== '').slice(0, 3)];
  const words = signed.name.split(' ');
  for (const head of heads) {
    const bare = head.replace(/^from:\s*/i, '').replace(/\s*<[^>]*>.*$/, '');
    if (!words.every((word) => startsAsIn(word, bare))) continue;
    const found = readName(bare, false);
    if (found?.kind === 'titled' || (found?.kind === 'named' && found.name.length > signed.name.length)) return found;
  }
  return signed;
}

/** Whether a word, or a word that an initial stands for, is in a line. */
function startsAsIn(word: string, line: string): boolean {
  const stem = word.replace(/\.$/, '');
  return line.split(/[\s,]+/).some((other) => (stem.length === 1 ? other.startsWith(stem) : other === stem));
}

function readName(line: string, isSignature: boolean): Correspondent | undefined {
  const bare = titleFirst(line.replace(/^[-–—*\s]+/, ''))
    .replace(/\s*\([^)]*\)\s*/g, ' ')
    .replace(afterName, '')
    .replace(/^the (?:rt|right) hon(?:ourable)?\.? /i, '')
    .replace(/[,.;!]+$/, '')
    .trim();
  const name = bare.split(/,| - | – |\|/)[0]?.trim() ?? '';
  const titled = titledName.exec(name);
  if (titled !== null) {
    const [, title = '', rest = ''] = titled;
    const surname = surnameOf(rest, title);
    if (surname !== '' && looksLikeName(rest))
      return { kind: 'titled', title: fullTitles[title.toLowerCase()] ?? capitalised(title), surname };
  }
  if (organisation.test(name) || /[\d@:/?]/.test(name)) return undefined;
  const words = name.split(' ');
  if (words.length > 5 || !looksLikeName(name)) return undefined;
  if (!isSignature && words.length < 2) return undefined;
  return { kind: 'named', name };
}

/** "(Mrs) Joan Field" and "Joan Field (Mrs)" are Mrs Joan Field. */
function titleFirst(line: string): string {
  const found = bracketedTitle.exec(line);
  return found === null ? line : `${found[1]} ${line.replace(found[0], ' ').trim()}`;
}

/** "of" and lands belong to a peer's title: "Lord Harcombe of Wye" is Lord Harcombe. */
function surnameOf(rest: string, title: string): string {
  const words = rest.split(' ');
  const of = words.indexOf('of');
  const name = of > 0 ? words.slice(0, of) : words;
  if (/^(?:Sir|Dame)$/i.test(title)) return name[0] ?? '';
  const particle = name.findIndex(
    (word, place) => place > 0 && /^(?:van|von|de|del|della|di|da|der|den|la|le|ap|ab|bin|ibn|al|el|Mac|Mc|St|Ó|O)$/.test(word),
  );
  return particle > 0 ? name.slice(particle).join(' ') : (name.at(-1) ?? '');
}

function looksLikeName(text: string): boolean {
  return text
    .split(' ')
    .filter((word) => !/^(?:van|von|de|del|della|di|da|der|den|la|le|ap|ab|bin|ibn|al|el|of|and)$/.test(word))
    .every((word) => /^\p{Lu}[\p{L}'’.-]*$/u.test(word));
}

function capitalised(title: string): string {
  return title.charAt(0).toUpperCase() + title.slice(1).toLowerCase();
}

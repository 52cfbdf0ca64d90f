import { isNameOrPlace } from './name-or-place.ts';
import { nameWords } from './name-words.ts';

/** What the value of a field is, if it is what the field is for. */
export type FieldShape =
  | 'phone'
  | 'e-mail'
  | 'contact'
  | 'web'
  | 'reference'
  | 'date'
  | 'postcode'
  | 'address'
  | 'name'
  | 'title'
  | 'importance';

/** Whether a value is no more than its field is for: a number of a telephone, not "none, I am in hospital". An empty one is. */
export function hasShape(value: string, shape: FieldShape): boolean {
  const text = value.trim();
  return text === '' || shapes[shape](text);
}

/** The value of a field of names without the addresses of e-mail beside them. */
export function withoutAddresses(value: string): string {
  return value
    .replaceAll(/[<([]?[^\s@<>()[\]]{1,64}@[^\s@<>()[\]]{1,190}[>)\]]?/g, ' ')
    .replaceAll(/["';]/g, ' ')
    .trim();
}

// --- Internal ---

const shapes: Readonly<Record<FieldShape, (text: string) => boolean>> = {
  phone: isPhone,
  'e-mail': isEmail,
  contact: (text) => isPhone(text) || isEmail(text),
  web: (text) => /^(?:https?:\/\/)?[\w-]{1,63}(?:\.[\w-]{1,63}){1,5}\/?$/.test(text),
  reference: isReference,
  date: (text) => text.length <= 60 && /\d/.test(text) && wordsOf(text).every((word) => dateWord.test(word)),
  postcode: isPostcode,
  address: (text) => text.length <= 150 && text.split(',').every((part) => isPostcode(part.trim()) || isNameOrPlace(part.trim())),
  name: (text) => isNameOrPlace(withoutAddresses(text)),
  title: (text) => nameWords().titles.has(text.replace(/\.$/, '').toLowerCase()),
  importance: (text) => /^(?:high|normal|low)$/i.test(text),
};

function wordsOf(text: string): readonly string[] {
  return text.split(/[\s,()]+/).filter((word) => word !== '');
}

function isPhone(text: string): boolean {
  const digits = text.replaceAll(/\D/g, '').length;
  return digits >= 5 && digits <= 26 && /^[\d\s()+./-]{5,40}(?:(?:ext|extension|x)\.?\s?\d{1,6})?$/i.test(text);
}

function isEmail(text: string): boolean {
  return /^<?[\w.+'-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,5}>?\.?$/.test(text);
}

function isPostcode(text: string): boolean {
  return /^[A-Z]{1,2}\d[A-Z\d]?\s?\d[A-Z]{2}$/i.test(text);
}

/** "AB/12", "EVL 338120", "DMF-4410": figures and short runs of letters; a word is none. */
function isReference(text: string): boolean {
  const words = text.split(/\s+/);
  const isCode = (word: string) => /^[A-Za-z\d#._/-]{1,30}$/.test(word) && !/[A-Za-z]{5}/.test(word);
  const isShort = (word: string) => /^[A-Z]{1,4}$/.test(word);
  return words.length <= 3 && /\d/.test(text) && words.every((word) => (/\d/.test(word) ? isCode(word) : isShort(word)));
}

const dateWord =
  /^(?:\d{1,4}(?:st|nd|rd|th)?|\d{1,4}[/.-]\d{1,2}[/.-]\d{1,4}|\d{4}-\d{2}-\d{2}T[\d:.]{5,12}Z?|\d{1,2}[:.]\d{2}(?::\d{2})?(?:am|pm)?|[+-]\d{4}|(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\.?|jan(?:uary)?\.?|feb(?:ruary)?\.?|mar(?:ch)?\.?|apr(?:il)?\.?|may|june?|july?|aug(?:ust)?\.?|sept?(?:ember)?\.?|oct(?:ober)?\.?|nov(?:ember)?\.?|dec(?:ember)?\.?|of|at|the|am|pm|gmt|utc|bst)$/i;

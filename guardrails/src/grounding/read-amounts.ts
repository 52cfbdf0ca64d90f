import { count, exactly, money, percentage, type Quantity, type QuantityKeys } from './quantity.ts';

const number = '\\d{1,40}(?:,\\d{3}(?!\\d)){0,9}(?:\\.\\d{1,20})?';
const pattern = new RegExp(
  [
    `(?:(?<currency>[£€$])\\s?|\\b)(?<digits>${number})`,
    '(?:\\s?(?<percent>%|per ?cent\\b)|[\\s-]?(?<scale>million|billion|trillion|thousand|hundred|mn?|bn|k|tn)\\b)?',
    '(?<unit> (?:pounds|euros?|dollars|pence)\\b|p\\b)?',
  ].join(''),
  'gi',
);

/** Numbers, sums of money and percentages in figures: "£4 million", "£4m" and "4,000,000" are one. */
export function readAmounts(text: string): readonly Quantity[] {
  return [...text.matchAll(pattern)].map(({ index, 0: match, groups = {} }) => {
    const end = index + match.length;
    return { start: index, end, ...keysOf(groups, text.slice(end, end + 2)) };
  });
}

// --- Internal ---

function keysOf(
  { currency, digits = '', percent, scale = '', unit }: Readonly<Record<string, string | undefined>>,
  following: string,
): QuantityKeys {
  if (percent !== undefined) return percentage(amountOf(digits, ''));
  // "4m" is four metres as well.
  const value = amountOf(digits, currency === undefined && scale.length < 3 ? '' : scale);
  if (currency !== undefined) return money(currency, value);
  if (unit !== undefined) return /^p$| pence/i.test(unit) ? money('£', String(Number(value) / 100)) : money(currencyOf(unit), value);
  return /^s\b/.test(following) && /^\d{3}0$/.test(digits) ? exactly([`${digits}s`]) : count(value);
}

function currencyOf(unit: string): string {
  return /pound/i.test(unit) ? '£' : /euro/i.test(unit) ? '€' : '$';
}

/** Powers of ten by how a scale begins: "m", "mn" and "million". */
const powers: readonly (readonly [start: string, power: number])[] = [
  ['tr', 12],
  ['tn', 12],
  ['b', 9],
  ['m', 6],
  ['t', 3],
  ['k', 3],
  ['h', 2],
];

function amountOf(digits: string, scale: string): string {
  const plain = digits.replaceAll(',', '');
  const [, power = 0] = powers.find(([start]) => scale.toLowerCase().startsWith(start)) ?? [];
  // Long or zero-led digits are a reference, not an amount.
  if (power === 0 && (/^0\d/.test(plain) || plain.length > 15)) return plain;
  return String(Number((Number(plain) * 10 ** power).toPrecision(12)));
}

import { describe, expect, test } from 'vitest';
import { personalData } from './checks/personal-data.ts';
import { findIn } from './testing/find-in.ts';

const find = (kind: string, text: string) => findIn(personalData, { kinds: [kind] }, { text });

describe('under its label a value is found however it is written', () => {
  test.each<[string, string, string]>([
    ['national-insurance-number', 'NINO AB/12/34/56/C', 'AB/12/34/56/C'],
    ['national-insurance-number', 'NI no: A B 1 2 3 4 5 6 C', 'A B 1 2 3 4 5 6 C'],
    ['national-insurance-number', 'N.I. No. ab.12.34.56.c', 'ab.12.34.56.c'],
    ['nhs-number', 'NHS: 485.777.3457', '485.777.3457'],
    ['nhs-number', 'NHS number 4 8 5 7 7 7 3 4 5 7', '4 8 5 7 7 7 3 4 5 7'],
    ['nhs-number', 'NHS no 4B5 777 345l', '4B5 777 345l'],
    ['utr', 'SA UTR 11034-57615', '11034-57615'],
    ['passport', 'My passport A12345678 has expired', 'A12345678'],
    ['passport', 'Passport l23456789', 'l23456789'],
    ['driving-licence', 'Driver No MORGA6S7O54SM9IJ', 'MORGA6S7O54SM9IJ'],
    ['postcode', 'Postcode: L S 1 4 D Y', 'L S 1 4 D Y'],
    ['postcode', 'Postcode nl1 1bq', 'nl1 1bq'],
    ['uk-phone', 'Phone Ol632 960423.', 'Ol632 960423'],
    ['sort-code', 'sort code 20.00.00', '20.00.00'],
    ['bank-account', 'Account number 55-77-99-11', '55-77-99-11'],
    ['bank-account', '5577991l (account number)', '5577991l'],
    ['iban', 'IBAN GB29 NWBK 6O16 1331 9268 l9', 'GB29 NWBK 6O16 1331 9268 l9'],
    ['payment-card', 'Card: 41111111\n11111111', '41111111\n11111111'],
    ['payment-card', 'Visa 4111.1111.1111.1111', '4111.1111.1111.1111'],
    ['vehicle-registration', 'number plate ABl2 CDE', 'ABl2 CDE'],
    ['date-of-birth', 'DOB 14031962', '14031962'],
    ['date-of-birth', 'DoB: l4/03/1962', 'l4/03/1962'],
    ['case-reference', 'Your Ref: DWP/CM/123456', 'DWP/CM/123456'],
    ['case-reference', 'case number 12345678', '12345678'],
  ])('%s: %s', async (kind, text, value) => {
    expect(await find(kind, text)).toEqual([`${kind}: ${value}`]);
  });
});

describe('in the column that its label heads', () => {
  test.each<[string, string, number]>([
    ['nhs-number', 'Name\tNHS No\nA\t485 777 345l\nB\t4857773450', 2],
    ['passport', '| Name | Passport no |\n|---|---|\n| A | l23456789 |', 1],
    ['person', 'Surname,Forename\nNkosi,Thandiwe\nLi,Na', 4],
    ['person', 'Name;Town\nNguyen Van Minh;Hull', 1],
  ])('%s: %s', async (kind, text, count) => {
    expect(await find(kind, text)).toHaveLength(count);
  });
});

describe('what stands elsewhere is left alone', () => {
  test.each<[string, string]>([
    ['bank-account', 'the account 2019-2020'],
    ['case-reference', 'Use your 13-character reference number: 10-digit'],
    ['date-of-birth', 'people born 6 October 1937 to 5 October 1939'],
    ['uk-phone', 'call 0300 123 4567'],
    ['payment-card', 'the card is so old'],
    ['person', 'Name,Units\nLeeds,4\nHull,5'],
    ['person', 'Name of scheme\tYear\nWarm Home\t2019'],
    ['nhs-number', 'Order no\tUnits\n4857773450\t4\n4857773451\t5'],
  ])('%s: %s', async (kind, text) => {
    expect(await find(kind, text)).toEqual([]);
  });
});
